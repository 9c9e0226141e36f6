import { deadLetterNote, type ReceivedMessage } from '@pedigree/messaging';
import { eventually } from '../eventually';
import {
  ack,
  acking,
  type Bench,
  byName,
  bytes,
  messages,
  numbers,
  park,
  QUICK,
  Recorder,
  text,
} from './harness';
import { shortcuts } from './publishing';

export function parking(bench: Bench): void {
  const { publish } = shortcuts(bench);
  const subscribe = (recorder: Recorder) => {
    const subscription = { topics: [bench.topic], group: bench.group, retry: QUICK };
    return bench.bus.subscriber.subscribe(subscription, recorder.handler);
  };
  const committed = async () =>
    (await bench.bus.topics.committed(bench.group, bench.topic))[0]!.next;
  const createDeadLetters = () =>
    bench.bus.topics.ensure([{ name: bench.deadLetters, partitions: 1 }]);
  const deadLetters = async (count: number): Promise<readonly ReceivedMessage[]> => {
    const seen = acking();
    const subscription = { topics: [bench.deadLetters], group: `${bench.group}-dead` };
    const running = await bench.bus.subscriber.subscribe(subscription, seen.handler);
    await eventually(() => seen.messages.length >= count);
    await running.close();
    return seen.messages;
  };

  beforeEach(() => bench.bus.topics.ensure([{ name: bench.topic, partitions: 1 }]));

  it('parks the original with a note, and goes on with what follows', async () => {
    await createDeadLetters();
    const odd = Uint8Array.from([0, 255, 1]);
    const headers = [
      ['ce_id', bytes('7')],
      ['odd', odd],
      ['odd', bytes('2')],
    ] as const;
    await publish([...messages(1), { key: odd, headers, value: odd }, ...messages(2)]);
    const seen = new Recorder(({ offset }) => (offset === 1 ? park : ack));
    await subscribe(seen);
    await eventually(async () => (await committed()) === 4);
    expect(seen.acked).toEqual(['m0', 'm0', 'm1']);
    const [letter] = await deadLetters(1);
    expect(Buffer.from(letter!.value)).toEqual(Buffer.from(odd));
    expect(Buffer.from(letter!.key!)).toEqual(Buffer.from(odd));
    expect(byName(letter!.headers)).toMatchObject(byName(headers));
    expect(deadLetterNote(letter!)).toEqual({
      ...{ code: 'unreadable', reason: 'no JSON', topic: bench.topic, partition: 0, offset: 1 },
      ...{ group: bench.group, attempts: 1, at: expect.any(Number) },
    });
  });

  it('commits nothing that could not be parked, and loses nothing', async () => {
    await publish(messages(4));
    const seen = new Recorder(({ offset }) => (offset === 2 ? park : ack));
    await subscribe(seen);
    await eventually(() => seen.batches.length >= 3);
    expect(await committed()).toBe(2);
    await createDeadLetters();
    await eventually(async () => (await committed()) === 4);
    expect((await deadLetters(1)).map(text)).toEqual(['m2']);
    expect(seen.acked.filter((one) => one === 'm0' || one === 'm1')).toEqual(['m0', 'm1']);
  });

  it('finds the one message of a batch that breaks the handler and parks it alone', async () => {
    await createDeadLetters();
    await publish(messages(30));
    const seen = new Recorder((one) => {
      if (text(one) === 'm17') throw new TypeError('Cannot read properties of null');
      return ack;
    });
    await subscribe(seen);
    await eventually(async () => (await committed()) === 30);
    const others = numbers(30).filter((i) => i !== 17);
    expect(seen.acked).toEqual(others.map((i) => `m${i}`));
    const alone = seen.batches.filter(
      ({ batch }) => batch.messages.length === 1 && batch.messages[0]!.offset === 17,
    );
    expect(alone).toHaveLength(QUICK.maxAttempts);
    const letters = await deadLetters(1);
    expect(letters.map(text)).toEqual(['m17']);
    expect(deadLetterNote(letters[0]!)).toMatchObject({
      code: 'handler-failed',
      reason: 'Cannot read properties of null',
      offset: 17,
      attempts: QUICK.maxAttempts,
    });
  });

  it('takes a wrong number of outcomes for a fault of the handler', async () => {
    await createDeadLetters();
    await publish(messages(2));
    const subscription = { topics: [bench.topic], group: bench.group, retry: QUICK };
    await bench.bus.subscriber.subscribe(subscription, async () => []);
    await eventually(async () => (await committed()) === 2);
    const letters = await deadLetters(2);
    expect(letters.map((one) => deadLetterNote(one)?.code)).toEqual(
      letters.map(() => 'handler-failed'),
    );
    expect(letters.map(text)).toEqual(['m0', 'm1']);
  });

  it('can park a message of the largest size there is', async () => {
    await createDeadLetters();
    const value = new Uint8Array(1024 * 1024 - 200).fill(7);
    await publish([{ headers: [], value }]);
    await subscribe(new Recorder(() => ({ ...park, reason: 'x'.repeat(100_000) })));
    await eventually(async () => (await committed()) === 1);
    expect((await deadLetters(1))[0]!.value).toHaveLength(value.length);
  });
}
