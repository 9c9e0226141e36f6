import { type Outcome } from '@pedigree/messaging';
import { memoryBus } from './memory-bus';

const message = (text: string) => ({ headers: [], value: Buffer.from(text) });
const emits = (text: string): Outcome => ({
  kind: 'ack',
  emit: [{ topic: 'decisions', message: message(text) }],
});

it('publishes what handlers emit for what they settle, and hands it in', async () => {
  const bus = memoryBus();
  const seen: string[] = [];
  await bus.subscriber.subscribe({ topics: ['decisions'] }, async ({ messages, next }) => {
    seen.push(...messages.map(({ value }) => `${Buffer.from(value)} ${next}`));
    return messages.map(() => ({ kind: 'ack' }));
  });
  const requests = { topics: ['requests'], group: 'policy', transactional: true };
  await bus.subscriber.subscribe(requests, async () => [
    emits('one'),
    { kind: 'retry', reason: 'later' },
    emits('two'),
  ]);
  await bus.publisher.publish('requests', ['a', 'b', 'c'].map(message));
  expect(seen).toEqual(['one 1']);
  expect(await bus.topics.ends('decisions')).toMatchObject([{ next: 1 }]);
});

it.each([{ group: 'policy' }, { transactional: true }])(
  'tells a test whose subscription may not emit: %j',
  async (given) => {
    const bus = memoryBus();
    await bus.subscriber.subscribe({ topics: ['requests'], ...given }, async () => [emits('one')]);
    await expect(bus.publisher.publish('requests', [message('a')])).rejects.toThrow('may emit');
  },
);
