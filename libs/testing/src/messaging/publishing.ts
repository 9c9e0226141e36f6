import { acking, type Bench, byName, bytes, message, messages, numbers, text } from './harness';
import { eventually } from '../eventually';

export function publishing(bench: Bench): void {
  const { subscribe, publish } = shortcuts(bench);

  it('keeps bytes, key and headers, repeated and non-UTF-8 ones too', async () => {
    await bench.bus.topics.ensure([{ name: bench.topic, partitions: 1 }]);
    const odd = Uint8Array.from([0, 255, 254, 0, 128]);
    const headers = [
      ['a', bytes('1')],
      ['b', odd],
      ['a', bytes('2')],
      ['empty', new Uint8Array()],
    ] as const;
    // A view into a larger buffer: adapters must not send its surroundings.
    const value = Uint8Array.from([9, ...odd, 9]).subarray(1, 6);
    await publish([
      { key: odd, headers, value },
      { headers: [], value: new Uint8Array() },
    ]);
    const seen = await subscribe(acking());
    await eventually(() => seen.messages.length === 2);
    const [first, second] = seen.messages;
    expect(Buffer.from(first!.value)).toEqual(Buffer.from(odd));
    expect(Buffer.from(first!.key!)).toEqual(Buffer.from(odd));
    expect(byName(first!.headers)).toEqual(byName(headers));
    expect(first!.timestamp).toBeGreaterThan(Date.now() - 60_000);
    expect(first!.timestamp).toBeLessThan(Date.now() + 60_000);
    expect(second).toMatchObject({ topic: bench.topic, partition: 0, offset: 1, headers: [] });
    expect(second!.key).toBeUndefined();
    expect(second!.value).toHaveLength(0);
  });

  it('keeps the order of messages with the same key', async () => {
    await bench.bus.topics.ensure([{ name: bench.topic, partitions: 3 }]);
    for (const part of [0, 1, 2])
      await publish(numbers(60).map((i) => message(`${part * 60 + i}`, `k${i % 5}`)));
    const seen = await subscribe(acking());
    await eventually(() => seen.messages.length === 180);
    for (const key of numbers(5).map((k) => `k${k}`)) {
      const own = seen.messages.filter((one) => Buffer.from(one.key!).toString() === key);
      const order = own.map((one) => Number(text(one)));
      expect(order).toEqual(order.toSorted((a, b) => a - b));
      expect(new Set(own.map(({ partition }) => partition)).size).toBe(1);
    }
  });

  it('takes many concurrent calls and loses none', async () => {
    await bench.bus.topics.ensure([{ name: bench.topic, partitions: 2 }]);
    await Promise.all(numbers(200).map((i) => publish([message(`${i}`, `${i}`)])));
    const seen = await subscribe(acking());
    await eventually(() => seen.messages.length === 200);
    expect(new Set(seen.texts).size).toBe(200);
  });

  it('takes a call that is larger than one request', async () => {
    await bench.bus.topics.ensure([{ name: bench.topic, partitions: 1 }]);
    const large = numbers(40).map((i) => message(`${i}`.padEnd(100_000, '.')));
    await publish(large);
    const seen = await subscribe(acking());
    await eventually(() => seen.messages.length === 40);
    expect(seen.texts.map((one) => parseInt(one, 10))).toEqual(numbers(40));
  });

  it('takes an empty call for done', async () => {
    await bench.bus.topics.ensure([{ name: bench.topic, partitions: 1 }]);
    await publish([]);
    expect(await bench.bus.topics.ends(bench.topic)).toMatchObject([{ next: 0 }]);
  });

  it('refuses a message that is too large, and takes the next', async () => {
    await bench.bus.topics.ensure([{ name: bench.topic, partitions: 1 }]);
    const huge = { headers: [], value: new Uint8Array(1024 * 1024) };
    await expect(publish([huge])).rejects.toMatchObject({ code: 'too-large', retriable: false });
    await publish(messages(1));
    expect(await bench.bus.topics.ends(bench.topic)).toMatchObject([{ next: 1 }]);
  });

  it('refuses a topic that does not exist, to publish to and to subscribe to', async () => {
    const unknown = { code: 'unknown-topic', retriable: false };
    await expect(publish(messages(1))).rejects.toMatchObject(unknown);
    await expect(subscribe(acking())).rejects.toMatchObject(unknown);
    await expect(bench.bus.topics.ends(bench.topic)).rejects.toMatchObject(unknown);
  });
}

/** What most tests do with a bench. */
export const shortcuts = (bench: Bench) => ({
  publish: (list: Parameters<Bench['bus']['publisher']['publish']>[1]) =>
    bench.bus.publisher.publish(bench.topic, list),
  /** As the bench's group. */
  subscribe: async <R extends ReturnType<typeof acking>>(recorder: R): Promise<R> => {
    const subscription = { topics: [bench.topic], group: bench.group };
    await bench.bus.subscriber.subscribe(subscription, recorder.handler);
    return recorder;
  },
});
