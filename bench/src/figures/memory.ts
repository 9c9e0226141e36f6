import { TOPICS } from '@pedigree/events';
import { type Figure, type Row } from '../figure';
import { residentBytes } from '../machine';
import { spreadOf } from '../measure/statistics';
import { batchOf, BATCH_TYPE, clientOf } from '../places/posts';
import { recordedAll, recordedCount, startStandalone } from '../places/standalone';
import { fineTunes } from '../worlds/fine-tunes';
import { slices } from '../worlds/recordings';

const EVENTS = 5_000_000;
const SETTLED = 100_000;
const PER_BATCH = 1000;
const CONNECTIONS = 4;
const MIB = 2 ** 20;

/** Log, writer and graph of one process under a stream that does not end: memory and lag must not grow. */
export const memoryEmbedded: Figure = {
  name: 'memory/embedded',
  needs: 'embedded',
  long: true,
  async measure(bench): Promise<readonly Row[]> {
    const events = Math.max(2 * SETTLED, Math.round(EVENTS * bench.scale.size));
    const { service, graph, stop } = await startStandalone(bench.folder());
    const client = clientOf(service.url, CONNECTIONS);
    const bodies = slices(fineTunes(events, { world: 'w' }), PER_BATCH);
    const [samples, lags]: [number[], number[]] = [[], []];
    let sent = 0;
    const pour = async () => {
      for (let next = bodies.next(); !next.done; next = bodies.next()) {
        await client.post('/api/v1/events', BATCH_TYPE, batchOf(next.value));
        sent += next.value.length;
        if (sent % SETTLED !== 0) continue;
        samples.push(residentBytes(service.pid) / MIB);
        lags.push(sent - (await recordedCount(graph)));
        if (sent % (10 * SETTLED) === 0) bench.progress(`${sent} events, ${samples.at(-1)} MiB`);
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, pour));
    await recordedAll(graph, events);
    client.close();
    await stop();
    const [first = NaN, ...later] = samples;
    const tail = later.slice(Math.floor(later.length / 2));
    return [
      {
        figure: 'memory/embedded',
        title: `resident memory of one process over ${events.toLocaleString('en')} events, its second half`,
        unit: 'MiB',
        value: spreadOf(tail),
        floor: { name: `after the first ${SETTLED.toLocaleString('en')}`, ...spreadOf([first]) },
        ratio: spreadOf(tail.map((value) => value / first)),
        target: { atMost: 1.25 },
        more: { [`most events behind (${TOPICS.lineageEvents})`]: Math.max(...lags) },
        runs: 1,
      },
    ];
  },
};
