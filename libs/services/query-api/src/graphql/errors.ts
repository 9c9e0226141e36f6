import { unwrapResolverError } from '@apollo/server/errors';
import { Logger } from '@nestjs/common';
import { type ProblemException, problemOf } from '@pedigree/service-kit';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';

const RETRIABLE = new Set(['unavailable', 'timeout', 'rate-limited']);
const log = new Logger('GraphQL');

/**
 * An error as a client gets it: `code` is the name of the problem that REST would answer, or Apollo's
 * code for a query that cannot be run; `retriable` says whether the same query may succeed later.
 * Causes go to the log, never to the caller.
 */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
): GraphQLFormattedError {
  const cause = unwrapResolverError(error);
  if (cause instanceof GraphQLError) return asQueryError(formatted);
  const problem = problemOf(cause);
  if (problem.getStatus() >= 500) log.error(`At ${formatted.path?.join('.') ?? '/'}`, cause);
  return { ...formatted, message: problem.message, extensions: extensionsOf(problem) };
}

const asQueryError = ({ extensions = {}, ...error }: GraphQLFormattedError) => ({
  ...error,
  extensions: { code: extensions['code'], retriable: false },
});

function extensionsOf(problem: ProblemException): Record<string, unknown> {
  const { problemName: code, members } = problem;
  return {
    code,
    retriable: RETRIABLE.has(code),
    ...(members.errors === undefined ? {} : { errors: members.errors }),
  };
}
