import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { embeddedGraph } from '@pedigree/graph-embedded';
import { type Bench, type Figure, type Row } from '../figure';
import { compare } from '../measure/compare';
import { perSecond } from '../measure/timing';
import { type Rows, rowsOf, writeRows } from '../peers/sqlite-loop';
import { fineTunes } from '../worlds/fine-tunes';
import { recordWorld } from '../worlds/recordings';

const EVENTS = 50_000;
/** The loop is fastest here; smaller ones wait for the disk more often. */
const FLOOR_BATCH = 4000;

/** The graph alone: what is left of the whole way once events are decoded. */
export const writeEmbedded: Figure = {
  name: 'write/embedded-graph',
  needs: 'embedded',
  async measure(bench): Promise<readonly Row[]> {
    const events = Math.round(EVENTS * bench.scale.size);
    const folder = bench.folder();
    const rows = await rowsFor(events, folder);
    const row = compare(
      {
        figure: 'write/embedded-graph',
        title: `${events} fine-tune events, recorded in batches of 1,000`,
        unit: 'events/s',
        subject: (run) => recorded(events, join(folder, `subject-${run}`)),
        floor: {
          name: 'the same rows, a loop over prepared statements',
          run: (run) => looped(events, rows, join(folder, `floor-${run}`)),
        },
        target: { atLeast: 0.5 },
      },
      bench.scale,
    );
    return [await row];
  },
};

async function recorded(events: number, directory: string): Promise<number> {
  const graph = await embeddedGraph({ directory });
  const world = fineTunes(events, { world: 'w' });
  const speed = await perSecond(events, () => recordWorld(graph.writer, world));
  await graph.close();
  return speed;
}

/** The rows of so many fine-tunes, as the graph itself wrote them. */
export async function rowsFor(events: number, folder: Awaited<ReturnType<Bench['folder']>>) {
  const directory = join(folder, 'rows');
  await recorded(events, directory);
  return rowsOf(directory);
}

export async function looped(events: number, rows: Rows, directory: string): Promise<number> {
  mkdirSync(directory, { recursive: true });
  const transactions = Math.max(1, Math.round(events / FLOOR_BATCH));
  return perSecond(events, () => writeRows(directory, rows, transactions));
}
