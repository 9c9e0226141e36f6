import { Agent, request } from 'node:http';
import { type PedigreeEvent } from '@pedigree/events';

/** A client with some connections that stay open. */
export interface Client {
  /** @throws Error for any answer that is no success */
  post(path: string, type: string, body: Buffer | string): Promise<string>;
  close(): void;
}

export const BATCH_TYPE = 'application/cloudevents-batch+json';

export function clientOf(url: string, connections: number): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return {
    post: (path, type, body) => send(agent, new URL(path, url), type, body),
    close: () => agent.destroy(),
  };
}

function send(agent: Agent, url: URL, type: string, body: Buffer | string): Promise<string> {
  const headers = { 'content-type': type, 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method: 'POST', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const { statusCode = 0 } = response;
        const text = Buffer.concat(chunks).toString();
        if (statusCode < 300) resolve(text);
        else reject(new Error(`${url.pathname} answered ${statusCode}: ${text.slice(0, 300)}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Events as the body of a batch. */
export const batchOf = (events: readonly PedigreeEvent[]): Buffer =>
  Buffer.from(JSON.stringify(events.map((event) => ({ specversion: '1.0', ...event }))));

/** Posts everything, so many at a time; each is taken from the stream when its turn comes. */
export async function postAll(
  client: Client,
  bodies: Iterable<Buffer>,
  atOnce: number,
): Promise<void> {
  const queue = bodies[Symbol.iterator]();
  const worker = async () => {
    for (let next = queue.next(); !next.done; next = queue.next())
      await client.post('/api/v1/events', BATCH_TYPE, next.value);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
