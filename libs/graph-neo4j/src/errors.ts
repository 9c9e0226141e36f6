import { GraphError, type GraphErrorCode } from '@pedigree/graph';

/** First match counts. Codes are those of https://neo4j.com/docs/status-codes and of the driver. */
const CODES: readonly (readonly [RegExp, GraphErrorCode])[] = [
  [/TransactionTimedOut|Transaction\.Terminated/, 'timeout'],
  [/DeadlockDetected|LockAcquisitionTimeout|LockClientStopped|Outdated/, 'conflict'],
  [/ServiceUnavailable|SessionExpired|NotALeader|DatabaseUnavailable/, 'unavailable'],
  [/^Neo\.(Transient|Database)Error\./, 'unavailable'],
  [/^Neo\.ClientError\./, 'rejected'],
];

/** What the driver throws, as the port says it. */
export function graphErrorOf(error: unknown): GraphError {
  if (error instanceof GraphError) return error;
  const cause = error instanceof Error ? error : new Error(String(error));
  const name = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  const code = CODES.find(([pattern]) => pattern.test(name))?.[1] ?? driverCode(cause);
  return new GraphError(code, `Neo4j failed: ${cause.message}`, { cause });
}

/** Of errors without a status: a full pool, a closed driver, a name that does not resolve. */
const driverCode = (error: Error): GraphErrorCode =>
  /pool|acqui|closed|connect|resolve/i.test(error.message) ? 'unavailable' : 'rejected';
