import { eventually } from '@pedigree/testing';
import { asking, event } from './asking';
import { describeExplorer } from './explorer';
import { looksGood } from './looks';

/** Nobody said from what weights it starts, and that is all that stands against it. */
const MODEL = 'pkg:generic/acme/found-model@1';
const OTHER = 'pkg:generic/acme/other-model@1';

describeExplorer('reviews in the explorer', (explorer) => {
  beforeAll(async () => {
    await explorer().send([MODEL, OTHER].map((id) => event('model.registered', { model: { id } })));
    await asking(explorer().url).promote(MODEL, 'reviewed');
    await asking(explorer().url).promote(OTHER, 'reviewed');
  });
  afterEach(() => explorer().quiet());

  const open = () => explorer().open('/reviews?environment=reviewed');

  it('wait in a queue that can be narrowed down, and look good', async () => {
    const page = await explorer().open('/reviews');
    await page.getByRole('button', { name: 'Approve zephyr-7b-sft-full', exact: true }).waitFor();
    await page.getByLabel('Environment').fill('reviewed');
    await page.keyboard.press('Enter');
    const own = page.getByRole('button', { name: 'Approve found-model@1' });
    await own.waitFor();
    await eventually(
      async () => (await page.getByRole('button', { name: /^Approve/ }).count()) === 2,
    );
    await looksGood(page, 'reviews', () => own.waitFor());
    await page.getByLabel('Environment').fill('nowhere');
    await page.keyboard.press('Enter');
    await page.getByText('Nothing waits for a review in nowhere').waitFor();
  });

  it('are not sent half, nor by who asked, and say so at the field', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Deny found-model@1' }).click();
    const dialog = page.getByRole('dialog', { name: 'Deny' });
    await dialog.getByRole('button', { name: 'Send the denial' }).click();
    await dialog.getByText('Say who you are.').waitFor();
    await dialog.getByText('Say why: it is kept with the decision.').waitFor();
    await looksGood(page, 'review-faults', () => dialog.waitFor());
    await dialog.getByLabel('Reviewer').fill('CI@acme.example');
    await dialog.getByRole('button', { name: 'Send the denial' }).click();
    await dialog.getByText('Somebody else has to review it.').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('approve: the gate would say yes, and says it when it is asked again', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Approve found-model@1' }).click();
    const dialog = page.getByRole('dialog', { name: 'Approve' });
    await dialog.getByLabel('Reviewer').fill('alice@acme.example');
    await dialog.getByLabel('Reason').fill('I trained it myself.');
    await dialog.getByRole('button', { name: 'Send the approval' }).click();
    await dialog.getByText('Recorded').waitFor();
    await dialog.getByText('✓ approved').waitFor();
    await looksGood(page, 'review-recorded', () => dialog.getByText('✓ approved').waitFor());
    await dialog.getByRole('button', { name: 'Ask for the promotion again' }).click();
    await dialog.getByRole('link', { name: 'See the decision' }).click();
    await page.getByRole('heading', { name: 'Would have blocked, and is cleared' }).waitFor();
    const queue = await open();
    await queue.getByRole('button', { name: 'Approve other-model@1' }).waitFor();
    expect(await queue.getByRole('button', { name: 'Approve found-model@1' }).count()).toBe(0);
  });

  it('deny: it leaves the queue, and the gate says no for that reason', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Deny other-model@1' }).click();
    const dialog = page.getByRole('dialog', { name: 'Deny' });
    await dialog.getByLabel('Reviewer').fill('alice@acme.example');
    await dialog.getByLabel('Reason').fill('Nobody knows where it is from.');
    await dialog.getByRole('button', { name: 'Send the denial' }).click();
    await dialog.getByText('A reviewer said no').waitFor();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'Deny other-model@1' }).waitFor({ state: 'detached' });
  });
});
