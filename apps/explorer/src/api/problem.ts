import { type components } from './schema';

export type Problem = components['schemas']['Problem'];

/** Why a request was not answered: `code` is the last part of the problem's type, or `unreachable`. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly code: string,
    message: string,
    /** Whether asking again later may help. */
    readonly retriable: boolean,
    readonly errors: NonNullable<Problem['errors']> = [],
  ) {
    super(message);
  }
}

const RETRIABLE = new Set([429, 500, 502, 503, 504]);

/** @param body the parsed answer: a problem document, or whatever a proxy wrote */
export function errorOf(status: number, body: unknown): ApiError {
  const problem = isProblem(body) ? body : undefined;
  const code = problem?.type.split(':').at(-1) ?? `http-${status}`;
  const message = problem?.detail ?? `The server answered with status ${status}.`;
  return new ApiError(code, message, RETRIABLE.has(status), problem?.errors);
}

export const unreachable = (): ApiError =>
  new ApiError('unreachable', 'The server cannot be reached.', true);

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' &&
  body !== null &&
  'detail' in body &&
  typeof body.detail === 'string' &&
  'type' in body &&
  typeof body.type === 'string';
