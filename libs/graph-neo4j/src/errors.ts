import { GraphError, type GraphErrorCode, isGraphError } from '@pedigree/graph';

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
  if (isGraphError(error)) return error;
  const { message = String(error), code: status = '' } = Object(error) as Failure;
  const code = CODES.find(([pattern]) => pattern.test(status))?.[1] ?? driverCode(message);
  return new GraphError(code, `Neo4j failed: ${message}`, { cause: error });
}

interface Failure {
  message?: string;
  code?: string;
}

/** Of errors without a status: a full pool, a closed driver, a name that does not resolve. */
const driverCode = (message: string): GraphErrorCode =>
  /pool|acqui|closed|connect|resolve/i.test(message) ? 'unavailable' : 'rejected';
