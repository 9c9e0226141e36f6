import { TOPICS } from '@pedigree/events';
import { type LineageWriter } from '@pedigree/graph';
import { type Recording } from '@pedigree/lineage';
import { type Bench, type Figure, type Row } from '../figure';
import { compare } from '../measure/compare';
import { bareWriter, type BareWriter } from '../peers/bare-neo4j-writer';
import { fastest, fresh, inLanes, scripted } from '../peers/bare-script';
import { openGraph } from '../places/graphs';
import { slices } from '../worlds/recordings';

const EVENTS = 20_000;
/** As many as a slow script gets through in the time of the others. */
const ONE_BY_ONE = 500;
/** Partitions that the bus reads at once. */
const LANES = 4;
const BATCH = 250;

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
  const about = {
    title: `${events} fine-tune events, ${LANES} batches of ${BATCH} at once`,
    unit: 'events/s',
  };
  await subject('warm-up')();
  const shape = await fastest(bare);
  return [
    await compare(
      {
        ...about,
        figure: 'write/neo4j-graph',
        subject: subject('a'),
        floor: {
          name: `a bare script, ${shape.lanes} sessions of ${shape.batch} rows`,
          run: () => scripted(bare, shape, events),
        },
        target: { atLeast: 0.8 },
      },
      scale,
    ),
    await compare(
      {
        ...about,
        figure: 'write/neo4j-graph/one-by-one',
        subject: subject('b'),
        floor: {
          name: 'one transaction for each event, one after the other',
          run: () => scripted(bare, { batch: 1, lanes: 1 }, ONE_BY_ONE),
        },
        target: { atLeast: 20 },
      },
      scale,
    ),
  ];
}

function recorded(writer: LineageWriter, recordings: readonly Recording[]): Promise<number> {
  let next = 0;
  return inLanes([...slices(recordings, BATCH)], LANES, (batch, partition) =>
    writer.record(batch, [{ topic: TOPICS.lineageEvents, partition, next: ++next }]),
  );
}
