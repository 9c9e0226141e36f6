import { z } from 'zod';

const rfc3339 = z.iso.datetime({ offset: true });

/** From when until when something holds, in milliseconds since 1970: from `from`, no longer at `until`. */
export interface Span {
  from: number;
  until: number;
}

export const ALWAYS: Span = { from: -Infinity, until: Infinity };

/** RFC 3339 text -> milliseconds since 1970, or undefined for anything else. */
export const instantOf = (value: unknown): number | undefined =>
  rfc3339.safeParse(value).success ? Date.parse(value as string) : undefined;

/**
 * For moments that callers give, where taking a wrong one for "not expired" would open the gate.
 *
 * @throws TypeError where it is no RFC 3339 date and time
 */
export function instant(value: string, name: string): number {
  const at = instantOf(value);
  if (at === undefined) throw new TypeError(`${name} must be an RFC 3339 date and time.`);
  return at;
}

/** While all of them hold. */
export const during = (...spans: readonly Span[]): Span => ({
  from: Math.max(...spans.map(({ from }) => from)),
  until: Math.min(...spans.map(({ until }) => until)),
});

export const holdsAt = ({ from, until }: Span, at: number): boolean => from <= at && at < until;

/** RFC 3339 in UTC, or undefined where there is no such moment. */
export const textOf = (at: number): string | undefined =>
  Number.isFinite(at) ? new Date(at).toISOString() : undefined;
