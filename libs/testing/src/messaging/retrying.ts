import { MessagingError } from '@pedigree/messaging';
import { eventually } from '../eventually';
import { ack, acking, type Bench, messages, numbers, QUICK, Recorder, retry } from './harness';
import { shortcuts } from './publishing';

export function retrying(bench: Bench): void {
  const { publish } = shortcuts(bench);
  const subscribe = async (recorder: Recorder, policy = QUICK) => {
    const subscription = { topics: [bench.topic], group: bench.group, retry: policy };
    return bench.bus.subscriber.subscribe(subscription, recorder.handler);
  };

  beforeEach(() => bench.bus.topics.ensure([{ name: bench.topic, partitions: 1 }]));

  it('tries again in order, counts the tries and waits longer each time', async () => {
    await publish(messages(6));
    const seen = new Recorder((one, { attempt }) =>
      one.offset === 2 && attempt < 3 ? retry : ack,
    );
    await subscribe(seen, { ...QUICK, initialMs: 40, maxMs: 1_000 });
    await eventually(() => seen.acked.length === 6);
    expect(seen.acked).toEqual(numbers(6).map((i) => `m${i}`));
    const tries = seen.batches.filter(({ batch }) => batch.messages.some((m) => m.offset === 2));
    expect(tries.map(({ batch }) => batch.attempt)).toEqual([0, 1, 2, 3]);
    const pauses = tries.slice(1).map(({ at }, i) => at - tries[i]!.at);
    // Half of 40, 80, 160: jitter takes at most that much away.
    pauses.forEach((pause, i) => expect(pause).toBeGreaterThanOrEqual(20 * 2 ** i - 1));
    expect(tries.slice(1).every(({ batch }) => batch.messages[0]!.offset === 2)).toBe(true);
  });

  it('remembers tries and pauses across a reopening', async () => {
    await publish(messages(2));
    const first = new Recorder(() => retry);
    await subscribe(first, { ...QUICK, initialMs: 2_000, maxMs: 2_000 });
    await eventually(() => first.batches.length === 1);
    await bench.reopen();
    const second = acking();
    await subscribe(second, { ...QUICK, initialMs: 2_000, maxMs: 2_000 });
    await eventually(() => second.acked.length === 2);
    expect(second.batches[0]!.batch.attempt).toBe(1);
    expect(second.batches[0]!.at - first.batches[0]!.at).toBeGreaterThanOrEqual(999);
  });

  it('never parks for an error that is retriable', async () => {
    await bench.bus.topics.ensure([{ name: bench.deadLetters, partitions: 1 }]);
    await publish(messages(3));
    const tries = 2 * QUICK.maxAttempts;
    const seen = new Recorder((_, { attempt }) => {
      if (attempt < tries) throw new MessagingError('unavailable', 'The graph does not answer.');
      return ack;
    });
    await subscribe(seen);
    await eventually(() => seen.acked.length === 3);
    expect(seen.batches.map(({ batch }) => batch.attempt)).toEqual(numbers(tries + 1));
    expect(seen.batches.every(({ batch }) => batch.messages.length === 3)).toBe(true);
    expect(await bench.bus.topics.ends(bench.deadLetters)).toMatchObject([{ next: 0 }]);
  });

  it('lets the other partitions go on while one waits', async () => {
    await bench.bus.topics.ensure([{ name: bench.topic, partitions: 4 }]);
    const stuck = new Recorder(({ partition }) => (partition === 0 ? retry : ack));
    await publish(messages(200, (i) => `key-${i}`));
    const ends = await bench.bus.topics.ends(bench.topic);
    await subscribe(stuck, { ...QUICK, initialMs: 60_000, maxMs: 60_000 });
    const others = ends.slice(1).reduce((sum, { next }) => sum + next, 0);
    await eventually(() => stuck.acked.length === others);
    await publish(messages(200, (i) => `key-${i}`));
    await eventually(() => stuck.acked.length === 2 * others);
    expect(stuck.batches.filter(({ batch }) => batch.partition === 0)).toHaveLength(1);
  });
}
