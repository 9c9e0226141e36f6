import { join } from 'node:path';
import { type Figure, type Row } from '../figure';
import { compare } from '../measure/compare';
import { perSecond } from '../measure/timing';
import { batchOf, clientOf, postAll } from '../places/posts';
import { recordedAll, startStandalone } from '../places/standalone';
import { fineTunes } from '../worlds/fine-tunes';
import { slices } from '../worlds/recordings';
import { looped, rowsFor } from './write-embedded';

const EVENTS = 100_000;
const PER_BATCH = 1000;
const CONNECTIONS = 4;

/** The whole way in on the embedded default: validated, in the durable log, and in the graph. */
export const ingestBatches: Figure = {
  name: 'ingest/embedded-http-batches',
  needs: 'embedded',
  async measure(bench): Promise<readonly Row[]> {
    const events = Math.round(EVENTS * bench.scale.size);
    const folder = bench.folder();
    const rows = await rowsFor(events, folder);
    const bodies = [...slices(fineTunes(events, { world: 'w' }), PER_BATCH)].map(batchOf);
    const row = await compare(
      {
        figure: 'ingest/embedded-http-batches',
        title: `${events} fine-tune events in batches of ${PER_BATCH} over HTTP, to the log and the graph`,
        unit: 'events/s',
        subject: (run) => ingested(events, bodies, join(folder, `subject-${run}`)),
        floor: {
          name: 'the rows of the graph, a loop over prepared statements',
          run: (run) => looped(events, rows, join(folder, `floor-${run}`)),
        },
        target: { atLeast: 0.5 },
        bound: { atLeast: 15_000 },
      },
      bench.scale,
    );
    return [row];
  },
};

/** From the first request until the last event is in the graph. */
async function ingested(
  events: number,
  bodies: readonly Buffer[],
  directory: string,
): Promise<number> {
  const { service, graph, stop } = await startStandalone(directory);
  const client = clientOf(service.url, CONNECTIONS);
  const speed = await perSecond(events, async () => {
    await postAll(client, bodies, CONNECTIONS);
    await recordedAll(graph, events);
  });
  client.close();
  await stop();
  return speed;
}
