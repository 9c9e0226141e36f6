import {
  type BatchHandler,
  deadLetterNote,
  MessagingError,
  type Outcome,
  type ReceivedMessage,
} from '@pedigree/messaging';
import { eventually } from '../eventually';
import {
  ack,
  type Bench,
  message,
  messages,
  numbers,
  park,
  QUICK,
  readAll,
  Recorder,
  retry,
  text,
} from './harness';
import { shortcuts } from './publishing';

export function emitting(bench: Bench): void {
  const { publish } = shortcuts(bench);
  const out = () => `${bench.topic}-out`;
  const subscribe = (recorder: Recorder, given: object = { transactional: true }) => {
    const subscription = { topics: [bench.topic], group: bench.group, retry: QUICK, ...given };
    return bench.bus.subscriber.subscribe(subscription, recorder.handler);
  };
  const committed = () => bench.bus.topics.committed(bench.group, bench.topic);
  const position = async () => (await committed()).reduce((sum, { next }) => sum + next, 0);
  const texts = async (topic: string) => (await readAll(bench.bus, topic)).map(text);
  const createDeadLetters = () =>
    bench.bus.topics.ensure([{ name: bench.deadLetters, partitions: 1 }]);
  const decided = (one: ReceivedMessage, topic = out()): Outcome => ({
    kind: 'ack',
    emit: [{ topic, message: message(`decided ${text(one)}`, 'key') }],
  });

  beforeEach(() =>
    bench.bus.topics.ensure([
      { name: bench.topic, partitions: 1 },
      { name: out(), partitions: 2 },
    ]),
  );

  it('publishes what is emitted, as it is and in order, and moves the position with it', async () => {
    await publish(messages(30));
    const headers = [['ce_id', Buffer.from('7')] as const];
    const seen = new Recorder((one) => ({
      kind: 'ack',
      emit: ['a', 'b'].map((name) => ({
        topic: out(),
        message: { ...message(`${text(one)} ${name}`, 'key'), headers },
      })),
    }));
    await subscribe(seen, { transactional: true, maxBatch: 7 });
    await eventually(async () => (await position()) === 30);
    const read = await readAll(bench.bus, out());
    expect(read.map(text)).toEqual(numbers(30).flatMap((i) => [`m${i} a`, `m${i} b`]));
    expect(read[0]).toMatchObject({ key: Buffer.from('key'), headers });
  });

  it('settles what emits nothing too, and goes on after a reopening where it stood', async () => {
    await publish(messages(4));
    await subscribe(new Recorder((one) => (one.offset === 1 ? decided(one) : ack)));
    await eventually(async () => (await position()) === 4);
    await bench.reopen();
    const seen = new Recorder((one) => decided(one));
    await subscribe(seen);
    await publish(messages(1));
    await eventually(async () => (await position()) === 5);
    expect(seen.messages.map(({ offset }) => offset)).toEqual([4]);
    expect(await texts(out())).toEqual(['decided m1', 'decided m0']);
  });

  it('emits for what stands before a retry, and for the rest when its time comes', async () => {
    await publish(messages(6));
    const seen = new Recorder((one, { attempt }) =>
      one.offset === 3 && attempt < 2 ? retry : decided(one),
    );
    await subscribe(seen, { transactional: true, retry: { ...QUICK, initialMs: 200, maxMs: 400 } });
    await eventually(async () => (await position()) === 3);
    expect(await texts(out())).toEqual(numbers(3).map((i) => `decided m${i}`));
    await eventually(async () => (await position()) === 6);
    expect(await texts(out())).toEqual(numbers(6).map((i) => `decided m${i}`));
  });

  it('counts tries across a reopening', async () => {
    await publish(messages(2));
    const first = new Recorder(() => retry);
    await subscribe(first, {
      transactional: true,
      retry: { ...QUICK, initialMs: 1_000, maxMs: 1_000 },
    });
    await eventually(() => first.batches.length === 1);
    await bench.reopen();
    const second = new Recorder((one) => decided(one));
    await subscribe(second);
    await eventually(async () => (await position()) === 2);
    expect(second.batches[0]!.batch.attempt).toBe(1);
  });

  it('emits nothing for a batch that may work later, and then once', async () => {
    await publish(messages(3));
    const seen = new Recorder((one, { attempt }) => {
      if (attempt < 4) throw new MessagingError('unavailable', 'The graph does not answer.');
      return decided(one);
    });
    await subscribe(seen);
    await eventually(async () => (await position()) === 3);
    expect(await texts(out())).toEqual(numbers(3).map((i) => `decided m${i}`));
  });

  it('settles emissions and dead letters together', async () => {
    await createDeadLetters();
    await publish(messages(5));
    await subscribe(new Recorder((one) => (one.offset % 2 === 1 ? park : decided(one))));
    await eventually(async () => (await position()) === 5);
    expect(await texts(out())).toEqual(['decided m0', 'decided m2', 'decided m4']);
    const letters = await readAll(bench.bus, bench.deadLetters);
    expect(letters.map(text)).toEqual(['m1', 'm3']);
    expect(letters.map((one) => deadLetterNote(one))).toMatchObject([
      { code: 'unreadable', offset: 1, group: bench.group, attempts: 1 },
      { code: 'unreadable', offset: 3 },
    ]);
  });

  it('stops at a dead letter that cannot be published, with what stands before it', async () => {
    await publish(messages(4));
    const seen = new Recorder((one) => (one.offset === 2 ? park : decided(one)));
    await subscribe(seen);
    await eventually(() => seen.batches.length >= 3);
    expect(await position()).toBe(2);
    expect(await texts(out())).toEqual(['decided m0', 'decided m1']);
    await createDeadLetters();
    await eventually(async () => (await position()) === 4);
    expect(await texts(out())).toEqual(['decided m0', 'decided m1', 'decided m3']);
    expect(await texts(bench.deadLetters)).toEqual(['m2']);
  });

  const unpublishable: [string, (one: ReceivedMessage) => Outcome, string][] = [
    [
      'too large',
      () => ({
        kind: 'ack',
        emit: [{ topic: out(), message: { headers: [], value: new Uint8Array(1024 * 1024) } }],
      }),
      '1048576 are allowed',
    ],
    ['for an unknown topic', (one) => decided(one, `${bench.topic}-none`), 'does not exist'],
  ];

  it.each(unpublishable)('parks a message whose emission is %s', async (_, outcome, reason) => {
    await createDeadLetters();
    await publish(messages(5));
    await subscribe(new Recorder((one) => (one.offset === 2 ? outcome(one) : decided(one))));
    await eventually(async () => (await position()) === 5);
    expect(await texts(out())).toEqual([0, 1, 3, 4].map((i) => `decided m${i}`));
    const [letter, ...others] = await readAll(bench.bus, bench.deadLetters);
    expect(others).toEqual([]);
    expect(text(letter!)).toBe('m2');
    expect(deadLetterNote(letter!)).toMatchObject({
      ...{ code: 'emission-refused', reason: expect.stringContaining(reason) },
      ...{ offset: 2, attempts: expect.any(Number) },
    });
  });

  it.each([
    ['that is not transactional', { transactional: false }, 'transactional: true'],
    ['without a group', { group: undefined, transactional: true }, 'has no group'],
  ])('takes emitting from a subscription %s for a fault', async (_, given, reason) => {
    await createDeadLetters();
    await subscribe(new Recorder((one) => decided(one)), given);
    await publish(messages(1));
    const letters = async () => readAll(bench.bus, bench.deadLetters);
    await eventually(async () => (await letters()).length === 1);
    expect(deadLetterNote((await letters())[0]!)).toMatchObject({
      ...{ code: 'emission-refused', reason: expect.stringContaining(reason) },
      attempts: QUICK.maxAttempts,
    });
    expect(await texts(out())).toEqual([]);
  });

  it('tells readers of a position as far as the topic ends, with a group and without', async () => {
    const told = [new Map<number, number>(), new Map<number, number>()];
    const telling =
      (positions: Map<number, number>): BatchHandler =>
      async (batch) => {
        expect(batch.next).toBeGreaterThan(positions.get(batch.partition) ?? 0);
        positions.set(batch.partition, batch.next);
        return batch.messages.map(() => ack);
      };
    const reader = { topics: [out()], group: `${bench.group}-reader`, maxBatch: 2 };
    await bench.bus.subscriber.subscribe(reader, telling(told[0]!));
    await bench.bus.subscriber.subscribe({ topics: [out()] }, telling(told[1]!));
    await publish(messages(5));
    await subscribe(
      new Recorder((one) => ({
        kind: 'ack',
        emit: numbers(4).map((i) => ({ topic: out(), message: message(text(one), `${i}`) })),
      })),
    );
    await eventually(async () => (await position()) === 5);
    const ends = await bench.bus.topics.ends(out());
    expect(ends.every(({ next }) => next >= 5)).toBe(true);
    for (const positions of told)
      await eventually(() =>
        ends.every(({ partition, next }) => positions.get(partition)! >= next),
      );
    await eventually(async () => {
      expect(await bench.bus.topics.committed(reader.group, out())).toEqual(ends);
    });
  });

  it('emits once for every message, in the order of its key, while members come and go', async () => {
    const partitions = 4;
    await bench.bus.topics.ensure([{ name: bench.topic, partitions }]);
    const keyed = (from: number, count: number) =>
      numbers(count).map((i) => message(`${from + i}`, `key-${(from + i) % 7}`));
    const seen = new Recorder((one) => ({
      kind: 'ack',
      emit: [{ topic: out(), message: message(text(one), Buffer.from(one.key!).toString()) }],
    }));
    const enter = () => subscribe(seen, { transactional: true, maxBatch: 5 });
    const first = await enter();
    await publish(keyed(0, 100));
    const second = await enter();
    await publish(keyed(100, 100));
    await first.close();
    await publish(keyed(200, 100));
    const third = await enter();
    await publish(keyed(300, 100));
    await second.close();
    await third.close();
    await publish(keyed(400, 100));
    await enter();
    const ends = await bench.bus.topics.ends(bench.topic);
    await eventually(async () => expect(await committed()).toEqual(ends), 30_000);
    const emitted = await readAll(bench.bus, out());
    const values = emitted.map((one) => Number(text(one)));
    expect(values.toSorted((a, b) => a - b)).toEqual(numbers(500));
    for (const key of numbers(7)) {
      const own = values.filter((value) => value % 7 === key);
      expect(own).toEqual(own.toSorted((a, b) => a - b));
    }
  });
}
