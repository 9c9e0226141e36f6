import { join } from 'node:path';
import autocannon from 'autocannon';
import { type Figure, type Row } from '../figure';
import { compare } from '../measure/compare';
import { medianOf } from '../measure/statistics';
import { startPeer } from '../places/peer';
import { startStandalone } from '../places/standalone';
import { fineTune } from '../worlds/fine-tunes';

const CONNECTIONS = 32;
const SECONDS = 8;
const WARM_UP_SECONDS = 3;

/** Of the last event that was sent: none is sent twice. */
let index = 0;

export const ingestSingle: Figure = {
  name: 'ingest/embedded-http-single',
  needs: 'embedded',
  async measure(bench): Promise<readonly Row[]> {
    const folder = bench.folder();
    const seconds = Math.max(2, Math.round(SECONDS * bench.scale.size));
    const p99: { ours: number[]; floor: number[] } = { ours: [], floor: [] };
    const row = await compare(
      {
        figure: 'ingest/embedded-http-single',
        title: `one event a request over ${CONNECTIONS} connections, answered once it is on the disk`,
        unit: 'requests/s',
        subject: async (run) => {
          const { service, stop } = await startStandalone(join(folder, `run-${run}`));
          const result = await flood(service.url, seconds).finally(stop);
          p99.ours.push(result.latency.p99);
          return result.requests.average;
        },
        floor: {
          name: 'a Nest route that validates and answers',
          run: async () => {
            const peer = await startPeer('validating-route');
            const result = await flood(peer.said, seconds).finally(peer.stop);
            p99.floor.push(result.latency.p99);
            return result.requests.average;
          },
        },
        target: { atLeast: 0.5 },
      },
      bench.scale,
    );
    const more = { 'p99 ms': medianOf(p99.ours), 'p99 ms of the floor': medianOf(p99.floor) };
    return [{ ...row, more }];
  },
};

/** @throws Error where any answer was no success: such are quick, and would be counted */
async function flood(url: string, seconds: number): Promise<autocannon.Result> {
  const next = () => ({ specversion: '1.0', ...fineTune(index++, { world: 'w' }) });
  const options: autocannon.Options = {
    url: new URL('/api/v1/events', url).href,
    method: 'POST',
    headers: { 'content-type': 'application/cloudevents+json' },
    connections: CONNECTIONS,
    requests: [{ setupRequest: (request) => ({ ...request, body: JSON.stringify(next()) }) }],
  };
  // The first seconds of a process are those of its compiler.
  await autocannon({ ...options, duration: WARM_UP_SECONDS });
  const result = await autocannon({ ...options, duration: seconds });
  if (result.non2xx + result.errors + result.timeouts > 0)
    throw new Error(`${result.non2xx} answers and ${result.errors} requests failed.`);
  return result;
}
