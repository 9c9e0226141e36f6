import { type z } from 'zod';
import { ApiError } from '../errors';
import { ask } from './ask';
import { type Answer, type Target } from './target';

/**
 * The JSON of an answer as it is, with whatever a newer gate adds, checked as far as it is used.
 *
 * @throws ApiError `unexpected`
 */
export function bodyOf<T extends z.ZodType>({ text }: Answer, shape: T): z.infer<T> {
  const body = jsonOf(text);
  const parsed = shape.safeParse(body);
  if (parsed.success) return body as z.infer<T>;
  const [issue] = parsed.error.issues;
  const where = issue === undefined ? '' : ` at /${issue.path.join('/')} (${issue.message})`;
  throw new ApiError(
    'unexpected',
    `The answer is not what this command understands${where}. Is this Pedigree, of a fitting version?`,
    false,
  );
}

/** Reads a document from the gate. @throws ApiError, Interrupted */
export const read = async <T extends z.ZodType>(
  target: Target,
  path: string,
  shape: T,
): Promise<z.infer<T>> => bodyOf(await ask(target, { path }), shape);

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ApiError(
      'unexpected',
      'The answer is not JSON. Does --url name a Pedigree gate, and no page in front of it?',
      false,
    );
  }
}
