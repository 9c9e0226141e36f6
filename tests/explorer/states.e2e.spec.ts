import { type Page, type Route } from 'playwright-core';
import { describeExplorer, type Explorer } from './explorer';
import { looksGood } from './looks';

const SKY = '/artifacts/pkg%3Ahuggingface%2FNovaSky-AI%2FSky-T1-32B-Preview';
const API = '**/api/v1/**';
const SENTENCE = 'The graph cannot be read at the moment.';

/** Every view that reads something when it opens: where it is, what it is called, and what it shows in the end. */
const VIEWS = [
  ['overview', '/', /same-base-transmission/],
  ['artifacts', '/artifacts?search=base-a', 'base-a'],
  ['artifact', SKY, /Learned from data made by a model/],
  ['promotions', '/promotions', /number-student-of-base-a/],
  ['reviews', '/reviews', /Nobody recorded how an ancestor came to be/],
] as const;

const unwell = (route: Route) =>
  route.fulfill({
    status: 503,
    contentType: 'application/problem+json',
    body: JSON.stringify({
      ...{ type: 'urn:pedigree:problem:unavailable', title: 'Unavailable', status: 503 },
      detail: SENTENCE,
    }),
  });

/** A page on which requests to the API meet with this, until `page.unroute(API)`. */
async function openWith(
  explorer: Explorer,
  path: string,
  met: (route: Route) => Promise<void>,
): Promise<Page> {
  const page = await explorer.open('/plan');
  await page.getByRole('heading', { name: 'Plan a run' }).waitFor();
  await page.route(API, met);
  await page.goto(`${explorer.url}${path}`);
  return page;
}

const main = (page: Page) => page.getByRole('main');

describeExplorer('what a view of the explorer shows while it has no answer', (explorer) => {
  it.each(VIEWS)('%s: that it is loading, and then what there is', async (name, path, sign) => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const page = await openWith(explorer(), path, async (route) => {
      await released;
      await route.continue();
    });
    const loading = main(page).getByText(/^Loading /);
    await loading.first().waitFor({ state: 'attached' });
    await looksGood(page, `${name}-loading`, () => loading.first().waitFor({ state: 'attached' }));
    release();
    await main(page).getByText(sign).first().waitFor();
    await page.close();
  });

  it.each(VIEWS)('%s: what went wrong, and tries again when told to', async (name, path, sign) => {
    const page = await openWith(explorer(), path, unwell);
    const sentence = main(page).getByRole('alert').filter({ hasText: SENTENCE }).first();
    await looksGood(page, `${name}-error`, () => sentence.waitFor());
    await page.unroute(API);
    await main(page).getByRole('button', { name: 'Try again' }).click();
    await main(page).getByText(sign).first().waitFor();
    await page.close();
  });

  it.each(VIEWS)('%s: that the server cannot be reached', async (_name, path) => {
    const page = await openWith(explorer(), path, (route) => route.abort('connectionrefused'));
    await page.getByText('The server cannot be reached').first().waitFor();
    await page.close();
  });

  it('plan: what went wrong when it asked', async () => {
    const base = encodeURIComponent('pkg:generic/example/base-a@1');
    const address = `/plan?base=${base}&corpus=${encodeURIComponent('sft~urn:corpus')}`;
    const page = await openWith(explorer(), address, unwell);
    await page.getByRole('button', { name: 'See the verdict' }).click();
    await main(page).getByRole('alert').filter({ hasText: SENTENCE }).waitFor();
    await page.close();
  });
});
