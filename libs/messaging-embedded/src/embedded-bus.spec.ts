import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type MessageBus, murmur2, type OutgoingMessage, textHeader } from '@pedigree/messaging';
import { eventually } from '@pedigree/testing';
import * as fc from 'fast-check';
import { embeddedBus } from './embedded-bus';
import { decodeHeaders, encodeHeaders } from './header-codec';

let bus: MessageBus;
let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'pedigree-bus-'));
  bus = embeddedBus({ directory });
  await bus.topics.ensure([{ name: 't', partitions: 4 }]);
});
afterEach(() => bus.close());

const message = (value: Uint8Array): OutgoingMessage => ({ headers: [], value });

it('reads a backlog of large messages in bounded batches', async () => {
  const large = Array.from({ length: 24 }, () => message(new Uint8Array(900_000)));
  await bus.publisher.publish('t', large.slice(0, 12));
  await bus.publisher.publish('t', large.slice(12));
  const sizes: number[] = [];
  await bus.subscriber.subscribe({ topics: ['t'], group: 'g' }, async ({ messages }) => {
    sizes.push(messages.length);
    return messages.map(() => ({ kind: 'ack' as const }));
  });
  await eventually(() => sizes.reduce((sum, size) => sum + size, 0) === 24);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(4);
});

it('spreads messages without a key evenly', async () => {
  const many = Array.from({ length: 40 }, () => message(Buffer.from('x')));
  await bus.publisher.publish('t', many);
  const ends = await bus.topics.ends('t');
  expect(ends.map(({ next }) => next)).toEqual([10, 10, 10, 10]);
});

it('lets other work go on while it delivers a backlog', async () => {
  const many = Array.from({ length: 5_000 }, (_, i) => message(Buffer.from(`${i}`)));
  await bus.publisher.publish('t', many);
  let [handled, turns] = [0, 0];
  await bus.subscriber.subscribe(
    { topics: ['t'], group: 'g', maxBatch: 50 },
    async ({ messages }) => {
      handled += messages.length;
      return messages.map(() => ({ kind: 'ack' as const }));
    },
  );
  while (handled < 5_000) {
    await new Promise((resolve) => setImmediate(resolve));
    turns++;
  }
  expect(turns).toBeGreaterThan(25);
});

it('cuts a handler short that does not end in time, and gives its messages to the next', async () => {
  await bus.close();
  bus = embeddedBus({ directory, drainMs: 50 });
  await bus.publisher.publish('t', [message(Buffer.from('x'))]);
  let started = false;
  await bus.subscriber.subscribe({ topics: ['t'], group: 'g' }, (_, signal) => {
    started = true;
    return new Promise((_resolve, reject) => signal.addEventListener('abort', reject));
  });
  await eventually(() => started);
  await bus.close();
  bus = embeddedBus({ directory });
  const attempts: number[] = [];
  await bus.subscriber.subscribe({ topics: ['t'], group: 'g' }, async ({ messages, attempt }) => {
    attempts.push(attempt);
    return messages.map(() => ({ kind: 'ack' as const }));
  });
  await eventually(() => attempts.length > 0);
  expect(attempts).toEqual([0]);
});

it('hashes keys as Kafka does', () => {
  // From the tests of org.apache.kafka.common.utils.Utils.
  const known = { '21': -973932308, foobar: -790332482, 'a-little-bit-long-string': -985981536 };
  for (const [key, hash] of Object.entries(known))
    expect(murmur2(Buffer.from(key))).toBe(hash & 0x7fffffff);
});

it('keeps any headers', () => {
  const header = fc.tuple(fc.string({ unit: 'binary' }), fc.uint8Array());
  fc.assert(
    fc.property(fc.array(header), (headers) => {
      const back = decodeHeaders(encodeHeaders(headers));
      const plain = (list: typeof back) =>
        list.map(([n, v]) => [Buffer.from(n).toString('hex'), [...v]]);
      expect(plain(back)).toEqual(plain(headers));
    }),
  );
  expect(decodeHeaders(encodeHeaders([textHeader('a', 'b')]))).toHaveLength(1);
});
