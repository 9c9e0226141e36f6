import { type ReceivedMessage } from './ports';

/**
 * Where a group stands in a partition, and what it knows of the message it stands at. Adapters
 * store it with the committed offset, so that a restart neither forgets a pause nor a count.
 */
export interface Progress {
  /** The offset to hand in next; everything below is settled. */
  next: number;
  /** Tries of the message at `next` so far. */
  attempt: number;
  /** Those of them in which it was alone and the handler threw without `retriable`. */
  faults: number;
  /** Milliseconds since the epoch before which it is not handed in; 0 when nothing is waited for. */
  notBefore: number;
  /** Messages below this offset go in one by one: a batch with them in it threw. */
  aloneBelow: number;
}

export const startAt = (next: number): Progress => ({
  next,
  attempt: 0,
  faults: 0,
  notBefore: 0,
  aloneBelow: 0,
});

/** Moves to another message: what was counted of the former one does not hold for it. */
export function standAt(progress: Progress, next: number): Progress {
  if (next === progress.next) return progress;
  const { aloneBelow } = progress;
  return { ...startAt(next), aloneBelow: next < aloneBelow ? aloneBelow : 0 };
}

/** A stretch of a partition: its messages, and the offset after all that it covers. */
export interface Stretch {
  topic: string;
  partition: number;
  messages: readonly ReceivedMessage[];
  /** At least the offset after the last message; more where records follow that no reader sees. */
  next: number;
}

/**
 * What of a stretch to hand in now: nothing that is settled, one alone where one is suspected. Its
 * `next` is not beyond `progress.next` when nothing is left to do.
 */
export function take(stretch: Stretch, progress: Progress, maxBatch: number): Stretch {
  const start = firstFrom(stretch.messages, progress.next);
  const alone = (stretch.messages[start]?.offset ?? 0) < progress.aloneBelow;
  const end = start + (alone ? 1 : maxBatch);
  const messages = stretch.messages.slice(start, end);
  const whole = end >= stretch.messages.length;
  return { ...stretch, messages, next: whole ? stretch.next : after(messages) };
}

/** Where the messages at or after an offset begin. They are in order, so it need not look at all. */
function firstFrom(messages: readonly ReceivedMessage[], offset: number): number {
  let [low, high] = [0, messages.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((messages[middle]?.offset ?? offset) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The offset after the last of them. */
export const after = (messages: readonly ReceivedMessage[]): number =>
  (messages.at(-1)?.offset ?? -1) + 1;

/** Milliseconds to wait from `now`. Never longer than `maxMs`, whatever another machine's clock said. */
export const pauseMs = ({ notBefore }: Progress, now: number, maxMs: number): number =>
  Math.min(Math.max(0, notBefore - now), maxMs);

const COUNTERS = ['attempt', 'faults', 'notBefore', 'aloneBelow'] as const;

/** Text to store beside the offset; empty where there is nothing to remember. */
export function progressMetadata(progress: Progress): string {
  if (COUNTERS.every((name) => progress[name] === 0)) return '';
  const { attempt, faults, notBefore, aloneBelow } = progress;
  return JSON.stringify({ pedigree: 1, attempt, faults, notBefore, aloneBelow });
}

/** Reads it back. Text of another program, or none, is nothing to remember. */
export function restoreProgress(next: number, metadata: string | null): Progress {
  const fresh = startAt(next);
  const stored = parseObject(metadata ?? '');
  if (stored?.pedigree !== 1) return fresh;
  const counts = COUNTERS.map((name) => [name, stored[name]] as const);
  return counts.every(([, value]) => isCount(value))
    ? { ...fresh, ...Object.fromEntries(counts) }
    : fresh;
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
