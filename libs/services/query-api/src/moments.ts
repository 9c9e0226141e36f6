import { ProblemException } from '@pedigree/service-kit';

/**
 * For answers that say of what moment they are.
 *
 * @param moment RFC 3339, of the query parameter `asOf`
 * @throws ProblemException invalid-parameter: it lies ahead
 */
export function assertPast(moment: string, now: Date): void {
  if (Date.parse(moment) <= now.getTime()) return;
  throw new ProblemException('invalid-parameter', 'Nobody knows what will be known.', {
    errors: [
      {
        parameter: 'asOf',
        message: 'lies in the future',
        remedy: 'Leave it out for what is known now.',
      },
    ],
  });
}
