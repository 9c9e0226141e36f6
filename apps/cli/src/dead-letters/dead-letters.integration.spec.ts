import { randomUUID } from 'node:crypto';
import { TOPICS } from '@pedigree/events';
import { deadLetter, type MessageBus } from '@pedigree/messaging';
import { describeWithStack, stackVariables } from '@pedigree/testing';
import { busFrom } from './bus';
import { listLetters } from './list';
import { replayLetters } from './replay';

const PATIENCE = { signal: new AbortController().signal, limitMs: 60_000 };

/** On a real broker, whose topics others use as well: everything is selected by a code of its own. */
describeWithStack('dead letters on Kafka', (stack) => {
  const code = `test-${randomUUID()}`;
  const topic = code;
  let bus: MessageBus;
  beforeAll(async () => {
    bus = await busFrom(stackVariables(stack));
    await bus.topics.ensure([{ name: topic, partitions: 2 }]);
    const letters = [1, 2, 3].map((offset) =>
      deadLetter(
        {
          message: {
            topic,
            partition: 0,
            offset,
            timestamp: 0,
            headers: [],
            value: Buffer.from(`${code} ${String(offset)}`),
          },
          code,
          reason: 'a test',
          attempts: 1,
        },
        'test',
        0,
      ),
    );
    await bus.publisher.publish(TOPICS.deadLetters, letters);
  });
  afterAll(() => bus.close());

  const listed = async (all = false) =>
    (await listLetters(bus, { limit: 1000, all, code }, PATIENCE)).items;
  const end = async () => (await bus.topics.ends(topic)).reduce((sum, { next }) => sum + next, 0);

  it('are listed, kept where they are not selected, and replayed once', async () => {
    expect(await listed()).toHaveLength(3);
    const kept = await replayLetters(bus, { code: 'none of them' }, PATIENCE);
    expect(kept.replayed).toBe(0);
    expect(await listed()).toHaveLength(3);
    const before = await end();
    expect(await replayLetters(bus, { code }, PATIENCE)).toMatchObject({ replayed: 3 });
    expect(await end()).toBeGreaterThanOrEqual(before + 3);
    expect(await replayLetters(bus, { code }, PATIENCE)).toMatchObject({ replayed: 0 });
    expect(await listed()).toEqual([]);
    expect((await listed(true)).filter(({ replayed }) => replayed).length).toBeGreaterThan(2);
  });
});
