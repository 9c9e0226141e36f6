import { type ArtifactKind } from '@pedigree/lineage';
import { type DeclaredLink } from './declaration';

/**
 * The link that "one was made of the other" means where a document does not say how. Too much ancestry
 * rather than too little: a model that a model depends on is its base, one that a dataset depends on its generator.
 */
export function linkBetween(from: ArtifactKind, to: ArtifactKind, id: string): DeclaredLink {
  if (from === 'model')
    return to === 'model'
      ? { type: 'INITIALIZED_FROM', to: id, properties: { method: 'finetune' } }
      : { type: 'TRAINED_ON', to: id, properties: { stage: 'sft' } };
  return to === 'model'
    ? { type: 'GENERATED_BY', to: id, properties: { channel: 'completions' } }
    : { type: 'DERIVED_FROM', to: id, properties: { operation: 'mix' } };
}

/**
 * The link that events have for that kind of artifact. What a document says of a model that only data can have,
 * and the other way round, went into it all the same.
 */
export function fitting(kind: ArtifactKind, link: DeclaredLink): DeclaredLink {
  const { type, to, properties } = link;
  if (type === 'SHARES_INITIALIZATION' || OF[kind].includes(type)) return link;
  const { channel = 'completions' } = properties;
  if (kind === 'model' && type === 'GENERATED_BY')
    return { type: 'TAUGHT_BY', to, properties: { channel } };
  if (kind === 'dataset' && type !== 'TRAINED_ON')
    return { type: 'GENERATED_BY', to, properties: { channel } };
  return linkBetween(kind, 'dataset', to);
}

const OF: Readonly<Record<ArtifactKind, readonly DeclaredLink['type'][]>> = {
  model: ['INITIALIZED_FROM', 'TRAINED_ON', 'TAUGHT_BY'],
  dataset: ['GENERATED_BY', 'DERIVED_FROM'],
};

export const ofType = (
  links: readonly DeclaredLink[],
  type: DeclaredLink['type'],
): DeclaredLink[] => links.filter((link) => link.type === type);

export function grouped(
  links: readonly DeclaredLink[],
  keyOf: (link: DeclaredLink) => string | undefined,
): Map<string | undefined, DeclaredLink[]> {
  const groups = new Map<string | undefined, DeclaredLink[]>();
  for (const link of links) {
    const key = keyOf(link);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [link]);
    else group.push(link);
  }
  return groups;
}
