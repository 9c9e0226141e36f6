import { type Bench, messages } from './harness';
import { shortcuts } from './publishing';

export function topics(bench: Bench): void {
  const { publish } = shortcuts(bench);
  const count = async () => (await bench.bus.topics.ends(bench.topic)).length;
  const ensure = (partitions: number) =>
    bench.bus.topics.ensure([{ name: bench.topic, partitions }]);

  it('creates topics once, however often and by whomever it is asked', async () => {
    await Promise.all([ensure(2), ensure(2), ensure(2)]);
    await publish(messages(3));
    await ensure(2);
    expect(await count()).toBe(2);
    const ends = await bench.bus.topics.ends(bench.topic);
    expect(ends.reduce((sum, { next }) => sum + next, 0)).toBe(3);
  });

  it('adds partitions and never takes any away', async () => {
    await ensure(1);
    await ensure(3);
    expect(await count()).toBe(3);
    await ensure(2);
    expect(await count()).toBe(3);
  });

  it('keeps topics and messages across a reopening', async () => {
    await ensure(1);
    await publish(messages(3));
    await bench.reopen();
    expect(await bench.bus.topics.ends(bench.topic)).toEqual([
      { topic: bench.topic, partition: 0, next: 3 },
    ]);
  });
}
