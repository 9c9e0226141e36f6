import { isGraphError } from '@pedigree/graph';
import { ProblemException } from '@pedigree/service-kit';

/** What a client gets to go on with: opaque, and safe in a URL. */
export const toCursor = (after: string): string => Buffer.from(after, 'utf8').toString('base64url');

/**
 * @param parameter the name under which it was given
 * @throws ProblemException where the cursor is not one that `toCursor` made
 */
export function fromCursor(cursor: string, parameter = 'cursor'): string {
  const after = Buffer.from(cursor, 'base64url').toString('utf8');
  if (after === '' || toCursor(after) !== cursor) throw brokenCursor(parameter);
  return after;
}

/** Also for a cursor that the store refuses: one of another list. */
export const brokenCursor = (parameter = 'cursor'): ProblemException =>
  new ProblemException('invalid-parameter', 'The cursor is broken.', {
    errors: [
      {
        parameter,
        message: 'is not a cursor of this list',
        remedy: 'Pass nextCursor of the former page unchanged, or leave it out to start over.',
      },
    ],
  });

/** A page that the store answers. @throws ProblemException where it refuses the cursor */
export async function refusingCursors<T>(page: Promise<T>): Promise<T> {
  try {
    return await page;
  } catch (error) {
    throw isGraphError(error) && error.code === 'rejected' ? brokenCursor() : error;
  }
}
