import { type Bench, type Figure, type Row } from '../figure';
import { compare } from '../measure/compare';
import { medianOf, quantileOf } from '../measure/statistics';
import { addFamily, decisionTimes, growHub } from '../places/decisions';
import { batchOf, BATCH_TYPE, type Client, clientOf } from '../places/posts';
import { startOnStack } from '../places/stack-service';
import { recordedCount, type Standalone, startStandalone } from '../places/standalone';
import { fineTunes } from '../worlds/fine-tunes';
import { slices } from '../worlds/recordings';

const WARM_UP = 100;
const DECISIONS = 150;
const CONNECTIONS = 4;
const PER_BATCH = 100;
/**
 * A promotion waits for all that was acknowledged before it. Kafka takes events faster than any graph: without
 * a limit, which only the embedded default has by itself, it would wait for a backlog that grows for ever.
 */
const MAX_LAG = '150';

/** What a gate in the release path is worth while the firehose is on. */
const loadedOn = (kind: Figure['needs']): Figure => ({
  name: `decision/${kind}-loaded`,
  needs: kind,
  long: kind === 'stack',
  async measure(bench): Promise<readonly Row[]> {
    const place = await started(kind, bench);
    const gate = clientOf(place.service.url, 1);
    await decisionTimes(gate, WARM_UP);
    const speeds: number[] = [];
    const row = await compare(
      {
        figure: `decision/${kind}-loaded`,
        title: `decisions while events are taken in as fast as they are accepted: p99`,
        unit: 'ms',
        subject: () => underLoad(place, gate, speeds),
        floor: { name: 'p99 while nothing else happens', run: () => p99(gate) },
        target: { atMost: 3 },
      },
      bench.scale,
    );
    gate.close();
    await place.stop();
    return [{ ...row, more: { 'events/s beside': medianOf(speeds) } }];
  },
});

async function started(kind: Figure['needs'], bench: Bench): Promise<Standalone> {
  const place =
    kind === 'embedded'
      ? await startStandalone(bench.folder())
      : await startOnStack(await bench.stack(), bench.folder(), {
          env: { PEDIGREE_MAX_LAG: MAX_LAG },
        });
  await addFamily(place.graph);
  await growHub(place.graph, 0, 10_000);
  return place;
}

const p99 = async (gate: Client): Promise<number> =>
  quantileOf(await decisionTimes(gate, DECISIONS), 0.99);

let sent = 0;

async function underLoad(place: Standalone, gate: Client, speeds: number[]): Promise<number> {
  const stopped = pourInto(place);
  const [before, started] = [await recordedCount(place.graph), performance.now()];
  try {
    const slowest = await p99(gate);
    const events = (await recordedCount(place.graph)) - before;
    speeds.push((events * 1000) / (performance.now() - started));
    return slowest;
  } finally {
    await stopped();
  }
}

/** Sends events without a pause until it is told to stop. What went wrong is thrown then, when nothing is under way any more. */
function pourInto({ service }: Standalone): () => Promise<void> {
  const client = clientOf(service.url, CONNECTIONS);
  let on = true;
  const pour = async () => {
    while (on) {
      const [events = []] = slices(fineTunes(PER_BATCH, { world: 'load' }, sent), PER_BATCH);
      sent += PER_BATCH;
      await client.post('/api/v1/events', BATCH_TYPE, batchOf(events));
    }
  };
  const pouring = Promise.allSettled(Array.from({ length: CONNECTIONS }, pour));
  return async () => {
    on = false;
    const outcomes = await pouring;
    client.close();
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  };
}

export const decisionLoadedEmbedded = loadedOn('embedded');
export const decisionLoadedStack = loadedOn('stack');
