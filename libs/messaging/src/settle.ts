import { backoffMs } from './backoff';
import { errorText, isRetriable } from './errors';
import { type Outcome, type ReceivedMessage, type RetryPolicy } from './ports';
import { type Progress, standAt } from './progress';

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
  /** To be published before `progress` is committed. */
  parked: readonly Parked[];
  /** Where the group stands now: `progress.next` is the offset to commit. */
  progress: Progress;
}

/** The time in milliseconds since the epoch, and a random number 0..1 to spread retries. */
export interface Moment {
  now: number;
  jitter: number;
}

interface Hand {
  messages: readonly ReceivedMessage[];
  progress: Progress;
  policy: RetryPolicy;
  moment: Moment;
}

/**
 * Decides what an answer means: what to park, which offset to commit, when to try what again. All
 * rules of delivery are here; adapters only carry them out.
 *
 * @param messages those handed in, in order
 * @param progress where the group stood before
 */
export function settle(
  messages: readonly ReceivedMessage[],
  answer: Answer,
  progress: Progress,
  policy: RetryPolicy,
  moment: Moment,
): Settlement {
  const first = messages[0];
  if (!first) return { parked: [], progress };
  const hand: Hand = { messages, progress: standAt(progress, first.offset), policy, moment };
  const checked = counted(messages, answer);
  return checked.kind === 'threw' ? thrown(hand, checked.error) : answered(hand, checked.outcomes);
}

/** The same answer where dead letters cannot be published: what would be parked is tried again. */
export function withoutParking(messages: readonly ReceivedMessage[], answer: Answer): Answer {
  const checked = counted(messages, answer);
  if (checked.kind === 'threw') return { kind: 'threw', error: RETRY };
  return { kind: 'outcomes', outcomes: checked.outcomes.map(parkLater) };
}

const RETRY = Object.assign(new Error('The dead letter could not be published.'), {
  retriable: true,
});

const parkLater = (outcome: Outcome): Outcome =>
  outcome.kind === 'park' ? { kind: 'retry', reason: RETRY.message } : outcome;

function counted(messages: readonly unknown[], answer: Answer): Answer {
  if (answer.kind === 'threw' || answer.outcomes.length === messages.length) return answer;
  const { length } = answer.outcomes;
  const error = new Error(`The handler gave ${length} outcomes for ${messages.length} messages.`);
  return { kind: 'threw', error };
}

function answered(hand: Hand, outcomes: readonly Outcome[]): Settlement {
  const { messages, progress } = hand;
  const stop = outcomes.findIndex(({ kind }) => kind === 'retry');
  const held = messages[stop];
  const done = held ? messages.slice(0, stop) : messages;
  const parked = done.flatMap((message, index) => park(hand, message, outcomes[index]));
  const next = held?.offset ?? after(messages);
  const moved = standAt(progress, next);
  return { parked, progress: held ? tryLater(moved, hand) : moved };
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
  const { messages, progress } = hand;
  if (isRetriable(error)) return { parked: [], progress: tryLater(progress, hand) };
  if (messages.length > 1) return { parked: [], progress: oneByOne(hand) };
  return faulted(hand, error, { ...progress, faults: progress.faults + 1 });
}

const oneByOne = ({ messages, progress }: Hand): Progress => ({
  ...progress,
  attempt: progress.attempt + 1,
  notBefore: 0,
  aloneBelow: after(messages),
});

function faulted(hand: Hand, error: unknown, progress: Progress): Settlement {
  const message = hand.messages[0];
  const next = after(hand.messages);
  if (!message || progress.faults < hand.policy.maxAttempts) {
    const alone = { ...progress, aloneBelow: Math.max(progress.aloneBelow, next) };
    return { parked: [], progress: tryLater(alone, hand) };
  }
  const reason = errorText(error);
  const attempts = progress.attempt + 1;
  const parked = [{ message, code: 'handler-failed', reason, attempts }];
  return { parked, progress: standAt(progress, next) };
}

function tryLater(progress: Progress, { policy, moment }: Hand): Progress {
  const attempt = progress.attempt + 1;
  const notBefore = moment.now + backoffMs(attempt, policy, moment.jitter);
  return { ...progress, attempt, notBefore };
}

const after = (messages: readonly ReceivedMessage[]): number => (messages.at(-1)?.offset ?? -1) + 1;
