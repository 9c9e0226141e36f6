import { retryPolicy } from './backoff';
import { MessagingError } from './errors';
import { received, stretchOf } from './fixtures/received';
import { handIn, refused, type Work } from './hand-in';
import { silent } from './log';
import { type BatchHandler, type Emission, type Outcome, type OutgoingMessage } from './ports';
import { startAt } from './progress';

const running = new AbortController().signal;
const list = stretchOf([received(5), received(6)]);

function workWith(handler: BatchHandler, given: Partial<Work> = {}) {
  const letters: OutgoingMessage[] = [];
  const park: Work['park'] = async (parked) => void letters.push(...parked);
  const clock = { now: () => 1_000, random: () => 1 };
  const work: Work = {
    ...{ handler, policy: retryPolicy(), group: 'g', park, log: silent },
    ...clock,
    ...given,
  };
  return { work, letters };
}

const at = (next: number) => ({ progress: startAt(next) });
const nothing = { publish: [] };

const emission: Emission = {
  topic: 'decisions',
  message: { headers: [], value: Buffer.from('decision') },
};
const emits: Outcome = { kind: 'ack', emit: [emission] };
const emitting = (admit: (list: readonly Emission[]) => Promise<void> = async () => undefined) => ({
  emitting: { deadLetterTopic: 'letters', admit },
});
const one = stretchOf([received(5)]);

const parkFirst: BatchHandler = async () => [
  { kind: 'park', code: 'c', reason: 'r' },
  { kind: 'ack' },
];

it('publishes dead letters before it says where the group stands', async () => {
  const { work, letters } = workWith(parkFirst);
  expect(await handIn(work, list, startAt(5), running)).toEqual({ ...nothing, ...at(7) });
  expect(letters).toMatchObject([{ value: list.messages[0]!.value }]);
});

it('does not move when a dead letter cannot be published', async () => {
  const park = () => Promise.reject(new Error('no broker'));
  const { work } = workWith(parkFirst, { park });
  expect(await handIn(work, list, startAt(5), running)).toMatchObject({
    ...nothing,
    progress: { next: 5, attempt: 1 },
  });
});

it('does not count what was cut short', async () => {
  const before = startAt(5);
  const { work } = workWith(() => Promise.reject(new Error('aborted')));
  const { progress } = await handIn(work, list, before, AbortSignal.abort());
  expect(progress).toBe(before);
});

it('counts what was finished although it was to be cut short', async () => {
  const { work } = workWith(async () => [{ kind: 'ack' }, { kind: 'ack' }]);
  expect(await handIn(work, list, startAt(5), AbortSignal.abort())).toMatchObject(at(7));
});

it('takes a handler that throws before it returns a promise like any other', async () => {
  const { work } = workWith(() => {
    throw new TypeError('x');
  });
  expect(await handIn(work, list, startAt(5), running)).toMatchObject({
    progress: { next: 5, aloneBelow: 7 },
  });
});

it('tells the handler how often the first message was tried, unless that was another', async () => {
  const attempts: number[] = [];
  const { work } = workWith(async ({ attempt, messages }) => {
    attempts.push(attempt);
    return messages.map(() => ({ kind: 'ack' as const }));
  });
  await handIn(work, list, { ...startAt(5), attempt: 2 }, running);
  await handIn(work, list, { ...startAt(4), attempt: 2 }, running);
  expect(attempts).toEqual([2, 0]);
});

it('tells the handler how far the batch brings it, also where there is nothing to see', async () => {
  const seen: unknown[] = [];
  const { work } = workWith(async ({ messages, next, topic, partition }) => {
    seen.push([topic, partition, messages.length, next]);
    return messages.map(() => ({ kind: 'ack' }));
  });
  await handIn(work, { ...list, next: 9 }, startAt(5), running);
  expect(await handIn(work, stretchOf([], 9), startAt(7), running)).toMatchObject(at(9));
  expect(seen).toEqual([
    ['lineage.events', 2, 2, 9],
    ['lineage.events', 2, 0, 9],
  ]);
});

it('gives back what is emitted, and dead letters beside it, to be published with the position', async () => {
  const { work, letters } = workWith(
    async () => [{ kind: 'park', code: 'c', reason: 'r' }, emits],
    emitting(),
  );
  const { progress, publish } = await handIn(work, list, startAt(5), running);
  expect(progress).toEqual(startAt(7));
  expect(publish).toMatchObject([emission, { topic: 'letters', message: list.messages[0] && {} }]);
  expect(letters).toEqual([]);
});

it.each([
  ['no group', { group: undefined }, 'has no group'],
  ['a group that is not transactional', {}, 'group g is not transactional'],
])('takes emitting with %s for a fault of the handler', async (_, given, reason) => {
  const { work, letters } = workWith(async () => [emits], given);
  expect(await handIn(work, one, startAt(5), running)).toMatchObject({
    ...nothing,
    progress: { next: 5, faults: 1 },
  });
  const worn = { ...startAt(5), attempt: 4, faults: 4 };
  expect(await handIn(work, one, worn, running)).toEqual({ ...nothing, ...at(6) });
  expect(letters[0]!.headers.map(([name, value]) => `${name} ${Buffer.from(value)}`)).toEqual(
    expect.arrayContaining([
      'pedigree-dead-letter-code emission-refused',
      expect.stringContaining(reason),
    ]),
  );
});

it('looks for the one message whose emission is refused, and publishes nothing meanwhile', async () => {
  const refuse = () => Promise.reject(new MessagingError('too-large', 'It has 9 bytes too many.'));
  const { work } = workWith(async () => [emits, { kind: 'ack' }], emitting(refuse));
  expect(await handIn(work, list, startAt(5), running)).toMatchObject({
    ...nothing,
    progress: { next: 5, aloneBelow: 7 },
  });
});

it('waits where it cannot be told whether an emission is refused', async () => {
  const away = () => Promise.reject(new MessagingError('unavailable', 'no broker'));
  const { work } = workWith(async () => [emits], emitting(away));
  expect(await handIn(work, one, { ...startAt(5), faults: 4 }, running)).toMatchObject({
    ...nothing,
    progress: { next: 5, attempt: 1, faults: 4 },
  });
});

it('asks about what counts only: not about what comes after a retry', async () => {
  const asked: Emission[] = [];
  const { work } = workWith(
    async () => [{ kind: 'retry', reason: 'later' }, emits],
    emitting(async (emissions) => void asked.push(...emissions)),
  );
  expect(await handIn(work, list, startAt(5), running)).toMatchObject(nothing);
  expect(asked).toEqual([]);
});

it('emits for what stands before a dead letter that cannot be published', async () => {
  const admit = async ([first]: readonly Emission[]) => {
    if (first?.topic === 'letters') throw new MessagingError('unknown-topic', 'no letters');
  };
  const { work } = workWith(
    async () => [emits, { kind: 'park', code: 'c', reason: 'r' }],
    emitting(admit),
  );
  expect(await handIn(work, list, startAt(5), running)).toMatchObject({
    publish: [emission],
    progress: { next: 6, attempt: 1 },
  });
});

it('takes what the broker refused after all for the same fault', async () => {
  const { work } = workWith(async () => [emits], emitting());
  const cause = new MessagingError('too-large', 'The topic takes less.');
  expect((await refused(work, list, startAt(5), cause)).progress).toMatchObject({ aloneBelow: 7 });
  const worn = { ...startAt(5), attempt: 4, faults: 4 };
  const { publish, progress } = await refused(work, one, worn, cause);
  expect(progress).toEqual(startAt(6));
  expect(publish).toMatchObject([{ topic: 'letters' }]);
});
