import { type ArtifactKind, INITIALIZATIONS, ORIGINS } from '@pedigree/lineage';

/** Things that are alike, and how many of them there are. */
export type Counted<T> = T & { count: number };

/** How many of what was looked at; `truncated` where there is more than `most`. */
export interface Tally<T> {
  groups: readonly Counted<T>[];
  truncated: boolean;
}

/** What artifacts are told apart by when they are counted. */
export interface ArtifactTraits {
  /** As in `describe`. */
  kind: ArtifactKind;
  placeholder: boolean;
  /** Of a model: whether it is recorded what its weights started from. */
  initialization?: 'known' | 'unknown';
  /** Of a dataset. derived: made of other datasets, and nothing else is said of it. */
  origin?: 'generated' | 'derived' | 'human' | 'unknown';
}

/** What promotions are told apart by when they are counted. */
export interface PromotionTraits {
  environment: string;
  /** Of the decision, also where that was revoked; absent while it is pending. */
  verdict?: 'approved' | 'blocked';
  /** Day of the request, of the decision where no request is known. YYYY-MM-DD, UTC. */
  day: string;
  /** Day of the revocation that stands. YYYY-MM-DD, UTC. */
  revokedOn?: string;
}

/**
 * Counts for an overview. Nothing looks at more than `most` things, whatever there is, so that the cost
 * has a bound; of promotions those are the newest.
 */
export interface CountReader {
  /** @throws GraphError */
  artifacts(most: number): Promise<Tally<ArtifactTraits>>;
  /** @throws GraphError */
  promotions(most: number): Promise<Tally<PromotionTraits>>;
  /** Deployments by state. @throws GraphError */
  deployments(most: number): Promise<Tally<{ state: 'active' | 'retired' }>>;
}

/** What a store can say of an artifact without reading it whole. */
export interface ArtifactSigns {
  /** Whether `describe` calls it one. */
  model: boolean;
  described: boolean;
  /** There is an edge of the type from it. */
  based: boolean;
  generated: boolean;
  derived: boolean;
  /** Place of the strictest word in `INITIALIZATIONS` and in `ORIGINS`; null where there is none. */
  initialization: number | null;
  origin: number | null;
}

/** Groups by what an overview tells apart, out of what a store tells apart. */
export function artifactTally(
  rows: readonly Counted<ArtifactSigns>[],
): readonly Counted<ArtifactTraits>[] {
  const groups = new Map<string, Counted<ArtifactTraits>>();
  for (const { count, ...signs } of rows) {
    const traits = traitsOf(signs);
    const key = JSON.stringify(traits);
    groups.set(key, { ...traits, count: count + (groups.get(key)?.count ?? 0) });
  }
  return [...groups.values()];
}

function traitsOf(signs: ArtifactSigns): ArtifactTraits {
  const placeholder = !signs.described;
  if (!signs.model) return { kind: 'dataset', placeholder, origin: originOf(signs) };
  const random = INITIALIZATIONS[signs.initialization ?? -1] === 'random';
  const initialization = signs.based || random ? 'known' : 'unknown';
  return { kind: 'model', placeholder, initialization };
}

const GENERATED = new Set<string | undefined>(['mixed', 'synthetic']);

function originOf({
  generated,
  derived,
  origin,
}: ArtifactSigns): NonNullable<ArtifactTraits['origin']> {
  const said = ORIGINS[origin ?? -1];
  if (generated || GENERATED.has(said)) return 'generated';
  if (said === 'human') return 'human';
  return derived ? 'derived' : 'unknown';
}

/** A group of promotions as stores answer it. */
export type PromotionRow = Counted<{ [Trait in keyof Required<PromotionTraits>]: string | null }>;

/** The group without what it has not. */
export const promotionGroup = (row: PromotionRow): Counted<PromotionTraits> =>
  Object.fromEntries(
    Object.entries(row).filter(([, value]) => value !== null),
  ) as unknown as Counted<PromotionTraits>;
