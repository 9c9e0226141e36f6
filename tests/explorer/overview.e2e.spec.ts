import { eventually } from '@pedigree/testing';
import { type Page } from 'playwright-core';
import { describeExplorer } from './explorer';
import { looksGood } from './looks';

const OVERVIEW = '**/api/v1/overview?*';

interface Counts {
  artifacts: { models: number; datasets: number };
  promotions: { blocked: number };
  rules: { rule: string; count: number }[];
}

describeExplorer('the overview in the explorer', (explorer) => {
  const figure = (page: Page, title: string) =>
    page.getByRole('figure').filter({ has: page.getByRole('heading', { name: title }) });
  const bars = (page: Page, title: string) => figure(page, title).locator('.recharts-rectangle');

  it('shows what the API counted, in charts and in words, and looks good', async () => {
    const response = await fetch(`${explorer().url}/api/v1/overview`);
    const { artifacts, promotions, rules } = (await response.json()) as Counts;
    const page = await explorer().open('/');
    await page.getByRole('link', { name: `${String(artifacts.models)} models` }).waitFor();
    await page.getByRole('link', { name: `${String(artifacts.datasets)} datasets` }).waitFor();
    const settled = () => bars(page, 'Rules that fire most').first().waitFor();
    await settled();
    expect(rules.length).toBeGreaterThan(5);
    await eventually(async () =>
      expect(await bars(page, 'Rules that fire most').count()).toBe(rules.length),
    );
    const said = (title: string) => figure(page, title).locator('figcaption').innerText();
    expect(await said('Rules that fire most')).toContain(`: ${String(rules[0]?.count)};`);
    expect(await said('From what weights')).toContain(`of ${String(artifacts.models)} models`);
    expect(await said('Decisions per day')).toContain(`${String(promotions.blocked)} blocked`);
    expect(await bars(page, 'From what weights').count()).toBe(2);
    expect(await bars(page, 'Promotions by environment').count()).toBeGreaterThan(0);
    await looksGood(page, 'overview', settled);
    await page
      .getByRole('link', { name: `${String(promotions.blocked)} promotions blocked` })
      .click();
    await page.getByRole('heading', { level: 1, name: 'Promotions' }).waitFor();
    expect(page.url()).toContain('verdict=blocked');
    explorer().quiet();
  });

  it('counts the days that are asked for', async () => {
    const page = await explorer().open('/?days=7');
    await page.getByText(/decisions in 7 days/).waitFor();
    await page.getByLabel('Decisions of').selectOption('30 days');
    await page.getByText(/decisions in 30 days/).waitFor();
    expect(page.url()).toContain('days=30');
  });

  it('says that nothing is there yet, and what went wrong', async () => {
    const page = await explorer().open('/promotions');
    await page.route(OVERVIEW, (route) => route.fulfill({ status: 500, body: '' }));
    await page.getByRole('link', { name: 'Overview' }).click();
    await page.getByText('The server answered with status 500.').waitFor();
    await page.unroute(OVERVIEW);
    await page.route(OVERVIEW, async (route) => {
      const answered = await route.fetch();
      const counts = (await answered.json()) as Counts;
      const artifacts = { models: 0, datasets: 0, placeholders: 0 };
      await route.fulfill({ json: { ...counts, artifacts } });
    });
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Nothing is recorded yet').waitFor();
  });
});
