import { TOPICS } from '@pedigree/events';
import { type LineageWriter } from '@pedigree/graph';
import { type Recording } from '@pedigree/lineage';
import { type Bench, type Figure, type Row } from '../figure';
import { compare } from '../measure/compare';
import { perSecond } from '../measure/timing';
import { bareWriter, type BareWriter, rowOf } from '../peers/bare-neo4j-writer';
import { openGraph } from '../places/graphs';
import { fineTunes } from '../worlds/fine-tunes';
import { recordingOf, slices } from '../worlds/recordings';

const EVENTS = 20_000;
/** As many as a slow script gets through in the time of the others. */
const ONE_BY_ONE = 500;
/** Partitions that the bus reads at once. */
const LANES = 4;
const BATCH = 250;
interface Shape {
  batch: number;
  lanes: number;
}

/** Of which the script takes what is fastest here. */
const SHAPES: readonly Shape[] = [250, 500, 1000, 2000].flatMap((batch) =>
  [1, 2, 4].map((lanes) => ({ batch, lanes })),
);
const TRIED = 3000;

/** The graph alone, without Kafka. */
export const writeNeo4j: Figure = {
  name: 'write/neo4j-graph',
  needs: 'stack',
  async measure(bench): Promise<readonly Row[]> {
    const open = await openGraph(bench, 'stack');
    if (open.kind !== 'stack') return [];
    const bare = bareWriter(open);
    const rows = await measured(bench, open.graph.writer, bare);
    await bare.close();
    await open.graph.close();
    return rows;
  },
};

async function measured(bench: Bench, writer: LineageWriter, bare: BareWriter): Promise<Row[]> {
  const { scale } = bench;
  const events = Math.round(EVENTS * scale.size);
  const subject = (run: string) => () => recorded(writer, fresh(run, events));
  const scripted = (batch: number, lanes: number, count: number) =>
    inLanes(slicesOf(fresh('script', count).map(rowOf), batch), lanes, (rows) => bare.write(rows));
  await subject('warm-up')();
  const { batch, lanes } = await fastest((shape, count) =>
    scripted(shape.batch, shape.lanes, count),
  );
  bench.progress(`the script is fastest with ${batch} rows in each of ${lanes} sessions`);
  return [
    await compare(
      {
        figure: 'write/neo4j-graph',
        title: `${events} fine-tune events, ${LANES} batches of ${BATCH} at once`,
        unit: 'events/s',
        subject: subject('a'),
        floor: {
          name: `a bare script, ${lanes} sessions of ${batch} rows`,
          run: () => scripted(batch, lanes, events),
        },
        target: { atLeast: 0.8 },
      },
      scale,
    ),
    await compare(
      {
        figure: 'write/neo4j-graph/one-by-one',
        title: `${events} fine-tune events, ${LANES} batches of ${BATCH} at once`,
        unit: 'events/s',
        subject: subject('b'),
        floor: {
          name: 'one transaction for each event, one after the other',
          run: () => scripted(1, 1, ONE_BY_ONE),
        },
        target: { atLeast: 20 },
      },
      scale,
    ),
  ];
}

let worlds = 0;

/** Of a world that nobody wrote yet. */
const fresh = (name: string, count: number): Recording[] =>
  [...fineTunes(count, { world: `${name}-${worlds++}` })].map((event, offset) =>
    recordingOf(event, offset),
  );

function recorded(writer: LineageWriter, recordings: readonly Recording[]): Promise<number> {
  let next = 0;
  return inLanes(slicesOf(recordings, BATCH), LANES, (batch, partition) =>
    writer.record(batch, [{ topic: TOPICS.lineageEvents, partition, next: ++next }]),
  );
}

const slicesOf = <T>(items: readonly T[], size: number): T[][] => [...slices(items, size)];

/** Events a second, where each lane takes the next batch as soon as it is done with one. */
function inLanes<T>(
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

/** Tries each twice: the first time round the server still compiles. */
async function fastest(speedOf: (shape: Shape, events: number) => Promise<number>): Promise<Shape> {
  let best = { batch: BATCH, lanes: LANES, speed: 0 };
  for (const counts of [false, true])
    for (const shape of SHAPES) {
      const speed = await speedOf(shape, Math.max(TRIED, 2 * shape.batch * shape.lanes));
      if (counts && speed > best.speed) best = { ...shape, speed };
    }
  return best;
}
