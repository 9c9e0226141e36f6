import { type RecordedArc, type Vertex } from './pedigree';

/**
 * A dataset in the place of a parent: which weights were meant is not known, but for one thing. Whatever is made
 * of the same one was made of the same weights.
 */
export const isHiddenParent = ({ misplaced, edge }: RecordedArc): boolean =>
  misplaced && edge.type === 'INITIALIZED_FROM';

/** What stands in the place of a base that some artifact was made of. */
export const inPlaceOfBases = (vertices: readonly Vertex[]): ReadonlySet<Vertex> =>
  new Set(vertices.flatMap(({ recorded }) => recorded.filter(isHiddenParent).map(({ to }) => to)));
