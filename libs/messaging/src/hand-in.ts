import { deadLetter } from './dead-letter';
import { type Log } from './log';
import {
  type BatchHandler,
  type OutgoingMessage,
  type ReceivedMessage,
  type RetryPolicy,
} from './ports';
import { type Progress, standAt } from './progress';
import { type Answer, settle, type Settlement, withoutParking } from './settle';

/** What an adapter brings for the work on one subscription. */
export interface Work {
  handler: BatchHandler;
  policy: RetryPolicy;
  group: string | undefined;
  /** Publishes to the dead-letter topic and resolves once they are held durably. */
  park(messages: readonly OutgoingMessage[]): Promise<void>;
  /** Milliseconds since the epoch. */
  now(): number;
  /** 0..1 */
  random(): number;
  log: Log;
}

/**
 * Hands messages of one partition in and sees the answer through: dead letters are published when
 * this resolves. The caller commits the progress it resolves to and waits for `notBefore`. Work that
 * was cut short (`signal`) and threw does not count: the progress is what it was.
 *
 * Never rejects: what fails is tried again.
 */
export async function handIn(
  work: Work,
  messages: readonly ReceivedMessage[],
  before: Progress,
  signal: AbortSignal,
): Promise<Progress> {
  const progress = standAt(before, messages[0]?.offset ?? before.next);
  const answer = await ask(work, messages, progress, signal);
  if (answer.kind === 'threw' && signal.aborted) return before;
  const judge = (judged: Answer) =>
    settle(messages, judged, progress, work.policy, { now: work.now(), jitter: work.random() });
  const settlement = judge(answer);
  report(work, messages, answer, settlement);
  return (await publishParked(work, settlement))
    ? settlement.progress
    : judge(withoutParking(messages, answer)).progress;
}

async function ask(
  { handler }: Work,
  messages: readonly ReceivedMessage[],
  { attempt }: Progress,
  signal: AbortSignal,
): Promise<Answer> {
  const { topic = '', partition = 0 } = messages[0] ?? {};
  try {
    return {
      kind: 'outcomes',
      outcomes: await handler({ topic, partition, messages, attempt }, signal),
    };
  } catch (error) {
    return { kind: 'threw', error };
  }
}

async function publishParked(work: Work, { parked }: Settlement): Promise<boolean> {
  if (parked.length === 0) return true;
  try {
    await work.park(parked.map((one) => deadLetter(one, work.group, work.now())));
    return true;
  } catch (error) {
    work.log('error', 'A dead letter could not be published; its partition waits.', { error });
    return false;
  }
}

function report(
  { log, group }: Work,
  messages: readonly ReceivedMessage[],
  answer: Answer,
  { parked, progress }: Settlement,
): void {
  const { topic, partition } = messages[0] ?? {};
  const where = { group, topic, partition, offset: progress.next };
  if (answer.kind === 'threw') log('warn', 'A handler threw.', { ...where, error: answer.error });
  if (progress.notBefore > 0) {
    const reason = answer.kind === 'threw' ? undefined : retryReason(answer);
    log('info', 'A partition waits and tries again.', {
      ...where,
      reason,
      attempt: progress.attempt,
    });
  }
  for (const { message, code, reason } of parked)
    log('warn', 'A message is parked.', { ...where, offset: message.offset, code, reason });
}

const retryReason = ({ outcomes }: Extract<Answer, { kind: 'outcomes' }>): string | undefined =>
  outcomes.find((outcome) => outcome.kind === 'retry')?.reason;
