import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import { type Page } from 'playwright-core';

const FOLDER = join(__dirname, '../../.reports/screenshots');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What WCAG 2.2 AA and good practice find wrong with a page as it stands, one line each. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const options = JSON.stringify({ runOnly: TAGS });
  const { violations: found } = await page.evaluate<AxeResults>(`axe.run(document, ${options})`);
  return found.map(
    ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html).join('\n  ')}`,
  );
}

/** How much wider the page is than its window, in pixels: what would scroll sideways. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );

const SIZES = [
  { width: 1280, height: 800 },
  { width: 360, height: 740 },
] as const;

/**
 * Looks at a view as a desktop and as a phone show it, light and dark: nothing inaccessible, nothing that
 * sticks out, and a picture of each in `.reports/screenshots`.
 *
 * @param settled waits until the view shows what it is about, again after every change of size
 */
export async function looksGood(
  page: Page,
  name: string,
  settled: () => Promise<void>,
): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  for (const size of SIZES)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await settled();
      const look = `${name}-${String(size.width)}-${colorScheme}`;
      await page.screenshot({ path: join(FOLDER, `${look}.png`) });
      expect({ look, violations: await violations(page) }).toEqual({ look, violations: [] });
      expect({ look, overflow: await overflow(page) }).toEqual({ look, overflow: 0 });
    }
}
