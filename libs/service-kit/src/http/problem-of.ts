import { HttpException, NotFoundException } from '@nestjs/common';
import { isGraphError } from '@pedigree/graph';
import { MAX_BODY_BYTES } from './body';
import { type ProblemError, PROBLEMS, ProblemException, type ProblemName } from './problem';

const RETRY = { headers: { 'retry-after': '5' } };

/** What the graph or the broker throws; by name, as `instanceof` fails across copies of a module. */
const isPortError = (error: unknown): error is Error & { code: string } =>
  isGraphError(error) || (error instanceof Error && error.name === 'MessagingError');

function problemOfPort(error: Error & { code: string }): ProblemException {
  const behind = error.name === 'GraphError' ? 'lineage graph' : 'message broker';
  switch (error.code) {
    case 'timeout':
      return new ProblemException('timeout', `The ${behind} took too long. Try again.`, RETRY);
    case 'unavailable':
    case 'conflict':
      return new ProblemException(
        'unavailable',
        `The ${behind} cannot answer right now. Try again.`,
        RETRY,
      );
    case 'too-large':
      return new ProblemException(
        'too-large',
        'An event is larger than the broker takes. Send a smaller one.',
      );
    default:
      return internal();
  }
}

const internal = (): ProblemException =>
  new ProblemException('internal', 'The fault is logged; nothing in the request caused it.');

/** What waits for something is aborted when the service stops, or when nobody wants it any more. */
const stopping = (): ProblemException =>
  new ProblemException('unavailable', 'The service is shutting down. Try again.', RETRY);

const nameOfStatus = (status: number): ProblemName =>
  (Object.keys(PROBLEMS) as ProblemName[]).find((name) => PROBLEMS[name][0] === status) ??
  (status < 500 ? 'bad-request' : 'internal');

/** What to do about the faults that Express itself finds. */
function remediesOf(message: string): ProblemError[] | undefined {
  if (message.startsWith('Failed to decode param'))
    return [
      {
        parameter: 'path',
        message: 'is not valid percent-encoded UTF-8',
        remedy: 'Percent-encode the id: encodeURIComponent(id); a literal % is %25.',
      },
    ];
  if (message.includes('JSON'))
    return [{ pointer: '', message, remedy: 'Send one complete JSON document in UTF-8.' }];
  return undefined;
}

function problemOfStatus(status: number, message: string): ProblemException {
  const name = nameOfStatus(status);
  if (name === 'internal') return internal();
  const detail =
    name === 'too-large' ? `A body may have ${MAX_BODY_BYTES} bytes at most, unpacked.` : message;
  const errors = remediesOf(message);
  const headers = status === 429 ? { 'retry-after': '1' } : {};
  return new ProblemException(name, detail, errors === undefined ? { headers } : { errors });
}

/** The errors of Express's body parsers: `status` in the 4xx and a message that is safe to show. */
const isClientError = (error: unknown): error is Error & { status: number } =>
  error instanceof Error &&
  'status' in error &&
  typeof error.status === 'number' &&
  error.status >= 400 &&
  error.status < 500;

/** No route matched; Nest's words for it. */
export const isUnknownRoute = (error: unknown): boolean =>
  error instanceof NotFoundException && /^Cannot [A-Z]+ /.test(error.message);

/** Any error as the problem to answer. What is not known to be harmless becomes a plain 500. */
export function problemOf(error: unknown): ProblemException {
  if (error instanceof ProblemException) return error;
  if (isPortError(error)) return problemOfPort(error);
  if (error instanceof Error && error.name === 'AbortError') return stopping();
  if (isUnknownRoute(error))
    return new ProblemException(
      'not-found',
      'There is no such route. The routes are listed at /api/docs.',
    );
  if (error instanceof HttpException) return problemOfStatus(error.getStatus(), error.message);
  return isClientError(error) ? problemOfStatus(error.status, error.message) : internal();
}
