/** Wait after the first failure; it doubles with each further one. */
const FIRST_MS = 1000;
/** Nobody waits longer than this for news once the server is back. */
const MOST_MS = 30_000;

/**
 * How long to wait before connecting again, in milliseconds: a random part of a span that doubles with
 * every failure, so that the pages of many people do not come back at the same moment.
 *
 * @param failures in a row, from 1
 * @param random from 0 to 1
 */
export function reconnectDelay(failures: number, random: number): number {
  const span = Math.min(MOST_MS, FIRST_MS * 2 ** (failures - 1));
  return Math.round(span * (0.5 + random / 2));
}
