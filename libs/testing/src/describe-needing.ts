import { isStackRequired } from './stack/environment';

export interface Need {
  /** E.g. `Chromium`. */
  what: string;
  /** Why it is not there, and what to do; undefined where it is. */
  lacking: string | undefined;
}

/**
 * Use as `describe` for tests that need what a machine may lack.
 *
 * Without it one line says why, and a skipped test stands in the report; with `REQUIRE_STACK=1` it throws
 * instead, so that a green run in CI means that they ran. Jest only.
 *
 * @throws Error when it is lacking and required
 */
export function describeNeeding(name: string, { what, lacking }: Need, define: () => void): void {
  if (lacking === undefined) return describe(name, define);
  const reason = `needs ${what}: ${name}. ${lacking}`;
  if (isStackRequired()) throw new Error(`REQUIRE_STACK=1 is set and this ${reason}`);
  process.stderr.write(`SKIPPED, ${reason}\n`);
  describe.skip(name, () => test(`needs ${what}`, () => undefined));
}
