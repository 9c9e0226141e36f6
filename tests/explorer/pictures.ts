import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Page } from 'playwright-core';
import { distance } from './likeness';

const ROOT = join(__dirname, '../..');
/** What the guides show. */
const GUIDES = join(ROOT, 'docs/images');
/** What the tests saw. */
const SEEN = join(ROOT, '.reports/screenshots/guide');

/** Times and ids make less than 0.0001, another page more than 0.017: above this the guides show what is gone. */
const TOLERANCE = 0.004;

/**
 * What a reader of the guides sees at this step (the window, not the whole page), held against the picture
 * in the guides. `UPDATE_PICTURES=1` takes that anew.
 */
export async function picture(page: Page, name: string): Promise<void> {
  const png = await page.screenshot({ animations: 'disabled' });
  const update = process.env['UPDATE_PICTURES'] === '1';
  const folder = update ? GUIDES : SEEN;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.png`), png);
  const far = await distance(page, png, readFileSync(join(GUIDES, `${name}.png`)));
  if (far > TOLERANCE)
    throw new Error(
      `docs/images/${name}.png looks different by now (${far.toFixed(3)}): compare it with .reports/screenshots/guide/${name}.png, and take the pictures anew with UPDATE_PICTURES=1.`,
    );
}
