import * as fc from 'fast-check';
import { type AbortedTransaction, type FetchedRecord, hideAborted } from './aborted';

const COMMIT = Buffer.from([0, 0, 0, 1]);
const ABORT = Buffer.from([0, 0, 0, 0]);

interface LogRecord extends FetchedRecord {
  /** What became of its transaction; `plain` outside of one. */
  fate: 'committed' | 'aborted' | 'plain' | 'mark';
}

type Step = { producer: number; does: 'writes' | 'commits' | 'aborts' | 'writes plainly' };

/** What a broker would hold, and list as aborted: in the order of their ends. */
class Log {
  readonly records: LogRecord[] = [];
  readonly aborted: (AbortedTransaction & { end: number })[] = [];
  private readonly open = new Map<number, LogRecord[]>();

  play({ producer, does }: Step): void {
    if (does === 'writes plainly') this.write(producer, false, 'plain');
    else if (does === 'writes') this.begin(producer).push(this.write(producer, true, 'committed'));
    else this.end(producer, does === 'aborts');
  }

  finish(): void {
    for (const producer of [...this.open.keys()]) this.end(producer, true);
  }

  private begin(producer: number): LogRecord[] {
    const own = this.open.get(producer) ?? [];
    this.open.set(producer, own);
    return own;
  }

  private end(producer: number, aborts: boolean): void {
    const own = this.open.get(producer);
    if (!own) return;
    this.open.delete(producer);
    const end = this.records.length;
    this.write(producer, true, 'mark', aborts ? ABORT : COMMIT);
    if (!aborts) return;
    own.forEach((record) => (record.fate = 'aborted'));
    this.aborted.push({ producerId: `${producer}`, firstOffset: own[0]!.offset, end });
  }

  private write(
    producer: number,
    inTransaction: boolean,
    fate: LogRecord['fate'],
    key: Buffer | null = null,
  ): LogRecord {
    const offset = `${this.records.length}`;
    const isControlRecord = fate === 'mark';
    const batchContext = { producerId: `${producer}`, inTransaction };
    const record = { offset, key, isControlRecord, batchContext, fate };
    this.records.push(record);
    return record;
  }
}

const anyStep = fc.record<Step>({
  producer: fc.integer({ min: 1, max: 4 }),
  does: fc.constantFrom('writes', 'writes', 'writes', 'commits', 'aborts', 'writes plainly'),
});

it('hides exactly the records of aborted transactions, wherever a fetch begins and ends', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 60 }), fc.nat(), fc.nat(), (steps, a, b) => {
      const log = new Log();
      for (const step of steps) log.play(step);
      log.finish();
      const size = log.records.length + 1;
      const [from, to] = [a % size, b % size].toSorted((x, y) => x - y) as [number, number];
      const aborted = log.aborted.filter(
        ({ end, firstOffset }) => end >= from && Number(firstOffset) < to,
      );
      const fetched = log.records.slice(from, to);
      const visible = hideAborted(fetched, aborted).filter((record) => !record.isControlRecord);
      const counting = fetched.filter(({ fate }) => fate === 'committed' || fate === 'plain');
      expect(visible.map(({ offset }) => offset)).toEqual(counting.map(({ offset }) => offset));
    }),
    { numRuns: 1_000 },
  );
});

it('keeps every record in the list, and those of formats from before transactions as they are', () => {
  const old: FetchedRecord = { offset: '3', key: ABORT, isControlRecord: false };
  expect(hideAborted([old], [{ producerId: '1', firstOffset: '0' }])).toEqual([old]);
  const log = new Log();
  log.play({ producer: 1, does: 'writes' });
  log.finish();
  expect(hideAborted(log.records, log.aborted).map(({ offset }) => offset)).toEqual(['0', '1']);
});

it('takes a message whose key looks like a mark for a message', () => {
  const batchContext = { producerId: '1', inTransaction: true };
  const data = { offset: '0', key: ABORT, isControlRecord: false, batchContext };
  const records = hideAborted(
    [data, { ...data, offset: '1' }],
    [{ producerId: '1', firstOffset: '0' }],
  );
  expect(records.every(({ isControlRecord }) => isControlRecord)).toBe(true);
});
