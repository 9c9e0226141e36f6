import { eventually } from '@pedigree/testing';
import { asking, event } from './asking';
import { describeExplorer } from './explorer';
import { looksGood } from './looks';

const STUDENT = 'pkg:generic/example/student-of-base-a@1';
const GGUF = 'pkg:huggingface/mradermacher/Sky-T1-32B-Preview-GGUF';
const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] };

describeExplorer('promotions in the explorer', (explorer) => {
  afterEach(() => explorer().quiet());

  const promote = (model: string, environment?: string) =>
    asking(explorer().url).promote(model, environment);
  const openPromotion = (id: string, options?: { permissions: string[] }) =>
    explorer().open(`/promotions/${encodeURIComponent(id)}`, options);

  it('are narrowed down, with the filters in the address', async () => {
    const page = await explorer().open('/promotions');
    const history = page.getByRole('region', { name: 'History' });
    await history.getByText('✕ blocked').first().waitFor();
    await page.getByLabel('Verdict').selectOption('Approved');
    await page.getByRole('button', { name: 'Filter' }).click();
    await eventually(async () => (await history.getByText('✕ blocked').count()) === 0);
    await history.getByRole('link', { name: 'student-of-base-a@1' }).waitFor();
    expect(page.url()).toContain('?verdict=approved');
    await page.getByRole('textbox', { name: 'Model' }).fill('pkg:generic/nobody');
    await page.keyboard.press('Enter');
    await page.getByText('No promotion matches').waitFor();
    await page.getByRole('button', { name: 'Show all' }).click();
    await history.getByText('✕ blocked').first().waitFor();
    await page.goBack();
    await page.getByText('No promotion matches').waitFor();
  });

  it('come page by page, each once', async () => {
    await Promise.all(Array.from({ length: 60 }, () => promote(STUDENT, 'pages')));
    const page = await explorer().open('/promotions?environment=pages');
    const rows = page.getByRole('region', { name: 'History' }).getByRole('listitem');
    const more = page.getByRole('button', { name: 'Show older' });
    await more.waitFor();
    expect(await rows.count()).toBe(50);
    await more.click();
    await eventually(async () => (await rows.count()) === 60);
    expect(await more.count()).toBe(0);
    const links = await rows.getByRole('link', { name: /^(Why|Decision) of / }).allTextContents();
    expect(new Set(links).size).toBe(60);
  });

  it('appear as they are decided, and look good', async () => {
    const page = await explorer().open('/promotions');
    const live = page.getByRole('region', { name: 'Live decisions' });
    await live.getByText('● live').waitFor();
    await promote(GGUF, 'live-test');
    await live.getByText('for live-test').waitFor();
    await looksGood(page, 'promotions', () => live.getByText('for live-test').waitFor());
    await live.getByRole('link', { name: 'Why' }).click();
    await page.getByRole('heading', { name: 'Why it is blocked' }).waitFor();
  });

  it('say why, what clears it, who signed and what happened, and look good', async () => {
    const page = await openPromotion(await promote(GGUF));
    await page.getByRole('heading', { level: 1, name: 'Sky-T1-32B-Preview-GGUF' }).waitFor();
    const settled = () => page.getByText('✓ valid').waitFor();
    await settled();
    const text = await page.getByRole('main').innerText();
    expect(text).toContain('same-base-transmission');
    expect(text).toMatch(/which learned from Sky-T1_data_17k, which was made by QwQ-32B-Preview/);
    expect(text).toMatch(/sign an attestation of kind generator-alignment for QwQ-32B-Preview/);
    expect(text).toMatch(/ci@acme.example asked for the promotion[^]*The gate blocked it/);
    expect(text).toContain('None that Pedigree was told of');
    await looksGood(page, 'promotion', settled);
  });

  it('are copied as Markdown and as curl', async () => {
    const id = await promote(GGUF);
    const page = await openPromotion(id, CLIPBOARD);
    const copied = () => page.evaluate<string>('navigator.clipboard.readText()');
    await page.getByRole('button', { name: 'Copy as Markdown' }).click();
    await eventually(async () => expect(await copied()).toMatch(/^## ⛔ Blocked: `pkg:hugging/u));
    const curl = page.getByRole('button', { name: 'Copy curl' }).first();
    await curl.click();
    await eventually(async () => expect(await copied()).toContain(`/api/v1/promotions/${id}'`));
  });

  it('that were approved and taken back say why, and what runs', async () => {
    const id = await promote(STUDENT);
    const approved = await openPromotion(id);
    await approved.getByText('No rule objects.').waitFor();
    await approved.getByText(/^What counts in its favour/).click();
    await approved.getByText('initialization of base-a@1: vouched by local').first().waitFor();
    const deployment = { deployment: { id: 'chat-eu' }, model: STUDENT };
    await explorer().send([
      event('deployment.changed', { ...deployment, environment: 'production', state: 'active' }),
    ]);
    await approved.reload();
    await approved.getByText('runs as chat-eu in production').waitFor();
    const flag = { model: 'pkg:generic/example/base-a@1', reason: 'incident', note: 'made up' };
    await explorer().send([event('model.flagged', flag)]);
    const decision = `${explorer().url}/api/v1/promotions/${id}`;
    await eventually(
      async () => 'revoked' in ((await (await fetch(decision)).json()) as object),
      60_000,
    );
    const page = await openPromotion(id);
    const settled = () => page.getByText('The approval was taken back').first().waitFor();
    await settled();
    await page.getByText('runs as chat-eu in production').waitFor();
    const text = await page.getByRole('main').innerText();
    expect(text).toContain('suspect-ancestor');
    expect(text).toContain('Ran on it then: chat-eu in production');
    await page.getByText('✓ valid').waitFor();
    await looksGood(page, 'revoked', settled);
  });

  it('that nobody asked for are said to be unknown', async () => {
    const page = await openPromotion('no/such');
    await page.getByRole('alert').getByText('no/such').waitFor();
    expect(() => explorer().quiet()).toThrow(/404/);
  });
});

describeExplorer('promotions without a server', (explorer) => {
  it('say that nothing comes in, keep what is there, and try again when told to', async () => {
    const page = await explorer().open('/promotions');
    await page.getByText('● live').waitFor();
    await explorer().stopServer();
    await page.getByText('○ offline').waitFor();
    await page.getByText('New decisions do not reach this page.').waitFor();
    await page.getByRole('button', { name: 'Connect now' }).click();
    await page.getByText('○ offline').waitFor();
    expect(await page.getByText('✕ blocked').count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.getByText('The server cannot be reached. What you see may be out of date').waitFor();
  });
});
