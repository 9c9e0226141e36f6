import { type Decision } from '@pedigree/events';
import { EXIT } from './errors';

/** The exit code that a decision stands for. @param reportOnly a blocked model does not fail the job */
export function exitCodeFor(
  { verdict, indeterminate }: Pick<Decision, 'verdict' | 'indeterminate'>,
  reportOnly = false,
): number {
  if (indeterminate) return EXIT.unknown;
  return verdict === 'approved' || reportOnly ? EXIT.ok : EXIT.no;
}
