import { type Page } from 'playwright-core';
import { describeExplorer } from './explorer';
import { looksGood } from './looks';

describeExplorer('planning a run in the explorer', (explorer) => {
  afterEach(() => explorer().quiet());

  /** Types into a picker, and takes the option with the keyboard. */
  const pick = async (page: Page, label: string, search: string, option: RegExp) => {
    await page.getByRole('combobox', { name: label }).fill(search);
    const first = page.getByRole('listbox', { name: label }).getByRole('option').first();
    await first.filter({ hasText: option }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  };
  const ask = (page: Page) => page.getByRole('button', { name: 'See the verdict' }).click();

  it('says what is missing', async () => {
    const page = await explorer().open('/plan');
    await ask(page);
    await page.getByText('Choose the model that the run starts from.').waitFor();
    await page.getByText('Choose at least one corpus or one teacher.').waitFor();
    await looksGood(page, 'plan', () => page.getByText('Choose at least one').waitFor());
  });

  it('blocks before training what would be blocked after it, and offers other teachers', async () => {
    const page = await explorer().open('/plan');
    await pick(page, 'Find the base model', 'Qwen2.5-32B-Instruct', /Qwen2\.5-32B-Instruct/);
    await pick(page, 'Add a corpus', 'Sky-T1_data_17k', /Sky-T1_data_17k/);
    await page.getByLabel('Stage').selectOption('preference');
    await ask(page);
    const settled = () => page.getByText('The gate would say').waitFor();
    await settled();
    const text = await page.getByRole('main').innerText();
    expect(text).toContain('✕ blocked');
    expect(text).toMatch(
      /the planned model learned from Sky-T1_data_17k, which was made by QwQ-32B/,
    );
    expect(text).not.toContain('urn:pedigree:plan');
    expect(page.url()).toContain('corpus=preference%7Epkg%3Ahuggingface');
    await looksGood(page, 'plan-blocked', settled);
    const teachers = page.getByRole('heading', { name: 'Teachers that start from other weights' });
    await teachers.waitFor();
    await page.getByRole('button', { name: 'Add DeepSeek-R1' }).click();
    await page.getByRole('button', { name: 'Remove DeepSeek-R1' }).waitFor();
    expect(await page.getByText('The gate would say').count()).toBe(0);
  });

  it('approves what nothing stands against, and can be shared by its address', async () => {
    const query = new URLSearchParams({
      base: 'pkg:generic/example/base-a@1',
      corpus: 'sft~pkg:generic/example/synthetic-answers@1',
    });
    const page = await explorer().open(`/plan?${query.toString()}`);
    await page.getByRole('button', { name: 'Remove synthetic-answers@1' }).waitFor();
    await ask(page);
    await page.getByText('✓ approved').waitFor();
    await page.getByRole('heading', { name: 'To be shown once the model is trained' }).waitFor();
    await looksGood(page, 'plan-approved', () => page.getByText('✓ approved').waitFor());
    await page.getByRole('button', { name: 'Remove synthetic-answers@1' }).click();
    await page.getByText('No corpus yet.').waitFor();
  });
});
