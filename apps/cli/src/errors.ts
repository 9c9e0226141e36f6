import { MessagingError } from '@pedigree/messaging';

/** The command line, or what it names, cannot be carried out as it is: exit code 2. */
export class UsageError extends Error {
  readonly code = 'usage';
  readonly retriable = false;

  constructor(
    message: string,
    /** Whoever threw it has written the message already. */
    readonly told = false,
  ) {
    super(message);
  }
}

/** The server's code stands beside this program in a build and in the image, not in its own package. */
export const withoutServer = (): UsageError =>
  new UsageError(
    'This package holds the command line alone, without the server. Use a checkout (npm run pedigree) or the container image.',
  );

export type ApiErrorCode =
  /** Nothing answered, or not in time. */
  | 'unreachable'
  /** It answered that the request cannot be carried out: the caller's to mend. */
  | 'refused'
  /** It answered that it has no such route: an older gate. */
  | 'no-route'
  /** It answered something else than what this command understands. */
  | 'unexpected'
  /** It could not do it right now. */
  | 'failed';

/** A gate that does not answer, or not as asked. */
export class ApiError extends Error {
  constructor(
    readonly code: ApiErrorCode,
    message: string,
    readonly retriable: boolean,
    /** HTTP status, where there was an answer. */
    readonly status?: number,
  ) {
    super(message);
  }
}

/** Ctrl-C while waiting: exit code 130. */
export class Interrupted extends Error {
  readonly code = 'interrupted';
  readonly retriable = true;

  constructor(message = 'Interrupted.') {
    super(message);
  }
}

/** Exit codes of every command. */
export const EXIT = {
  ok: 0,
  /** The answer is no: blocked, rejected, not verified, a failed case. */
  no: 1,
  usage: 2,
  /** There is no answer: indeterminate, pending, unreachable. */
  unknown: 3,
  interrupted: 130,
} as const;

/** The exit code that an error ends with. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof Interrupted) return EXIT.interrupted;
  if (error instanceof ApiError && error.code !== 'refused') return EXIT.unknown;
  return error instanceof MessagingError ? EXIT.unknown : EXIT.usage;
}
