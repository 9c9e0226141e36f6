import { retryPolicy } from './backoff';
import { EmissionFault, MessagingError } from './errors';
import { received, stretchOf } from './fixtures/received';
import { type Outcome } from './ports';
import { type Progress, startAt, take } from './progress';
import { type Answer, settle, type Settlement, withoutParking } from './settle';

const policy = retryPolicy({ initialMs: 100, maxAttempts: 3 });
const ack: Outcome = { kind: 'ack' };
const retry: Outcome = { kind: 'retry', reason: 'later' };
const park: Outcome = { kind: 'park', code: 'bad', reason: 'never' };
const busy = new MessagingError('unavailable', 'busy');

const batch = (from: number, count: number) =>
  stretchOf(Array.from({ length: count }, (_, index) => received(from + index)));
const emitting = (...names: string[]): Outcome => ({ kind: 'ack', emit: names.map(emission) });
const emission = (name: string) => ({
  topic: 'decisions',
  message: { headers: [], value: Buffer.from(name) },
});
const outcomes = (...list: Outcome[]): Answer => ({ kind: 'outcomes', outcomes: list });
const threw = (error: unknown): Answer => ({ kind: 'threw', error });
const settled = (count: number, answer: Answer, progress = startAt(5)): Settlement =>
  settle(batch(5, count), answer, progress, policy, { now: 1_000, jitter: 1 });

it('commits what is acknowledged', () => {
  expect(settled(3, outcomes(ack, ack, ack))).toEqual({
    ...{ parked: [], emitted: [] },
    progress: startAt(8),
  });
});

it('emits for what is settled, in order, and not for what comes again', () => {
  const { emitted, progress } = settled(
    4,
    outcomes(emitting('a', 'b'), ack, emitting('c'), emitting('d')),
  );
  expect(emitted).toEqual(['a', 'b', 'c', 'd'].map(emission));
  expect(progress).toEqual(startAt(9));
  const held = settled(4, outcomes(emitting('a'), park, retry, emitting('d')));
  expect(held).toMatchObject({ emitted: [emission('a')], parked: [{ message: { offset: 6 } }] });
  expect(held.progress.next).toBe(7);
  expect(settled(2, outcomes(emitting('a'))).emitted).toEqual([]);
});

it('goes beyond the last message, as far as the stretch does, unless one is held', () => {
  const hidden = { ...batch(5, 2), next: 11 };
  const at = (answer: Answer, stretch = hidden) =>
    settle(stretch, answer, startAt(5), policy, { now: 1_000, jitter: 1 }).progress.next;
  expect(at(outcomes(ack, ack))).toBe(11);
  expect(at(outcomes(ack, retry))).toBe(6);
  expect(at(outcomes(), { ...hidden, messages: [] })).toBe(11);
});

it('passes a stretch without messages in the end, though the handler breaks', () => {
  const empty = { ...batch(5, 0), next: 9 };
  const over = (progress: Progress, error: unknown) =>
    settle(empty, threw(error), progress, policy, { now: 1_000, jitter: 1 });
  const broken = over(startAt(5), new TypeError('x'));
  expect(broken.progress).toMatchObject({ next: 5, faults: 1, notBefore: 1_100 });
  const last = over({ ...broken.progress, faults: 2 }, new TypeError('x'));
  expect(last).toEqual({ parked: [], emitted: [], progress: startAt(9) });
  expect(over({ ...startAt(5), faults: 2 }, busy).progress).toMatchObject({ next: 5, faults: 2 });
});

it('says of a message whose emission is refused what it was parked for', () => {
  const worn = { ...startAt(5), attempt: 2, faults: 2 };
  const { parked } = settled(1, threw(new EmissionFault('too large')), worn);
  expect(parked).toMatchObject([{ code: 'emission-refused', reason: 'too large', attempts: 3 }]);
});

it('stops at the first retry and waits', () => {
  const { parked, progress } = settled(4, outcomes(ack, park, retry, park));
  expect(parked).toMatchObject([{ message: { offset: 6 }, code: 'bad', attempts: 1 }]);
  expect(progress).toEqual({ ...startAt(7), attempt: 1, notBefore: 1_100 });
});

it('waits longer with every try, and counts them only for the message they were', () => {
  const third = { ...startAt(5), attempt: 2 };
  expect(settled(2, outcomes(retry, ack), third).progress).toMatchObject({
    attempt: 3,
    notBefore: 1_400,
  });
  expect(settled(2, outcomes(ack, retry), third).progress).toMatchObject({ next: 6, attempt: 1 });
  expect(settled(1, outcomes(park), third).parked[0]!.attempts).toBe(3);
});

it('retries a batch for as long as the error says that it may pass', () => {
  const worn: Progress = { ...startAt(5), attempt: 500, faults: 2 };
  const { parked, progress } = settled(3, threw(busy), worn);
  expect(parked).toEqual([]);
  expect(progress).toEqual({ ...worn, attempt: 501, notBefore: 1_000 + policy.maxMs });
});

it('hands a batch that broke the handler in again one by one, at once', () => {
  const { parked, progress } = settled(3, threw(new TypeError('x')));
  expect(parked).toEqual([]);
  expect(progress).toEqual({ ...startAt(5), attempt: 1, aloneBelow: 8 });
  expect(take(batch(5, 3), progress, 500).messages).toHaveLength(1);
});

it('parks a message that breaks the handler alone, after as many tries as allowed', () => {
  const twice = { ...startAt(5), attempt: 3, faults: 1, aloneBelow: 8 };
  const third = settled(1, threw(new TypeError('x')), twice);
  expect(third.parked).toEqual([]);
  expect(third.progress).toMatchObject({ next: 5, attempt: 4, faults: 2, aloneBelow: 8 });
  const last = settled(1, threw(new TypeError('x')), third.progress);
  expect(last.parked).toMatchObject([{ code: 'handler-failed', reason: 'x', attempts: 5 }]);
  expect(last.progress).toEqual({ ...startAt(6), aloneBelow: 8 });
});

it('takes a wrong number of outcomes for a fault', () => {
  expect(settled(2, outcomes(ack)).progress).toMatchObject({ next: 5, aloneBelow: 7 });
  expect(settled(1, outcomes()).progress).toMatchObject({ next: 5, faults: 1, aloneBelow: 6 });
  expect(settled(1, outcomes(ack, ack)).progress).toMatchObject({ next: 5, faults: 1 });
});

it('turns parking into waiting where dead letters cannot be published', () => {
  const held = settled(3, withoutParking(batch(5, 3), outcomes(ack, park, ack)));
  expect(held).toMatchObject({ parked: [], progress: { next: 6, attempt: 1 } });
  const worn = { ...startAt(5), attempt: 2, faults: 2 };
  const single = settled(1, withoutParking(batch(5, 1), threw(new TypeError('x'))), worn);
  expect(single).toMatchObject({ parked: [], progress: { next: 5, attempt: 3, faults: 2 } });
});
