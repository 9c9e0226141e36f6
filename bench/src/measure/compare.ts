import { type Row, type Scale } from '../figure';
import { spreadOf } from './statistics';

/** One run of one side: answers what was measured, in the unit of the row. */
export type Run = (run: number) => Promise<number>;

export interface Comparison extends Omit<Row, 'value' | 'floor' | 'ratio' | 'runs'> {
  subject: Run;
  floor: { name: string; run: Run };
}

/**
 * Measures subject and floor in turn, A B A B ..., so that a machine whose speed drifts slows both, and
 * takes the ratio pair by pair.
 */
export async function compare(comparison: Comparison, { runs, warmUps }: Scale): Promise<Row> {
  const { subject, floor, ...about } = comparison;
  const pairs: { value: number; floor: number }[] = [];
  for (let run = 0; run < warmUps + runs; run++) {
    const pair = { value: await subject(run), floor: await floor.run(run) };
    if (run >= warmUps) pairs.push(pair);
  }
  return {
    ...about,
    value: spreadOf(pairs.map(({ value }) => value)),
    floor: { name: floor.name, ...spreadOf(pairs.map(({ floor: of }) => of)) },
    ratio: spreadOf(pairs.map(({ value, floor: of }) => value / of)),
    runs,
  };
}
