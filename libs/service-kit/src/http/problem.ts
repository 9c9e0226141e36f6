import { HttpException } from '@nestjs/common';
import { z } from 'zod';

/** One thing wrong with a request: where, what, and what to do about it. */
export const problemError = z.object({
  pointer: z.string().optional().describe('JSON pointer into the body'),
  parameter: z.string().optional().describe('Name of the path, query or header parameter'),
  message: z.string(),
  remedy: z.string(),
});

/** RFC 9457. Every answer of 400 and above has this shape, as `application/problem+json`. */
export const problem = z.looseObject({
  type: z.string().describe('urn:pedigree:problem:<name>; stable, for programs'),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  instance: z.string().describe('Path of the request'),
  errors: z.array(problemError).optional(),
});

export type ProblemError = z.infer<typeof problemError>;
export type Problem = z.infer<typeof problem>;

/** Name, status and title of each kind of problem. */
export const PROBLEMS = {
  'bad-request': [400, 'The request cannot be understood'],
  'invalid-parameter': [400, 'A parameter is invalid'],
  unauthorized: [401, 'A valid token is needed'],
  forbidden: [403, 'This is not for you to do'],
  'not-found': [404, 'There is no such thing'],
  'method-not-allowed': [405, 'This path does not take that method'],
  'not-acceptable': [406, 'There is no representation of the kind asked for'],
  conflict: [409, 'The request contradicts an earlier one'],
  'too-large': [413, 'The request is too large'],
  'unsupported-media-type': [415, 'The body has a format that is not understood here'],
  'invalid-body': [422, 'The body is invalid'],
  'rate-limited': [429, 'Too many requests'],
  internal: [500, 'Something went wrong on our side'],
  unavailable: [503, 'A service behind this one is not available'],
  timeout: [504, 'A service behind this one took too long'],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type ProblemName = keyof typeof PROBLEMS;

export interface ProblemOptions {
  errors?: readonly ProblemError[];
  /** Response headers, e.g. `retry-after`. */
  headers?: Readonly<Record<string, string>>;
  /** Members beyond those of RFC 9457. */
  extensions?: Readonly<Record<string, unknown>>;
}

/** Throw it from a controller to answer a problem; `detail` is a sentence for people. */
export class ProblemException extends HttpException {
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly problemName: ProblemName,
    detail: string,
    readonly members: ProblemOptions = {},
  ) {
    super(detail, PROBLEMS[problemName][0]);
    this.headers = members.headers ?? {};
  }

  /** The body of the answer to a request for `instance`. */
  toProblem(instance: string): Problem {
    const [status, title] = PROBLEMS[this.problemName];
    const { errors, extensions } = this.members;
    const type = `urn:pedigree:problem:${this.problemName}`;
    const body = { type, title, status, detail: this.message, instance };
    return { ...body, ...(errors === undefined ? {} : { errors: [...errors] }), ...extensions };
  }
}
