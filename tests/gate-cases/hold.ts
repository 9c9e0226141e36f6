import { GATE_CASES, type GateCase } from './cases';
import { CaseRun } from './client';

/** Cases of events alone hold in any order; what has requests, or says so, is told in its own. */
const ordersOf = ({ requests, order }: GateCase): readonly ('forward' | 'shuffled')[] =>
  requests === undefined && order !== 'fixed' ? ['forward', 'shuffled'] : ['forward'];

/** Every handed case, as a test of the server at the address. */
export function gateCasesHold(url: () => string): void {
  for (const one of GATE_CASES)
    it(`${one.id}: ${one.title}`, async () => {
      const faults: string[] = [];
      for (const order of ordersOf(one))
        for (const fault of await new CaseRun(url(), one, order).play())
          faults.push(`${order}: ${fault}`);
      expect(faults).toEqual([]);
    });
}
