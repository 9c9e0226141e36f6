import { type EdgeProperties, type EdgeType, type ArtifactKind } from '@pedigree/lineage';

type Followed = Exclude<EdgeType, 'SHARES_INITIALIZATION'>;

/** What an edge says once it is known what its ends are. */
export interface Meaning {
  type: Followed;
  /** A dataset stands where a model belongs: which model was meant is not known. */
  misplaced: boolean;
}

/**
 * The meaning of a recorded edge. A model in a dataset's place counts as a generator of it. A dataset in a
 * model's place hides a model that nobody knows, and its rows went in all the same.
 */
export function meaningOf(
  type: Followed,
  from: ArtifactKind,
  to: ArtifactKind,
  { inferred = false }: EdgeProperties,
): Meaning {
  const misplaced = to === 'dataset' && !inferred && FROM_MODELS.has(type);
  return { type: ofEnds(type, from, to, inferred), misplaced };
}

const FROM_MODELS: ReadonlySet<Followed> = new Set([
  'INITIALIZED_FROM',
  'GENERATED_BY',
  'TAUGHT_BY',
]);

function ofEnds(type: Followed, from: ArtifactKind, to: ArtifactKind, inferred: boolean): Followed {
  if (from === 'dataset') return to === 'model' ? 'GENERATED_BY' : 'DERIVED_FROM';
  if (to === 'dataset') return 'TRAINED_ON';
  if (type === 'INITIALIZED_FROM' || inferred) return 'INITIALIZED_FROM';
  return 'TAUGHT_BY';
}
