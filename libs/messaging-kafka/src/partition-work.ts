import {
  handIn,
  pauseMs,
  type Progress,
  type ReceivedMessage,
  standAt,
  startAt,
  take,
  type Work,
} from '@pedigree/messaging';
import { type EachBatchPayload } from 'kafkajs';
import { fromKafka } from './convert';

/** What the work on one fetched batch needs of its subscription. */
export interface Session {
  work: Work;
  maxBatch: number;
  heartbeatMs: number;
  /** Aborts when closing has taken too long. */
  signal: AbortSignal;
  /** False once the partitions were given out anew: then nothing of this batch counts any more. */
  current(): boolean;
  /** Where the group stands; kafkajs knows the offset only. */
  progress(topic: string, partition: number): Promise<Progress | undefined>;
  commit(payload: EachBatchPayload, progress: Progress): Promise<void>;
  pause(topic: string, partition: number, ms: number): void;
}

/** A slow partition gives way to the others after so many milliseconds: a fetch serves all of them. */
const TURN_MS = 2_000;

/**
 * Works a fetched batch off in slices, each committed before the next. What is left over when the
 * partition pauses, the turn ends or the consumer stops is fetched again: nothing was resolved.
 */
export async function workOff(session: Session, payload: EachBatchPayload): Promise<void> {
  const { topic, partition, messages } = payload.batch;
  const fetched = messages.map(fromKafka(topic, partition));
  const { work, maxBatch } = session;
  let progress = await standing(session, fetched[0], payload);
  const turnEnd = work.now() + TURN_MS;
  do {
    const pause = pauseMs(progress, work.now(), work.policy.maxMs);
    if (pause > 0) return session.pause(topic, partition, pause);
    const slice = take(fetched, progress, maxBatch);
    if (slice.length === 0) return;
    const before = progress;
    progress = await alive(session, payload, (signal) => handIn(work, slice, before, signal));
    if (progress === before || !session.current()) return;
    await session.commit(payload, progress);
    payload.resolveOffset(String(progress.next - 1));
    await payload.heartbeat();
  } while (payload.isRunning() && !payload.isStale() && work.now() < turnEnd);
}

/** What was known of the partition, as far as it holds for what was fetched. */
async function standing(
  session: Session,
  first: ReceivedMessage | undefined,
  { batch: { topic, partition }, resolveOffset }: EachBatchPayload,
): Promise<Progress> {
  const offset = first?.offset ?? 0;
  const known = (await session.progress(topic, partition)) ?? startAt(offset);
  if (known.next > offset) resolveOffset(String(known.next - 1));
  return known.next < offset ? standAt(known, offset) : known;
}

/** Keeps the membership alive however long the handler takes; tells it when the partition is lost. */
async function alive<T>(
  session: Session,
  payload: EachBatchPayload,
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const cut = new AbortController();
  const abort = () => cut.abort();
  const beat = () => void payload.heartbeat().catch((error: unknown) => isLost(error) && abort());
  const timer = setInterval(beat, session.heartbeatMs);
  session.signal.addEventListener('abort', abort);
  try {
    return await task(cut.signal);
  } finally {
    clearInterval(timer);
    session.signal.removeEventListener('abort', abort);
  }
}

/** The group has gone on without us. A rebalance under way is no loss: the group still waits. */
const isLost = (error: unknown): boolean =>
  error instanceof Error &&
  'type' in error &&
  ['UNKNOWN_MEMBER_ID', 'ILLEGAL_GENERATION', 'FENCED_INSTANCE_ID'].includes(String(error.type));
