import { eventually } from '../eventually';
import { ack, acking, type Bench, message, messages, numbers, Recorder } from './harness';
import { shortcuts } from './publishing';

export function groups(bench: Bench): void {
  const { publish, subscribe } = shortcuts(bench);
  const join = (recorder: Recorder) =>
    bench.bus.subscriber.subscribe({ topics: [bench.topic], group: bench.group }, recorder.handler);
  const keyed = (count: number, prefix = '') =>
    numbers(count).map((i) => message(`${prefix}${i}`, `key-${i}`));

  beforeEach(() => bench.bus.topics.ensure([{ name: bench.topic, partitions: 6 }]));

  it('starts a new group at the earliest message', async () => {
    await publish(messages(5));
    const seen = await subscribe(acking());
    await eventually(() => seen.messages.length === 5);
  });

  it('shares the partitions among members and gives nobody a message twice', async () => {
    const [one, two] = [acking(), acking()];
    await join(one);
    await join(two);
    await publish(keyed(300));
    await eventually(() => one.messages.length + two.messages.length >= 300);
    expect(new Set([...one.texts, ...two.texts]).size).toBe(300);
    const [ofOne, ofTwo] = [one, two].map((r) => new Set(r.messages.map((m) => m.partition)));
    expect(ofOne!.size).toBe(3);
    expect(ofTwo!.size).toBe(3);
    expect(one.messages.length + two.messages.length).toBe(300);
  });

  it('gives the partitions of a member that leaves to the others', async () => {
    const [one, two] = [acking(), acking()];
    const leaving = await join(one);
    await join(two);
    await publish(keyed(60));
    await eventually(() => one.messages.length + two.messages.length === 60);
    await leaving.close();
    await publish(keyed(60, 'later-'));
    await eventually(() => two.texts.filter((text) => text.startsWith('later-')).length === 60);
    expect(one.messages.length + two.messages.length).toBe(120);
  });

  it('loses nothing while members come and go, and never works on a partition twice at once', async () => {
    const busy = new Map<number, number>();
    let most = 0;
    const seen = new Set<string>();
    const recorder = new Recorder(() => ack);
    const handler: Recorder['handler'] = async (batch, signal) => {
      const now = (busy.get(batch.partition) ?? 0) + 1;
      most = Math.max(most, now);
      busy.set(batch.partition, now);
      await new Promise((resolve) => setImmediate(resolve));
      busy.set(batch.partition, now - 1);
      for (const one of batch.messages) seen.add(Buffer.from(one.value).toString());
      return recorder.handler(batch, signal);
    };
    const subscription = { topics: [bench.topic], group: bench.group, maxBatch: 7 };
    const enter = () => bench.bus.subscriber.subscribe(subscription, handler);
    const first = await enter();
    await publish(keyed(200, 'a'));
    const second = await enter();
    await publish(keyed(200, 'b'));
    await first.close();
    await publish(keyed(200, 'c'));
    await second.close();
    await publish(keyed(200, 'd'));
    await enter();
    await eventually(() => seen.size === 800);
    expect(most).toBe(1);
  });

  it('shows a subscriber without a group everything from now on, and every one of them', async () => {
    await publish(keyed(20, 'before-'));
    const [one, two] = [acking(), acking()];
    const alone = { topics: [bench.topic] };
    await bench.bus.subscriber.subscribe(alone, one.handler);
    await bench.bus.subscriber.subscribe(alone, two.handler);
    await publish(keyed(20, 'after-'));
    for (const seen of [one, two]) {
      await eventually(() => seen.messages.length >= 20);
      expect(seen.texts.toSorted()).toEqual(
        numbers(20)
          .map((i) => `after-${i}`)
          .toSorted(),
      );
    }
  });

  it('stops a subscription without touching the others', async () => {
    const [alone, inGroup] = [acking(), acking()];
    const stopped = await bench.bus.subscriber.subscribe({ topics: [bench.topic] }, alone.handler);
    await join(inGroup);
    await stopped.close();
    await publish(keyed(10));
    await eventually(() => inGroup.messages.length === 10);
    expect(alone.messages).toEqual([]);
  });
}
