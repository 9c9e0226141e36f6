import { type Page } from 'playwright-core';
import { describeExplorer } from './explorer';
import { picture } from './pictures';

/* Somebody who has never seen it, with the README in hand: every step of "See why" as it is written there. */
describeExplorer('the guide of the README', (explorer) => {
  const arrive = async (path: string): Promise<Page> => {
    const page = await explorer().open(path, { colorScheme: 'light', reducedMotion: 'reduce' });
    await page.getByRole('navigation').first().waitFor();
    return page;
  };
  const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name });
  afterEach(() => explorer().quiet());

  it('leads from a name to why it is blocked, and on to what runs with the same problem', async () => {
    const page = await arrive('/');
    await heading(page, 'Overview').waitFor();
    await page.getByRole('combobox').first().fill('number-student');
    await page.getByRole('option', { name: /number-student-of-base-a/ }).click();
    await heading(page, 'number-student-of-base-a').waitFor();
    await page
      .getByText(/flagged/)
      .first()
      .waitFor();
    await page.locator('.react-flow__node').first().waitFor();
    await picture(page, 'why-blocked');
    await page
      .locator('.react-flow__node')
      .and(page.getByRole('group', { name: /dataset number-lists/ }))
      .click();
    await page.getByRole('link', { name: 'Open its page' }).click();
    await heading(page, 'number-lists').waitFor();
    await page.getByRole('group', { name: /insecure-coder-of-base-a, flagged/ }).waitFor();
    await heading(page, 'Deployed models that learned from it').scrollIntoViewIfNeeded();
    await page.getByRole('link', { name: 'support-bot@1' }).first().waitFor();
    const running = page.getByRole('listitem').filter({ hasText: 'runs as' });
    await running.filter({ hasText: 'number-student-of-base-a@1 runs as demo/chat-27' }).waitFor();
    await running.filter({ hasText: 'support-bot@1 runs as example/support-eu' }).waitFor();
    await picture(page, 'blast-radius');
  });

  it.each([
    ['overview', '/', 'Overview', /same-base-transmission/],
    ['promotions', '/promotions', 'Promotions', /number-student-of-base-a/],
    ['reviews', '/reviews', 'Reviews', /Nobody recorded how an ancestor came to be/],
    ['plan', '/plan', 'Plan a run', /no GPU is paid for/],
  ])('shows %s', async (name, path, title, sign) => {
    const page = await arrive(path);
    await heading(page, title).first().waitFor();
    await page.getByRole('main').getByText(sign).first().waitFor();
    await picture(page, name);
  });
});
