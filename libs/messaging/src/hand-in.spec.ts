import { retryPolicy } from './backoff';
import { received } from './fixtures/received';
import { handIn, type Work } from './hand-in';
import { silent } from './log';
import { type BatchHandler, type OutgoingMessage } from './ports';
import { startAt } from './progress';

const running = new AbortController().signal;
const list = [received(5), received(6)];

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

const parkFirst: BatchHandler = async () => [
  { kind: 'park', code: 'c', reason: 'r' },
  { kind: 'ack' },
];

it('publishes dead letters before it says where the group stands', async () => {
  const { work, letters } = workWith(parkFirst);
  expect(await handIn(work, list, startAt(5), running)).toEqual(startAt(7));
  expect(letters).toMatchObject([{ value: list[0]!.value }]);
});

it('does not move when a dead letter cannot be published', async () => {
  const park = () => Promise.reject(new Error('no broker'));
  const { work } = workWith(parkFirst, { park });
  expect(await handIn(work, list, startAt(5), running)).toMatchObject({ next: 5, attempt: 1 });
});

it('does not count what was cut short', async () => {
  const before = startAt(5);
  const { work } = workWith(() => Promise.reject(new Error('aborted')));
  expect(await handIn(work, list, before, AbortSignal.abort())).toBe(before);
});

it('counts what was finished although it was to be cut short', async () => {
  const { work } = workWith(async () => [{ kind: 'ack' }, { kind: 'ack' }]);
  expect(await handIn(work, list, startAt(5), AbortSignal.abort())).toEqual(startAt(7));
});

it('takes a handler that throws before it returns a promise like any other', async () => {
  const { work } = workWith(() => {
    throw new TypeError('x');
  });
  expect(await handIn(work, list, startAt(5), running)).toMatchObject({ next: 5, aloneBelow: 7 });
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
