import { type Place, type Stamp } from '../facts';

/** What held from one moment on, and until another where it holds no more. */
export interface Span<T> {
  value: T;
  since: number;
  until?: number;
}

/**
 * When each of some values held.
 *
 * @param times all moments at which anything may change, at least one
 * @param at what holds from a moment on; values that are written alike are the same
 */
export function spansOf<T>(times: Iterable<number>, at: (time: number) => readonly T[]): Span<T>[] {
  const moments = [...new Set(times)].sort((a, b) => a - b);
  const [since = 0] = moments;
  const first = at(since);
  // Nearly always there is one moment and one value.
  if (moments.length === 1 && first.length < 2) return first.map((value) => ({ value, since }));
  return changing(moments, at);
}

function changing<T>(moments: readonly number[], at: (time: number) => readonly T[]): Span<T>[] {
  const spans: Span<T>[] = [];
  let open = new Map<string, Span<T>>();
  for (const time of moments) {
    const now = new Map(at(time).map((value) => [JSON.stringify(value), value]));
    for (const [key, span] of open) if (!now.has(key)) span.until = time;
    open = new Map(
      [...now].map(([key, value]) => [key, open.get(key) ?? begin(spans, value, time)]),
    );
  }
  return spans;
}

function begin<T>(spans: Span<T>[], value: T, since: number): Span<T> {
  const span = { value, since };
  spans.push(span);
  return span;
}

export const endOf = ({ until = Infinity }: Span<unknown>): number => until;

export const holdsAt = (span: Span<unknown>, time: number): boolean =>
  span.since <= time && time < endOf(span);

export const compare = <T extends string | number>(a: T, b: T): number =>
  a < b ? -1 : a > b ? 1 : 0;

/** In the order in which the broker took them, whatever the order of arrival. */
export const byRecording = (a: Stamp, b: Stamp): number =>
  byPlace(a, b) || compare(a.eventId, b.eventId);

const byPlace = (a: Place, b: Place): number =>
  compare(a.recordedAt, b.recordedAt) ||
  compare(a.topic, b.topic) ||
  compare(a.partition, b.partition) ||
  compare(a.offset, b.offset);
