import { type ArgumentMetadata, Injectable } from '@nestjs/common';
import { problemsOf } from '@pedigree/events';
import { createZodValidationPipe, ZodValidationException } from 'nestjs-zod';
import { ZodError } from 'zod';
import { type ProblemError, ProblemException } from './problem';

const ZodPipe = createZodValidationPipe();

/**
 * Validates what a route declares as a zod DTO. In a query, an empty value counts as absent, as
 * forms send it; a fault names the parameter (query, path) or the JSON pointer (body) and the remedy.
 */
@Injectable()
export class ValidationPipe extends ZodPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): unknown {
    try {
      return super.transform(metadata.type === 'query' ? withoutEmpty(value) : value, metadata);
    } catch (error) {
      throw error instanceof ZodValidationException ? invalid(error, metadata.type) : error;
    }
  }
}

const withoutEmpty = (query: unknown): unknown =>
  typeof query === 'object' && query !== null
    ? Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''))
    : query;

function invalid(exception: ZodValidationException, where: ArgumentMetadata['type']): Error {
  const error = exception.getZodError();
  if (!(error instanceof ZodError)) return exception;
  if (where === 'body')
    return new ProblemException('invalid-body', 'The body does not have the shape expected here.', {
      errors: problemsOf(error),
    });
  const errors = error.issues.flatMap((issue) =>
    inParameters(issue, problemsOf(new ZodError([issue]))),
  );
  const names = [...new Set(errors.map(({ parameter }) => parameter))].join(', ');
  return new ProblemException('invalid-parameter', `Invalid or unknown: ${names}.`, { errors });
}

type Issue = ZodError['issues'][number];

/** Query parameters are flat: a pointer's first segment is the parameter's name. */
function inParameters(
  issue: Issue,
  problems: readonly Omit<ProblemError, 'parameter'>[],
): ProblemError[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((parameter) => ({
      parameter,
      message: 'is not known here',
      remedy: 'Leave it out; /api/docs lists the parameters of this route.',
    }));
  const parameter = String(issue.path[0] ?? '');
  return problems.map(({ message, remedy }) => ({ parameter, message, remedy }));
}
