import { neo4jGraph } from '@pedigree/graph-neo4j';
import { stackVariables, type StackAddresses } from '@pedigree/testing';
import { type Bench, type Figure, type Row } from '../figure';
import { compare } from '../measure/compare';
import { medianOf } from '../measure/statistics';
import { perSecond } from '../measure/timing';
import { fastest, scripted } from '../peers/bare-script';
import { bareWriter } from '../peers/bare-neo4j-writer';
import { consumed } from '../places/consumed';
import { fillLog } from '../places/log';
import { startPeer } from '../places/peer';
import { startOnStack } from '../places/stack-service';
import { recordedAll, recordedCount } from '../places/standalone';
import { fineTunes } from '../worlds/fine-tunes';

const EVENTS = 20_000;
/** As many as the stock server gets through in the time of the others. */
const ONE_BY_ONE = 600;

/** The whole way of the firehose: durable in Kafka, consumed, validated, in Neo4j, positions committed. */
export const ingestKafka: Figure = {
  name: 'ingest/kafka-neo4j',
  needs: 'stack',
  async measure(bench): Promise<readonly Row[]> {
    const events = Math.round(EVENTS * bench.scale.size);
    const stack = await bench.stack();
    // Makes the indexes, without which the script would look for each node through all of them.
    await (await neo4jGraph(neo4jOf(stack))).close();
    const bare = bareWriter(neo4jOf(stack));
    const shape = await fastest(bare);
    bench.progress(
      `the script is fastest with ${shape.batch} rows in each of ${shape.lanes} sessions`,
    );
    const place = await startOnStack(stack, bench.folder(), { app: 'lineage-writer' });
    const ours: number[] = [];
    const row = await compare(
      {
        figure: 'ingest/kafka-neo4j',
        title: `${events} durable fine-tune events from Kafka to Neo4j, one lineage-writer`,
        unit: 'events/s',
        subject: async (run) => {
          ours.push(await consumed([place], stack, `ours-${run}`, events));
          return ours.at(-1) ?? NaN;
        },
        floor: {
          name: `the same rows by a bare script, ${shape.lanes} sessions of ${shape.batch}`,
          run: () => scripted(bare, shape, events),
        },
        target: { atLeast: 0.8 },
      },
      bench.scale,
    );
    await bare.close();
    await place.stop();
    return [row, await besideStock(bench, medianOf(ours))];
  },
};

const neo4jOf = ({ neo4jUri: uri, neo4jUser: user, neo4jPassword: password }: StackAddresses) => ({
  uri,
  user,
  password,
});

/** A server of its own: the two would share a log, and the stock one is not to be waited for. */
async function besideStock(bench: Bench, ours: number): Promise<Row> {
  const stack = await bench.stack();
  await fillLog(stack, fineTunes(20 * ONE_BY_ONE, { world: 'stock' }));
  const graph = await neo4jGraph(neo4jOf(stack));
  const peer = await startPeer('nest-kafka', stackVariables(stack));
  await recordedAll(graph, ONE_BY_ONE);
  let reached = await recordedCount(graph);
  const row = await compare(
    {
      figure: 'ingest/kafka-neo4j/stock',
      title: 'the same, held against a server as it comes',
      unit: 'events/s',
      subject: async () => ours,
      floor: {
        name: 'Nest stock Kafka server (eachMessage), one transaction for each message',
        run: async () => {
          const from = await recordedCount(graph);
          reached = from + ONE_BY_ONE;
          return perSecond(ONE_BY_ONE, () => recordedAll(graph, reached));
        },
      },
      target: { atLeast: 20 },
    },
    bench.scale,
  );
  await peer.stop();
  await graph.close();
  return row;
}
