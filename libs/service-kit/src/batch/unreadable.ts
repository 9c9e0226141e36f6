import { type InputProblem } from '@pedigree/events';
import { type Outcome } from '@pedigree/messaging';

/** Parks a message that cannot be read; the reason lists every problem, one per line. */
export const unreadable = (errors: readonly InputProblem[]): Outcome => ({
  kind: 'park',
  code: 'unreadable',
  reason: errors.map(lineOf).join('\n'),
});

const lineOf = ({ pointer, message, remedy }: InputProblem): string =>
  `${pointer || 'The message'} ${message}. ${remedy}`;
