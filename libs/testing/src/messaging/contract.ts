import { acknowledging } from './acknowledging';
import { emitting } from './emitting';
import { groups } from './groups';
import { eachOnAFreshBench, type MakeBus } from './harness';
import { parking } from './parking';
import { publishing } from './publishing';
import { retrying } from './retrying';
import { topics } from './topics';

const PARTS = { publishing, groups, acknowledging, retrying, parking, emitting, topics };

/** What every message bus promises. Run it on each adapter, whole: there is no skip list. Jest only. */
export function messagingContract(name: string, makeBus: MakeBus): void {
  describe(`messaging contract: ${name}`, () => {
    const bench = eachOnAFreshBench(makeBus);
    for (const [part, define] of Object.entries(PARTS)) describe(part, () => define(bench));
  });
}

export { readAll } from './harness';
