import { eventually } from '../eventually';
import { ack, acking, type Bench, messages, numbers, Recorder, retry } from './harness';
import { shortcuts } from './publishing';

export function acknowledging(bench: Bench): void {
  const { publish, subscribe } = shortcuts(bench);
  const committed = async () => {
    const positions = await bench.bus.topics.committed(bench.group, bench.topic);
    return positions.reduce((sum, { next }) => sum + next, 0);
  };

  beforeEach(() => bench.bus.topics.ensure([{ name: bench.topic, partitions: 1 }]));

  it('hands over batches no larger than asked for', async () => {
    await publish(messages(25));
    const seen = acking();
    const subscription = { topics: [bench.topic], group: bench.group, maxBatch: 10 };
    await bench.bus.subscriber.subscribe(subscription, seen.handler);
    await eventually(() => seen.messages.length === 25);
    expect(seen.batches.map(({ batch }) => batch.messages.length)).toEqual([10, 10, 5]);
    expect(seen.texts).toEqual(numbers(25).map((i) => `m${i}`));
    expect(seen.messages.map(({ offset }) => offset)).toEqual(numbers(25));
    expect(seen.batches.every(({ batch }) => batch.attempt === 0)).toBe(true);
  });

  it('commits what is acknowledged: after a reopening nothing comes again', async () => {
    await publish(messages(10));
    await subscribe(acking());
    await eventually(async () => (await committed()) === 10);
    await bench.reopen();
    const seen = await subscribe(acking());
    await publish(messages(1));
    await eventually(() => seen.messages.length > 0);
    expect(seen.messages.map(({ offset }) => offset)).toEqual([10]);
  });

  it('brings back after a reopening what was not acknowledged', async () => {
    await publish(messages(10));
    const first = await subscribe(new Recorder(({ offset }) => (offset < 4 ? ack : retry)));
    await eventually(async () => first.batches.length > 0 && (await committed()) === 4);
    await bench.reopen();
    const seen = await subscribe(acking());
    await eventually(() => seen.messages.length === 6);
    expect(seen.messages.map(({ offset }) => offset)).toEqual([4, 5, 6, 7, 8, 9]);
  });

  it('lets the batch at hand finish and commits it while closing', async () => {
    await publish(messages(3));
    let started = false;
    let finish: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (finish = resolve));
    const subscription = { topics: [bench.topic], group: bench.group };
    await bench.bus.subscriber.subscribe(subscription, async (batch) => {
      started = true;
      await gate;
      return batch.messages.map(() => ack);
    });
    await eventually(() => started);
    const closing = bench.reopen();
    finish();
    await closing;
    expect(await committed()).toBe(3);
  });

  it('tells the ends of a topic and the positions of a group', async () => {
    await bench.bus.topics.ensure([{ name: bench.topic, partitions: 2 }]);
    const at = (next: number) =>
      expect.arrayContaining([0, 1].map((partition) => ({ topic: bench.topic, partition, next })));
    expect(await bench.bus.topics.ends(bench.topic)).toEqual(at(0));
    expect(await bench.bus.topics.committed(bench.group, bench.topic)).toEqual(at(0));
    await publish(messages(4, (i) => `key-${i}`));
    const ends = await bench.bus.topics.ends(bench.topic);
    expect(ends.reduce((sum, { next }) => sum + next, 0)).toBe(4);
    await subscribe(acking());
    await eventually(async () => {
      expect(await bench.bus.topics.committed(bench.group, bench.topic)).toEqual(ends);
    });
  });

  it('answers a ping, and refuses work once it is closed', async () => {
    await bench.bus.ping();
    await bench.bus.close();
    await bench.bus.close();
    await expect(publish(messages(1))).rejects.toMatchObject({ code: 'rejected' });
    await expect(subscribe(acking())).rejects.toMatchObject({ code: 'rejected' });
  });
}
