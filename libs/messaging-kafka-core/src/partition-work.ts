import {
  handIn,
  type Handed,
  MessagingError,
  pauseMs,
  type Progress,
  refused,
  standAt,
  type Stretch,
  take,
  type Work,
} from '@pedigree/messaging';
import { placeOf, type Stand } from './positions';
import { type Turns } from './turns';

/** What the work on one fetched stretch needs of its subscription. */
export interface Session {
  work: Work;
  maxBatch: number;
  heartbeatMs: number;
  /** Keep a partition from being worked on twice at once. */
  turns: Turns;
  /** Aborts when closing has taken too long. */
  signal: AbortSignal;
  /** False once the partitions were given out anew: then nothing of this batch counts any more. */
  current(): boolean;
  /** Where the group stands; clients know the offset only. */
  stand(topic: string, partition: number): Promise<Stand>;
}

/** A stretch that was fetched, and how the client is told what becomes of it. */
export interface Fetched {
  stretch: Stretch;
  /** Fetches go on from here. */
  resolve(next: number): void;
  commit(progress: Progress): Promise<void>;
  /** Throws when the member is lost. */
  heartbeat(): Promise<void>;
  /**
   * Whether that means that the group has gone on without us. A rebalance under way is no loss: the
   * group still waits.
   */
  isLost(error: unknown): boolean;
  /** False when it is to stop after the slice at hand. */
  going(): boolean;
}

/** A slow partition gives way to the others after so many milliseconds: a fetch serves all of them. */
const TURN_MS = 2_000;

/**
 * Works a fetched stretch off in slices, each settled before the next. What is left over when the
 * partition pauses, the turn ends or the consumer stops is fetched again: nothing was resolved.
 *
 * @returns milliseconds for which the partition is to rest
 * @throws MessagingError when a slice could not be settled, or what the client threw
 */
export const workOff = (session: Session, fetched: Fetched): Promise<number> =>
  alive(session, fetched, (signal) => {
    const place = placeOf(fetched.stretch.topic, fetched.stretch.partition);
    return session.turns.take(place, () => slices(session, fetched, signal));
  });

async function slices(session: Session, fetched: Fetched, signal: AbortSignal): Promise<number> {
  const turnEnd = session.work.now() + TURN_MS;
  for (;;) {
    const rest = await nextSlice(session, fetched, signal);
    if (rest !== undefined) return rest;
    if (signal.aborted || !fetched.going() || session.work.now() > turnEnd) return 0;
  }
}

/** Answers how long to rest, or nothing where there may be another slice. */
async function nextSlice(
  session: Session,
  fetched: Fetched,
  signal: AbortSignal,
): Promise<number | undefined> {
  const { work, maxBatch } = session;
  const { topic, partition } = fetched.stretch;
  const stand = await session.stand(topic, partition);
  const before = standing(stand, fetched);
  const pause = pauseMs(before, work.now(), work.policy.maxMs);
  if (pause > 0) return pause;
  const slice = take(fetched.stretch, before, maxBatch);
  if (slice.next <= before.next) {
    fetched.resolve(before.next);
    return 0;
  }
  const handed = await handIn(work, slice, before, signal);
  if (handed.progress === before || !session.current()) return 0;
  const { next } = await settle(session, fetched, { slice, before, stand, handed });
  fetched.resolve(next);
  await fetched.heartbeat();
  return undefined;
}

/** What is known of the partition, as far as it holds for what was fetched. */
function standing({ progress }: Stand, { stretch, resolve }: Fetched): Progress {
  const offset = stretch.messages[0]?.offset ?? progress.next;
  if (progress.next > offset) resolve(progress.next);
  return progress.next < offset ? standAt(progress, offset) : progress;
}

interface Done {
  slice: Stretch;
  before: Progress;
  stand: Stand;
  handed: Handed;
}

/** Carries it out. What the broker refuses for good is the handler's fault, and that is carried out. */
async function settle(session: Session, fetched: Fetched, done: Done): Promise<Progress> {
  const { slice, before, stand, handed } = done;
  try {
    await stand.move(handed, fetched.commit);
    return handed.progress;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const instead = await refused(session.work, slice, before, error);
    const anew = await session.stand(slice.topic, slice.partition);
    if (anew.progress.next !== stand.progress.next) throw error;
    await anew.move(instead, fetched.commit);
    return instead.progress;
  }
}

const isRefusal = (error: unknown): boolean =>
  error instanceof MessagingError && ['too-large', 'unknown-topic'].includes(error.code);

/** Keeps the membership alive however long the task takes; tells it when the partition is lost. */
async function alive<T>(
  session: Session,
  { heartbeat, isLost }: Fetched,
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const cut = new AbortController();
  const abort = () => cut.abort();
  const beat = () => void heartbeat().catch((error: unknown) => isLost(error) && abort());
  const timer = setInterval(beat, session.heartbeatMs);
  session.signal.addEventListener('abort', abort);
  try {
    return await task(cut.signal);
  } finally {
    clearInterval(timer);
    session.signal.removeEventListener('abort', abort);
  }
}
