import { GraphError } from './errors';
import { type ReachQuery, type TrailQuery } from './ports';

/** For reads whose query names no `timeoutMs`. */
export const DEFAULT_READ_TIMEOUT_MS = 30_000;

/** Most steps of a promotion that are read at once. */
export const MAX_TRAIL_PAGE = 1000;

/** Most hops that can be asked for; beyond it leave `depth` out. */
const MAX_DEPTH = 1_000_000;

/** Checks what adapters write into a statement's text. @throws GraphError `rejected` */
export function assertReachable({ depth, limit, timeoutMs }: ReachQuery): void {
  assertLimit(limit);
  if (depth !== undefined && !isWhole(depth, 0, MAX_DEPTH))
    throw refuse(`depth must be a whole number from 0 to ${MAX_DEPTH}; it is ${depth}.`);
  if (!(timeoutMs > 0)) throw new GraphError('timeout', `No time was left: ${timeoutMs} ms.`);
}

/** @throws GraphError `rejected` */
export function assertLimit(limit: number): void {
  if (!isWhole(limit, 1, Number.MAX_SAFE_INTEGER - 1))
    throw refuse(`limit must be a whole number of at least 1; it is ${limit}.`);
}

/** Checks and completes the query of a trail. @throws GraphError `rejected` */
export function trailLimit({ limit = MAX_TRAIL_PAGE }: TrailQuery): number {
  assertLimit(limit);
  return Math.min(limit, MAX_TRAIL_PAGE);
}

const isWhole = (value: number, least: number, most: number): boolean =>
  Number.isSafeInteger(value) && value >= least && value <= most;

const refuse = (message: string): GraphError => new GraphError('rejected', message);
