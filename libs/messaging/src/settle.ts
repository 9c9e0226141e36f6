import { backoffMs } from './backoff';
import { EmissionFault, errorText, isRetriable } from './errors';
import { type Emission, type Outcome, type ReceivedMessage, type RetryPolicy } from './ports';
import { after, type Progress, standAt, type Stretch } from './progress';

/** What came of handing a batch in. */
export type Answer =
  { kind: 'outcomes'; outcomes: readonly Outcome[] } | { kind: 'threw'; error: unknown };

/** A message that goes to the dead letters, and why. */
export interface Parked {
  message: ReceivedMessage;
  code: string;
  reason: string;
  /** Tries it had, the last one included. */
  attempts: number;
}

export interface Settlement {
  /** To be published before `progress` is committed, or with it. */
  parked: readonly Parked[];
  /** What the settled messages emit, in their order: to be published with `progress` or not at all. */
  emitted: readonly Emission[];
  /** Where the group stands now: `progress.next` is the offset to commit. */
  progress: Progress;
}

/** The time in milliseconds since the epoch, and a random number 0..1 to spread retries. */
export interface Moment {
  now: number;
  jitter: number;
}

interface Hand {
  stretch: Stretch;
  progress: Progress;
  policy: RetryPolicy;
  moment: Moment;
}

/**
 * Decides what an answer means: what to park and to emit, which offset to commit, when to try what
 * again. All rules of delivery are here; adapters only carry them out.
 *
 * @param stretch what was handed in
 * @param progress where the group stood before
 */
export function settle(
  stretch: Stretch,
  answer: Answer,
  progress: Progress,
  policy: RetryPolicy,
  moment: Moment,
): Settlement {
  const from = stretch.messages[0]?.offset ?? progress.next;
  const hand: Hand = { stretch, progress: standAt(progress, from), policy, moment };
  const checked = counted(stretch, answer);
  return checked.kind === 'threw' ? thrown(hand, checked.error) : answered(hand, checked.outcomes);
}

/** The same answer where dead letters cannot be published: what would be parked is tried again. */
export function withoutParking(stretch: Stretch, answer: Answer): Answer {
  const checked = counted(stretch, answer);
  if (checked.kind === 'threw') return { kind: 'threw', error: RETRY };
  return { kind: 'outcomes', outcomes: checked.outcomes.map(parkLater) };
}

const RETRY = Object.assign(new Error('The dead letter could not be published.'), {
  retriable: true,
});

const parkLater = (outcome: Outcome): Outcome =>
  outcome.kind === 'park' ? { kind: 'retry', reason: RETRY.message } : outcome;

function counted({ messages }: Stretch, answer: Answer): Answer {
  if (answer.kind === 'threw' || answer.outcomes.length === messages.length) return answer;
  const { length } = answer.outcomes;
  const error = new Error(`The handler gave ${length} outcomes for ${messages.length} messages.`);
  return { kind: 'threw', error };
}

function answered(hand: Hand, outcomes: readonly Outcome[]): Settlement {
  const { stretch, progress } = hand;
  const { messages } = stretch;
  const stop = outcomes.findIndex(({ kind }) => kind === 'retry');
  const held = messages[stop];
  const done = held ? messages.slice(0, stop) : messages;
  const parked = done.flatMap((message, index) => park(hand, message, outcomes[index]));
  const emitted = emittedBy(outcomes);
  const moved = standAt(progress, held?.offset ?? stretch.next);
  return { parked, emitted, progress: held ? tryLater(moved, hand) : moved };
}

/** What is emitted for messages that are settled: those before the first `retry`, in their order. */
export function emittedBy(outcomes: readonly Outcome[]): readonly Emission[] {
  const stop = outcomes.findIndex(({ kind }) => kind === 'retry');
  const settled = stop === -1 ? outcomes : outcomes.slice(0, stop);
  return settled.flatMap((outcome) => (outcome.kind === 'ack' ? (outcome.emit ?? []) : []));
}

function park(
  { progress }: Hand,
  message: ReceivedMessage,
  outcome: Outcome | undefined,
): readonly Parked[] {
  if (outcome?.kind !== 'park') return [];
  const before = message.offset === progress.next ? progress.attempt : 0;
  return [{ message, code: outcome.code, reason: outcome.reason, attempts: before + 1 }];
}

function thrown(hand: Hand, error: unknown): Settlement {
  const { stretch, progress } = hand;
  if (isRetriable(error)) return nothing(tryLater(progress, hand));
  if (stretch.messages.length > 1) return nothing(oneByOne(hand));
  return faulted(hand, error, { ...progress, faults: progress.faults + 1 });
}

const nothing = (progress: Progress): Settlement => ({ parked: [], emitted: [], progress });

const oneByOne = ({ stretch, progress }: Hand): Progress => ({
  ...progress,
  attempt: progress.attempt + 1,
  notBefore: 0,
  aloneBelow: after(stretch.messages),
});

/** A stretch without a message that breaks the handler is passed in the end: there is nothing to park. */
function faulted(hand: Hand, error: unknown, progress: Progress): Settlement {
  const { messages, next } = hand.stretch;
  if (progress.faults < hand.policy.maxAttempts) {
    const aloneBelow = Math.max(progress.aloneBelow, after(messages));
    return nothing(tryLater({ ...progress, aloneBelow }, hand));
  }
  const code = error instanceof EmissionFault ? error.code : 'handler-failed';
  const why = { code, reason: errorText(error), attempts: progress.attempt + 1 };
  const parked = messages.map((message) => ({ message, ...why }));
  return { parked, emitted: [], progress: standAt(progress, next) };
}

function tryLater(progress: Progress, { policy, moment }: Hand): Progress {
  const attempt = progress.attempt + 1;
  const notBefore = moment.now + backoffMs(attempt, policy, moment.jitter);
  return { ...progress, attempt, notBefore };
}
