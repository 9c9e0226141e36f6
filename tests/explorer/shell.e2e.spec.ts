import { eventually } from '@pedigree/testing';
import { describeExplorer } from './explorer';
import { looksGood } from './looks';

describeExplorer('the explorer around its views', (explorer) => {
  afterEach(() => explorer().quiet());

  it('finds an artifact from anywhere with the keyboard alone', async () => {
    const page = await explorer().open('/');
    const search = page.getByRole('combobox', { name: 'Find a model or a dataset' });
    await search.fill('Sky-T1-32B-Prev');
    await page.getByRole('option', { name: /Sky-T1-32B-Preview-GGUF/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Sky-T1-32B-Preview' }).waitFor();
    expect(page.url()).toContain('/artifacts/pkg%3Ahuggingface%2FNovaSky-AI%2FSky-T1-32B-Preview');
  });

  it('lists what matches, by kind, page by page, and looks good', async () => {
    const page = await explorer().open('/artifacts?kind=dataset');
    await page.getByRole('link', { name: 'SPIN_iter0' }).waitFor();
    expect(await page.getByRole('link', { name: 'zephyr-7b-sft-full' }).count()).toBe(0);
    await page.getByRole('button', { name: 'All' }).click();
    const rows = page.getByRole('main').getByRole('listitem');
    const more = page.getByRole('button', { name: 'Show more' });
    await more.waitFor();
    const before = await rows.count();
    await more.click();
    await eventually(async () => (await rows.count()) > before);
    await looksGood(page, 'artifacts', () => rows.first().waitFor());
  });

  it('keeps the theme that was chosen', async () => {
    const page = await explorer().open('/artifacts');
    await page.getByRole('button', { name: 'Theme: system. Change to light' }).click();
    await page.getByRole('button', { name: 'Theme: light. Change to dark' }).click();
    await page.reload();
    await page.getByRole('button', { name: /Theme: dark/ }).waitFor();
    expect(await page.evaluate<string>('getComputedStyle(document.body).colorScheme')).toBe('dark');
  });

  it('asks for a token in a dialog, forgets it with the tab, and looks good', async () => {
    const page = await explorer().open('/artifacts');
    await page.getByRole('button', { name: 'Token' }).click();
    const dialog = page.getByRole('dialog', { name: 'API token' });
    await looksGood(page, 'token', () => dialog.waitFor());
    await dialog.getByLabel('One of PEDIGREE_API_TOKENS').fill('a-token-of-16-chars');
    await dialog.getByRole('button', { name: 'Keep for this tab' }).click();
    await page.getByRole('button', { name: 'Token ✓' }).waitFor();
    expect(await page.evaluate<string>('localStorage.getItem("pedigree.token")')).toBeNull();
    const other = await explorer().open('/artifacts');
    await other.getByRole('button', { name: 'Token', exact: true }).waitFor();
  });

  it('says of a wrong address that it is wrong', async () => {
    const page = await explorer().open('/nowhere');
    await page.getByText('There is no such page').waitFor();
  });

  it('skips to the content, and takes the focus along from page to page', async () => {
    const page = await explorer().open('/artifacts');
    await page.getByRole('link', { name: 'base-a', exact: true }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const focused = () => page.evaluate<string>('document.activeElement.id');
    await eventually(async () => expect(await focused()).toBe('main'));
    await page.getByRole('link', { name: 'base-a', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'base-a' }).waitFor();
    await eventually(async () => expect(await focused()).toBe('main'));
  });
});

describeExplorer('the explorer without its server', (explorer) => {
  it('says so, and goes on showing what it knows', async () => {
    const page = await explorer().open('/artifacts?search=base-a');
    await page.getByRole('link', { name: 'base-a', exact: true }).waitFor();
    await explorer().stopServer();
    await page.getByRole('button', { name: 'Models' }).click();
    await page.getByText('The server cannot be reached. What you see may be out of date').waitFor();
    await page.goBack();
    await page.getByRole('link', { name: 'base-a', exact: true }).waitFor();
  });
});
