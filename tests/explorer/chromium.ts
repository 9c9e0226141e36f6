import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Without a sandbox, for containers that run as root; and without a word to anybody. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where a Chromium is: `CHROMIUM`, or the usual places. */
export const chromiumPath = (): string | undefined =>
  [process.env.CHROMIUM ?? '', ...PLACES].find((path) => path !== '' && existsSync(path));

export const launch = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, args: FLAGS });

/**
 * Use as `describe` for tests in a real browser.
 *
 * Without one it says why in one line and leaves a skipped test in the report; with `REQUIRE_STACK=1`
 * it throws instead. Jest only.
 *
 * @throws Error when there is no Chromium and one is required
 */
export function describeWithChromium(name: string, define: (executablePath: string) => void): void {
  const path = chromiumPath();
  if (path !== undefined) return describe(name, () => define(path));
  const reason = `needs Chromium: ${name}. Install it (apt-get install chromium) or name it in CHROMIUM.`;
  if (process.env.REQUIRE_STACK === '1')
    throw new Error(`REQUIRE_STACK=1 is set and this ${reason}`);
  process.stderr.write(`SKIPPED, ${reason}\n`);
  describe.skip(name, () => test('needs Chromium', () => undefined));
}
