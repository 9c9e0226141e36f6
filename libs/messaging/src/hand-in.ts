import { admitted, type Emitting, refusal } from './admit';
import { deadLetter } from './dead-letter';
import { type Log } from './log';
import { type BatchHandler, type Emission, type OutgoingMessage, type RetryPolicy } from './ports';
import { type Progress, standAt, type Stretch } from './progress';
import { type Answer, settle, type Settlement, withoutParking } from './settle';

/** What an adapter brings for the work on one subscription. */
export interface Work {
  handler: BatchHandler;
  policy: RetryPolicy;
  group: string | undefined;
  /** Publishes to the dead-letter topic and resolves once they are held durably. */
  park(messages: readonly OutgoingMessage[]): Promise<void>;
  /** There where messages are published with the position: then `park` is not used. */
  emitting?: Emitting | undefined;
  /** Milliseconds since the epoch. */
  now(): number;
  /** 0..1 */
  random(): number;
  log: Log;
}

/** What to carry out: both together or neither. */
export interface Handed {
  /** Where the group stands then; the very object that was handed in when there is nothing to do. */
  progress: Progress;
  /** Emissions, and dead letters beside them. Always empty where the work is not `emitting`. */
  publish: readonly Emission[];
}

/**
 * Hands a stretch of one partition in and sees the answer through: dead letters are published when
 * this resolves, or are among what to publish. The caller carries out what it resolves to and waits
 * for `notBefore`. Work that was cut short (`signal`) and threw does not count: the progress is what
 * it was.
 *
 * Never rejects: what fails is tried again.
 */
export async function handIn(
  work: Work,
  stretch: Stretch,
  before: Progress,
  signal: AbortSignal,
): Promise<Handed> {
  const progress = standAt(before, stretch.messages[0]?.offset ?? before.next);
  const answer = await ask(work, stretch, progress, signal);
  if (answer.kind === 'threw' && signal.aborted) return { progress: before, publish: [] };
  return seeThrough(work, stretch, progress, await admitted(work, answer));
}

/**
 * For an adapter whose broker refused for good what `handIn` said to publish, although it had been
 * admitted: the same as a fault of the handler. Carry out what this resolves to instead.
 */
export function refused(
  work: Work,
  stretch: Stretch,
  before: Progress,
  cause: unknown,
): Promise<Handed> {
  const progress = standAt(before, stretch.messages[0]?.offset ?? before.next);
  return seeThrough(work, stretch, progress, { kind: 'threw', error: refusal(cause) });
}

async function seeThrough(
  work: Work,
  stretch: Stretch,
  progress: Progress,
  answer: Answer,
): Promise<Handed> {
  const judge = (judged: Answer) =>
    settle(stretch, judged, progress, work.policy, { now: work.now(), jitter: work.random() });
  const settlement = judge(answer);
  report(work, stretch, answer, settlement);
  const letters = settlement.parked.map((one) => deadLetter(one, work.group, work.now()));
  if (await canPark(work, letters)) return handed(settlement, lettersOf(work, letters));
  return handed(judge(withoutParking(stretch, answer)), []);
}

const handed = ({ progress, emitted }: Settlement, letters: readonly Emission[]): Handed => ({
  progress,
  publish: [...emitted, ...letters],
});

async function ask(
  { handler }: Work,
  stretch: Stretch,
  { attempt }: Progress,
  signal: AbortSignal,
): Promise<Answer> {
  try {
    return { kind: 'outcomes', outcomes: await handler({ ...stretch, attempt }, signal) };
  } catch (error) {
    return { kind: 'threw', error };
  }
}

const lettersOf = ({ emitting }: Work, letters: readonly OutgoingMessage[]): Emission[] =>
  emitting ? letters.map((message) => ({ topic: emitting.deadLetterTopic, message })) : [];

/** Publishes dead letters, or makes sure that they can be published with the position. */
async function canPark(work: Work, letters: readonly OutgoingMessage[]): Promise<boolean> {
  if (letters.length === 0) return true;
  try {
    if (work.emitting) await work.emitting.admit(lettersOf(work, letters));
    else await work.park(letters);
    return true;
  } catch (error) {
    work.log('error', 'A dead letter could not be published; its partition waits.', { error });
    return false;
  }
}

function report(
  { log, group }: Work,
  { topic, partition }: Stretch,
  answer: Answer,
  { parked, progress }: Settlement,
): void {
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
