import { join } from 'node:path';
import { type Batch } from '@pedigree/messaging';
import { type Recorded } from './recorder';
import { ThreadRecorder } from './thread-recorder';

const batchOn = (topic: string, messages = 1): Batch => {
  const place = { topic, partition: 4 };
  const message = { ...place, timestamp: 0, headers: [], value: Uint8Array.of(1) };
  const received = Array.from({ length: messages }, (_, offset) => ({ ...message, offset }));
  return { ...place, attempt: 0, next: messages, messages: received };
};

const saidBy = ({ announcements: [first] }: Recorded) =>
  JSON.parse(Buffer.from(first?.value ?? []).toString()) as { threadId: number; toldOf: number[] };

describe('ThreadRecorder', () => {
  let recorder: ThreadRecorder;
  beforeEach(() => {
    recorder = new ThreadRecorder(join(__dirname, 'fixtures/recording-thread.cjs'), {});
  });
  afterEach(() => recorder.onApplicationShutdown());

  it('answers what another thread recorded, several batches at once', async () => {
    const all = await Promise.all([1, 2, 3].map((count) => recorder.record(batchOn('t', count))));
    expect(all.map(({ events, outcomes }) => [events, outcomes.length])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
    expect(new Set(all.map((one) => saidBy(one).threadId)).size).toBe(1);
    expect(saidBy(all[0] as Recorded).threadId).toBeGreaterThan(0);
  });

  it('passes on what was told of, in order', async () => {
    await recorder.record(batchOn('t'));
    recorder.told({ topic: 't', partition: 4 });
    expect(saidBy(await recorder.record(batchOn('t'))).toldOf).toEqual([4]);
  });

  it('throws what was thrown there, and whether trying again may help', async () => {
    await expect(recorder.record(batchOn('retry'))).rejects.toMatchObject({
      message: 'The graph is away.',
      retriable: true,
    });
    await expect(recorder.record(batchOn('fault'))).rejects.toMatchObject({
      message: 'broken',
      retriable: false,
    });
  });

  it('has everything that was at hand come again when the thread dies, and starts another', async () => {
    const first = saidBy(await recorder.record(batchOn('t'))).threadId;
    const lost = [recorder.record(batchOn('die')), recorder.record(batchOn('t'))];
    for (const one of lost) await expect(one).rejects.toMatchObject({ retriable: true });
    const second = saidBy(await recorder.record(batchOn('t'))).threadId;
    expect(second).not.toBe(first);
  });

  it('lets what is at hand finish before it closes, and closes without having begun', async () => {
    const under = recorder.record(batchOn('t'));
    await recorder.onApplicationShutdown();
    expect((await under).events).toBe(1);
    await new ThreadRecorder('never-started', {}).onApplicationShutdown();
  });
});
