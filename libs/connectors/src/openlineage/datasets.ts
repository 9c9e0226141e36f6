import { artifactId } from '@pedigree/events';
import { type ArtifactKind, type InputRole, type InputTerms, present } from '@pedigree/lineage';
import { type OpenLineageDataset, type PedigreeFacet } from './schema';

/** A dataset as facets refer to one. */
export interface Named {
  namespace: string;
  name: string;
}

/** `MODEL`, `ML_MODEL`, `ML-Model`, `machine learning model`: written in any way. */
const MODEL_TYPE = /^(?:(?:ml|ai|machinelearning)?model)$/;

const typeOf = ({ facets }: OpenLineageDataset): string =>
  facets?.datasetType?.datasetType?.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '') ?? '';

/** Roles that only a model can have. */
const MODEL_ROLES: readonly InputRole[] = ['base', 'teacher', 'generator', 'judge'];

/** What the producer declares it to be; nothing where it does not say. */
export function declaredKind(dataset: OpenLineageDataset): ArtifactKind | undefined {
  const type = typeOf(dataset);
  if (type === '') return undefined;
  return MODEL_TYPE.test(type) ? 'model' : 'dataset';
}

/** As what it is referred to: a model by its type or its part in the run, else a dataset. */
export function kindOf(dataset: OpenLineageDataset): ArtifactKind {
  const { role } = pedigreeOf(dataset);
  const kind = role !== undefined && MODEL_ROLES.includes(role) ? 'model' : 'dataset';
  return declaredKind(dataset) ?? kind;
}

/** `<namespace>/<name>`, with `@<version>` where one is known; all three as they were sent. */
export const idIn = ({ namespace, name }: Named, version: string | undefined): string =>
  `${namespace}/${name}${version ? `@${version}` : ''}`;

export const versionOf = ({ facets }: OpenLineageDataset): string | undefined =>
  facets?.version?.datasetVersion;

export const artifactIdOf = (dataset: OpenLineageDataset): string =>
  idIn(dataset, versionOf(dataset));

/** Whether a reference inside a facet can be an artifact's id. */
export const isId = (id: string): boolean => artifactId.safeParse(id).success;

/** What Pedigree's facet says: in `facets` or `inputFacets`, the latter where both do. */
export const pedigreeOf = ({ facets, inputFacets }: OpenLineageDataset): PedigreeFacet => ({
  ...facets?.pedigree,
  ...inputFacets?.pedigree,
});

/** How an input went in, as far as that facet says; nothing where it says nothing. */
export function termsOf(dataset: OpenLineageDataset): InputTerms | undefined {
  const { role, channel, stage, method, operation, share } = pedigreeOf(dataset);
  const terms = present<InputTerms>({ role, channel, stage, method, operation, share });
  return Object.keys(terms).length === 0 ? undefined : terms;
}
