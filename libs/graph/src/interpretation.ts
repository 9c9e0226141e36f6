import { INTERPRETATION } from '@pedigree/lineage';
import { GraphError } from './errors';

/** Events that are read anew in one transaction. */
export const READ_ANEW_AT_ONCE = 250;

/**
 * Whether the facts of a graph were made by the rules of today.
 *
 * @param stored the interpretation that made them
 * @throws GraphError `incompatible` where a newer Pedigree made them
 */
export function isCurrent(stored: number): boolean {
  if (stored <= INTERPRETATION) return stored === INTERPRETATION;
  throw new GraphError(
    'incompatible',
    `The facts of this graph were made by rules of version ${stored}; this Pedigree knows versions up to ${INTERPRETATION}. Run the newer Pedigree that made them.`,
  );
}

/** What reads and writes answer while facts are made anew: no conclusion may rest on half of them. */
export const outdated = (): GraphError =>
  new GraphError(
    'unavailable',
    'The facts of this graph were made by earlier rules and are yet to be made anew out of its events. The process that writes lineage does that when it starts: start it, or wait until it is done.',
  );
