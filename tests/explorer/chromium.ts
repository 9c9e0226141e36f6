import { existsSync } from 'node:fs';
import { describeNeeding } from '@pedigree/testing';
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

/** Use as `describe` for tests in a real browser; see {@link describeNeeding}. */
export function describeWithChromium(name: string, define: (executablePath: string) => void): void {
  const path = chromiumPath();
  const lacking =
    path === undefined
      ? 'Install it (apt-get install chromium) or name it in CHROMIUM.'
      : undefined;
  describeNeeding(name, { what: 'Chromium', lacking }, () => path && define(path));
}
