import { type ArtifactKind } from '@pedigree/lineage';
import { type OpenLineageDataset, type PedigreeFacet } from './schema';

/** `datasetType` MODEL makes a model; anything else, or nothing, a dataset. */
export const kindOf = ({ facets }: OpenLineageDataset): ArtifactKind =>
  facets?.datasetType?.datasetType?.toUpperCase() === 'MODEL' ? 'model' : 'dataset';

/** `<namespace>/<name>`, with `@<version>` from the version facet; all three as they were sent. */
export function artifactIdOf({ namespace, name, facets }: OpenLineageDataset): string {
  const version = facets?.version?.datasetVersion;
  return `${namespace}/${name}${version ? `@${version}` : ''}`;
}

/** What Pedigree's facet says: in `facets` or `inputFacets`, the latter where both do. */
export const pedigreeOf = ({ facets, inputFacets }: OpenLineageDataset): PedigreeFacet => ({
  ...facets?.pedigree,
  ...inputFacets?.pedigree,
});
