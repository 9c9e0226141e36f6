import { type Recording } from '@pedigree/lineage';
import { perSecond } from '../measure/timing';
import { fineTunes } from '../worlds/fine-tunes';
import { recordingOf, slices } from '../worlds/recordings';
import { type BareWriter, rowOf } from './bare-neo4j-writer';

/** How a script divides its work: rows in a transaction, and sessions at once. */
export interface Shape {
  batch: number;
  lanes: number;
}

/** Of which the script takes what is fastest here. */
const SHAPES: readonly Shape[] = [250, 500, 1000].flatMap((batch) =>
  [1, 2, 4].map((lanes) => ({ batch, lanes })),
);
const TRIED = 3000;

let worlds = 0;

/** Fine-tunes of a world that nobody wrote yet. */
export const fresh = (name: string, count: number): Recording[] =>
  [...fineTunes(count, { world: `${name}-${worlds++}` })].map((event, offset) =>
    recordingOf(event, offset),
  );

/** Events a second of the script, its rows made beforehand. */
export const scripted = (bare: BareWriter, { batch, lanes }: Shape, count: number) =>
  inLanes([...slices(fresh('script', count).map(rowOf), batch)], lanes, (rows) => bare.write(rows));

/** Events a second, where each lane takes the next batch as soon as it is done with one. */
export function inLanes<T>(
  batches: readonly T[][],
  lanes: number,
  write: (batch: T[], lane: number) => Promise<unknown>,
): Promise<number> {
  const left = batches.values();
  const lane = async (_: unknown, place: number) => {
    for (const batch of left) await write(batch, place);
  };
  return perSecond(batches.flat().length, () =>
    Promise.all(Array.from({ length: lanes }).map(lane)),
  );
}

/** Tries each once the server has compiled: larger batches than these have only ever been slower. */
export async function fastest(bare: BareWriter): Promise<Shape> {
  let best = { batch: 500, lanes: 2, speed: 0 };
  await scripted(bare, best, 2 * TRIED);
  for (const shape of SHAPES) {
    const speed = await scripted(bare, shape, Math.max(TRIED, shape.batch * shape.lanes));
    if (speed > best.speed) best = { ...shape, speed };
  }
  return best;
}
