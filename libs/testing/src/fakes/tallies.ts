import {
  type ArtifactTraits,
  type Counted,
  type PromotionRecord,
  type PromotionTraits,
  type Tally,
} from '@pedigree/graph';
import { describe as describeNode, type EdgeType, type LineageNode } from '@pedigree/lineage';

/** Counts what is alike by sorting everything into heaps. */
export function tallyOf<T, Traits extends object>(
  all: readonly T[],
  most: number,
  traitsOf: (item: T) => Traits,
): Tally<Traits> {
  const heaps = new Map<string, Counted<Traits>>();
  for (const traits of all.slice(0, most).map(traitsOf)) {
    const key = JSON.stringify(traits);
    heaps.set(key, { ...traits, count: (heaps.get(key)?.count ?? 0) + 1 });
  }
  return { groups: [...heaps.values()], truncated: all.length > most };
}

/** @param types of the edges that leave the artifact */
export function artifactTraitsOf(node: LineageNode, types: ReadonlySet<EdgeType>): ArtifactTraits {
  const { kind, placeholder, initialization, origin } = describeNode(node);
  if (kind === 'dataset') return { kind, placeholder, origin: originOf(origin, types) };
  const known = types.has('INITIALIZED_FROM') || initialization === 'random';
  return { kind, placeholder, initialization: known ? 'known' : 'unknown' };
}

function originOf(said: string | undefined, types: ReadonlySet<EdgeType>) {
  if (types.has('GENERATED_BY') || said === 'synthetic' || said === 'mixed') return 'generated';
  if (said === 'human') return 'human';
  return types.has('DERIVED_FROM') ? 'derived' : 'unknown';
}

export function promotionTraits(record: PromotionRecord): PromotionTraits {
  const { environment, verdict, requestedAt, decidedAt, revokedAt } = record;
  const revoked = verdict === 'approved' ? revokedAt : undefined;
  return {
    environment,
    ...(verdict === undefined ? {} : { verdict }),
    day: (requestedAt ?? decidedAt ?? '').slice(0, 10),
    ...(revoked === undefined ? {} : { revokedOn: revoked.slice(0, 10) }),
  };
}
