import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Page } from 'playwright-core';

const ROOT = join(__dirname, '../..');
/** The guides show what is taken here: they are taken anew with `UPDATE_PICTURES=1`. */
const FOLDER = process.env.UPDATE_PICTURES === '1' ? 'docs/images' : '.reports/screenshots/guide';

/** What a reader of the guides sees at this step: the window, not the whole page. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = join(ROOT, FOLDER);
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}
