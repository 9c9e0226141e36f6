import * as fc from 'fast-check';
import { retryPolicy } from './backoff';
import { MessagingError } from './errors';
import { received, stretchOf } from './fixtures/received';
import { type Emission, type Outcome } from './ports';
import { type Progress, standAt, startAt, type Stretch, take } from './progress';
import { type Answer, settle, type Settlement, withoutParking } from './settle';

const policy = retryPolicy({ initialMs: 100, maxAttempts: 3 });
const busy = new MessagingError('unavailable', 'busy');
/** With gaps, as where a transaction was aborted, and with records at the end that no reader sees. */
const LOG = stretchOf(
  [0, 1, 2, 3, 6, 7, 8, 9, 11, 12, 13, 14].map((offset) => received(offset)),
  17,
);

const emission = (name: string): Emission => ({
  topic: 'decisions',
  message: { headers: [], value: Buffer.from(name) },
});
const nameOf = ({ message }: Emission): string => Buffer.from(message.value).toString();

/** How a handler answers once; cut to the size of the batch it gets. */
const anyReply = fc.record({
  kind: fc.constantFrom('answers', 'answers', 'answers', 'miscounts', 'breaks', 'is busy'),
  outcomes: fc.array(
    fc.constantFrom<Outcome>(
      { kind: 'ack' },
      { kind: 'ack', emit: [emission('one')] },
      { kind: 'ack', emit: [emission('two'), emission('three')] },
      { kind: 'retry', reason: 'later' },
      { kind: 'park', code: 'bad', reason: 'never' },
    ),
    { minLength: 6, maxLength: 6 },
  ),
});
type Reply = typeof anyReply extends fc.Arbitrary<infer R> ? R : never;

/** What is emitted carries the offset it was emitted for, and a number that no other emission has. */
function answerOf({ kind, outcomes }: Reply, { messages }: Stretch): Answer {
  if (kind === 'is busy') return { kind: 'threw', error: busy };
  if (kind === 'breaks') return { kind: 'threw', error: new TypeError('x') };
  const size = kind === 'miscounts' ? messages.length + 1 : messages.length;
  const named = (outcome: Outcome, index: number): Outcome =>
    outcome.kind === 'ack' && outcome.emit
      ? {
          kind: 'ack',
          emit: outcome.emit.map((one) => emission(`${messages[index]?.offset} ${nameOf(one)}`)),
        }
      : outcome;
  return { kind: 'outcomes', outcomes: outcomes.slice(0, size).map(named) };
}

interface Step extends Settlement {
  before: Progress;
  answer: Answer;
  stretch: Stretch;
  moment: { now: number; jitter: number };
}

/** Plays replies against the log, as an adapter would. */
function play(replies: readonly Reply[], maxBatch: number): readonly Step[] {
  const steps: Step[] = [];
  let before = startAt(0);
  for (const reply of replies) {
    const stretch = take(LOG, before, maxBatch);
    if (stretch.next <= before.next) break;
    const answer = answerOf(reply, stretch);
    const moment = { now: before.notBefore, jitter: 0.5 };
    const settlement = settle(stretch, answer, before, policy, moment);
    steps.push({ ...settlement, before, answer, stretch, moment });
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

/** Where it stood, over a gap if there is one: at the first message that was handed in. */
const from = ({ messages }: Stretch, before: Progress): Progress =>
  standAt(before, messages[0]?.offset ?? before.next);

const visible = (from: number, to: number): readonly number[] =>
  LOG.messages.map(({ offset }) => offset).filter((offset) => offset >= from && offset < to);

it('hands in where it stands, and never goes back or skips what can be seen', () => {
  everyStep(({ before, stretch, progress }) => {
    const handed = stretch.messages.map(({ offset }) => offset);
    expect(handed).toEqual(visible(before.next, stretch.next));
    expect(progress.next).toBeGreaterThanOrEqual(before.next);
    expect(progress.next).toBeLessThanOrEqual(stretch.next);
  });
});

it('emits what the outcomes say for what it moves past, in order, and nothing else', () => {
  everyStep(({ answer, before, stretch, progress, emitted }) => {
    const counts = answer.kind === 'outcomes' && answer.outcomes.length === stretch.messages.length;
    const said = counts ? answer.outcomes : [];
    const passed = stretch.messages.flatMap(({ offset }, index) => {
      const outcome = said[index];
      const settled = offset >= before.next && offset < progress.next;
      return settled && outcome?.kind === 'ack' ? (outcome.emit ?? []) : [];
    });
    expect(emitted.map(nameOf)).toEqual(passed.map(nameOf));
  });
});

it('emits for no message twice, and either emits for it or parks it', () => {
  fc.assert(
    fc.property(
      fc.array(anyReply, { maxLength: 60 }),
      fc.integer({ min: 1, max: 5 }),
      (replies, maxBatch) => {
        const steps = play(replies, maxBatch);
        const names = steps.flatMap(({ emitted }) => emitted.map(nameOf));
        expect(new Set(names).size).toBe(names.length);
        const parked = steps.flatMap((step) => step.parked.map(({ message }) => message.offset));
        const emittedFor = new Set(names.map((name) => Number(name.split(' ')[0])));
        expect(parked.filter((offset) => emittedFor.has(offset))).toEqual([]);
      },
    ),
  );
});

it('parks only what it moves past, a broken handler only alone, and nothing twice', () => {
  everyStep(({ before, stretch, progress, parked }) => {
    const offsets = parked.map(({ message }) => message.offset);
    expect(offsets).toEqual([...new Set(offsets)].toSorted((a, b) => a - b));
    for (const offset of offsets) {
      expect(offset).toBeGreaterThanOrEqual(before.next);
      expect(offset).toBeLessThan(progress.next);
    }
    if (parked.some(({ code }) => code === 'handler-failed'))
      expect(stretch.messages).toHaveLength(1);
  });
});

it('counts every try that did not move it, and waits after it unless it looks for a culprit', () => {
  everyStep(({ before, stretch, progress, moment }) => {
    const stood = from(stretch, before);
    if (progress.next !== stood.next) return;
    expect(progress.attempt).toBe(stood.attempt + 1);
    const lookingForCulprit = stretch.messages.length > 1 && progress.aloneBelow > progress.next;
    if (!lookingForCulprit) expect(progress.notBefore).toBeGreaterThan(moment.now);
  });
});

it('neither moves nor parks for an error that may pass', () => {
  everyStep(({ answer, before, stretch, parked, emitted, progress }) => {
    if (answer.kind !== 'threw' || answer.error !== busy) return;
    expect([...parked, ...emitted]).toEqual([]);
    expect(progress).toMatchObject({ next: from(stretch, before).next, faults: before.faults });
  });
});

it('stays before everything it could not park', () => {
  everyStep(({ answer, before, stretch, moment, parked, progress }) => {
    const held = settle(stretch, withoutParking(stretch, answer), before, policy, moment);
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
      expect(steps.at(-1)!.progress.next).toBe(LOG.next);
      expect(steps.flatMap(({ parked }) => parked)).toHaveLength(LOG.messages.length);
    }),
  );
});
