import * as fc from 'fast-check';
import { retryPolicy } from './backoff';
import { MessagingError } from './errors';
import { received } from './fixtures/received';
import { type Outcome, type ReceivedMessage } from './ports';
import { type Progress, startAt, take } from './progress';
import { type Answer, settle, type Settlement, withoutParking } from './settle';

const policy = retryPolicy({ initialMs: 100, maxAttempts: 3 });
const busy = new MessagingError('unavailable', 'busy');
const LOG = Array.from({ length: 12 }, (_, offset) => received(offset));

/** How a handler answers once; cut to the size of the batch it gets. */
const anyReply = fc.record({
  kind: fc.constantFrom('answers', 'answers', 'answers', 'miscounts', 'breaks', 'is busy'),
  outcomes: fc.array(
    fc.constantFrom<Outcome>(
      { kind: 'ack' },
      { kind: 'ack' },
      { kind: 'retry', reason: 'later' },
      { kind: 'park', code: 'bad', reason: 'never' },
    ),
    { minLength: 6, maxLength: 6 },
  ),
});
type Reply = typeof anyReply extends fc.Arbitrary<infer R> ? R : never;

function answerOf({ kind, outcomes }: Reply, count: number): Answer {
  if (kind === 'is busy') return { kind: 'threw', error: busy };
  if (kind === 'breaks') return { kind: 'threw', error: new TypeError('x') };
  const size = kind === 'miscounts' ? count + 1 : count;
  return { kind: 'outcomes', outcomes: outcomes.slice(0, size) };
}

interface Step extends Settlement {
  before: Progress;
  answer: Answer;
  messages: readonly ReceivedMessage[];
  moment: { now: number; jitter: number };
}

/** Plays replies against the log, as an adapter would. */
function play(replies: readonly Reply[], maxBatch: number): readonly Step[] {
  const steps: Step[] = [];
  let before = startAt(0);
  for (const reply of replies) {
    const messages = take(LOG, before, maxBatch);
    if (messages.length === 0) break;
    const answer = answerOf(reply, messages.length);
    const moment = { now: before.notBefore, jitter: 0.5 };
    const settlement = settle(messages, answer, before, policy, moment);
    steps.push({ ...settlement, before, answer, messages, moment });
    before = settlement.progress;
  }
  return steps;
}

const everyStep = (check: (step: Step) => void) =>
  fc.assert(
    fc.property(
      fc.array(anyReply, { maxLength: 60 }),
      fc.integer({ min: 1, max: 5 }),
      (replies, maxBatch) => play(replies, maxBatch).forEach(check),
    ),
  );

it('hands in where it stands, and never goes back or skips', () => {
  everyStep(({ before, messages, progress }) => {
    expect(messages[0]!.offset).toBe(before.next);
    expect(progress.next).toBeGreaterThanOrEqual(before.next);
    expect(progress.next).toBeLessThanOrEqual(messages.at(-1)!.offset + 1);
  });
});

it('parks only what it moves past, a broken handler only alone, and nothing twice', () => {
  everyStep(({ before, messages, progress, parked }) => {
    const offsets = parked.map(({ message }) => message.offset);
    expect(offsets).toEqual([...new Set(offsets)].toSorted((a, b) => a - b));
    for (const offset of offsets) {
      expect(offset).toBeGreaterThanOrEqual(before.next);
      expect(offset).toBeLessThan(progress.next);
    }
    if (parked.some(({ code }) => code === 'handler-failed')) expect(messages).toHaveLength(1);
  });
});

it('counts every try that did not move it, and waits after it unless it looks for a culprit', () => {
  everyStep(({ before, messages, progress, moment }) => {
    if (progress.next !== before.next) return;
    expect(progress.attempt).toBe(before.attempt + 1);
    const lookingForCulprit = messages.length > 1 && progress.aloneBelow > progress.next;
    if (!lookingForCulprit) expect(progress.notBefore).toBeGreaterThan(moment.now);
  });
});

it('neither moves nor parks for an error that may pass', () => {
  everyStep(({ answer, before, parked, progress }) => {
    if (answer.kind !== 'threw' || answer.error !== busy) return;
    expect(parked).toEqual([]);
    expect(progress).toMatchObject({ next: before.next, faults: before.faults });
  });
});

it('stays before everything it could not park', () => {
  everyStep(({ answer, before, messages, moment, parked, progress }) => {
    const held = settle(messages, withoutParking(messages, answer), before, policy, moment);
    expect(held.parked).toEqual([]);
    const first = Math.min(progress.next, ...parked.map(({ message }) => message.offset));
    expect(held.progress.next).toBeLessThanOrEqual(first);
  });
});

it('gets through in the end when handlers break at worst', () => {
  const breaking = fc.constantFrom<Reply['kind']>('breaks', 'miscounts');
  fc.assert(
    fc.property(fc.array(breaking, { minLength: 60, maxLength: 60 }), (kinds) => {
      const replies = kinds.map((kind) => ({
        kind,
        outcomes: Array<Outcome>(6).fill({ kind: 'ack' }),
      }));
      const steps = play(replies, 4);
      expect(steps.at(-1)!.progress.next).toBe(LOG.length);
      expect(steps.flatMap(({ parked }) => parked)).toHaveLength(LOG.length);
    }),
  );
});
