import { type z } from 'zod';
import { MAX_PROBLEMS } from './limits';
import { plainWords } from './plain-words';
import { pointerOf, valueAt } from './pointer';
import { type InputProblem, type Parsed } from './problem';
import { schemaAt, shapeOf } from './schemas/shape';

type Issue = z.core.$ZodIssue;

interface Context {
  schema: z.core.$ZodType;
  input: unknown;
}

/**
 * Checks `input` and answers it unchanged (same reference, unknown fields and field order kept), or
 * at most `MAX_PROBLEMS` problems with JSON pointers below `prefix`.
 */
export function validate<S extends z.ZodType>(
  schema: S,
  input: unknown,
  prefix = '',
): Parsed<z.infer<S>> {
  const result = schema.safeParse(input);
  if (result.success) return { ok: true, value: input as z.infer<S> };
  return { ok: false, errors: problemsOf(result.error, prefix, { schema, input }) };
}

/**
 * Zod's findings as at most `MAX_PROBLEMS` problems with JSON pointers below `prefix`. With the
 * schema and the input at hand (see `validate`) they can tell missing from wrong, and name the shape.
 */
export function problemsOf(error: z.ZodError, prefix = '', context?: Context): InputProblem[] {
  return error.issues.slice(0, MAX_PROBLEMS).map((issue) => problemOf(issue, prefix, context));
}

/** A problem in the words of the field: a missing one is required, a wrong one must have a shape. */
function problemOf(raw: Issue, prefix: string, context?: Context): InputProblem {
  const issue = bestBranch(raw);
  const pointer = prefix + pointerOf(issue.path);
  if (context === undefined) return { pointer, ...plainWords(issue) };
  const schema = schemaAt(context.schema, issue.path);
  const shape = schema === undefined ? 'another value' : shapeOf(schema);
  const value = valueAt(context.input, issue.path);
  return {
    pointer,
    ...(value === undefined ? missing(pointer, shape) : wrong(issue, shape, value)),
  };
}

type Words = Omit<InputProblem, 'pointer'>;

const missing = (pointer: string, shape: string): Words => ({
  message: 'is required',
  remedy: `Add ${pointer.split('/').at(-1) || 'a document'}: ${shape}.`,
});

function wrong(issue: Issue, shape: string, value: unknown): Words {
  const remedy =
    value === null ? 'Leave the field out where it is unknown.' : `Give ${withoutArticle(shape)}.`;
  switch (issue.code) {
    case 'too_small':
      return { message: tooSmall(issue), remedy };
    case 'too_big':
      return { message: tooBig(issue), remedy };
    case 'custom':
    case 'invalid_format':
      return { message: issue.message, remedy };
    default:
      return { message: `must be ${shape}`, remedy };
  }
}

const withoutArticle = (shape: string): string => shape.replace(/^(?=one of:)/, 'a value that is ');

const UNITS: Partial<Record<string, string>> = { string: 'characters', array: 'entries' };

function tooSmall({ origin, minimum, inclusive }: z.core.$ZodIssueTooSmall): string {
  if (origin === 'string' && minimum === 1) return 'must not be empty';
  const bound = inclusive === false ? `more than ${minimum}` : `at least ${minimum}`;
  return withUnit(origin, bound);
}

function tooBig({ origin, maximum, inclusive }: z.core.$ZodIssueTooBig): string {
  const bound = inclusive === false ? `less than ${maximum}` : `at most ${maximum}`;
  return withUnit(origin, bound);
}

const withUnit = (origin: string, bound: string): string => {
  const unit = UNITS[origin];
  return unit === undefined ? `must be ${bound}` : `must have ${bound} ${unit}`;
};

/**
 * Of a union, the first problem of the branch that came closest: one whose outermost type fits,
 * with the fewest problems. Where no branch fits, the union itself, which names all its shapes.
 */
function bestBranch(issue: Issue): Issue {
  if (issue.code !== 'invalid_union') return issue;
  const [best] = issue.errors
    .filter((branch) => !branch.some(isWrongKind))
    .sort((a, b) => a.length - b.length);
  const first = best?.[0];
  if (first === undefined) return issue;
  return bestBranch({ ...first, path: [...issue.path, ...first.path] } as Issue);
}

const isWrongKind = ({ code, path }: Issue): boolean =>
  path.length === 0 && (code === 'invalid_type' || code === 'invalid_value');
