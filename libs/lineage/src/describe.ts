import { isRecord } from '@pedigree/events';
import { type ArtifactKind, type DescriptionFact, type Stamped } from './facts';
import { type LineageNode } from './subgraph';

type Description = Stamped<DescriptionFact>;

/** One view of an artifact, folded from all that events said of it. */
export interface ArtifactView {
  id: string;
  /**
   * As what it was registered or made; else as what events refer to it. `model` wins where they contradict
   * each other: a model is judged, a dataset only passes on. So it is where nobody said.
   */
  kind: ArtifactKind;
  /** It was registered or made both as a model and as a dataset. */
  contradictory: boolean;
  name?: string;
  /** Every digest ever given, newest last. More than one: the id was given to different bytes. */
  digests: readonly string[];
  /** Nothing but references so far. */
  placeholder: boolean;
  /** A recorded run made it, so its lineage is known. */
  produced: boolean;
  initialization?: 'random' | 'unknown';
  /** The most synthetic origin that any event gave. */
  origin?: NonNullable<DescriptionFact['origin']>;
  /** The most distant source that any event gave. */
  source?: NonNullable<DescriptionFact['source']>;
  attributes: Readonly<Record<string, unknown>>;
}

/** From the most permissive to the strictest: of several that events gave, the last one here counts. */
export const INITIALIZATIONS = ['random', 'unknown'] as const;
/** From the most permissive to the strictest: of several that events gave, the last one here counts. */
export const ORIGINS = ['human', 'unknown', 'mixed', 'synthetic'] as const;
const SOURCES = ['internal', 'hub', 'third-party'] as const;

/** In order of what the producers say, then of event ids: the same for every order of arrival. */
const inOrder = (descriptions: readonly Description[]): readonly Description[] =>
  descriptions.length < 2
    ? descriptions
    : descriptions.toSorted(
        (a, b) => compare(a.occurredAt, b.occurredAt) || compare(a.eventId, b.eventId),
      );

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The strictest value given, by its place in `scale`. */
function strictest<T extends string>(
  scale: readonly T[],
  said: readonly Description[],
  valueOf: (description: Description) => T | undefined,
): T | undefined {
  let rank = -1;
  for (const description of said) {
    const value = valueOf(description);
    if (value !== undefined) rank = Math.max(rank, scale.indexOf(value));
  }
  return rank === -1 ? undefined : scale[rank];
}

/** Each once, where it was given last. */
function digestsIn(said: readonly Description[]): string[] {
  const given: string[] = [];
  for (const { digest } of said) if (digest !== undefined) given.push(digest);
  return given.length < 2 ? given : [...new Set(given.reverse())].reverse();
}

function declaredIn(said: readonly Description[]): ArtifactKind[] {
  const declared: ArtifactKind[] = [];
  for (const { kind, described } of said) if (described && kind) declared.push(kind);
  return declared;
}

/**
 * Folds descriptions into one view. Where they differ the later word counts, except where a gate
 * would become more permissive by it: initialization, origin and source take the strictest ever given.
 */
export function describe(node: LineageNode): ArtifactView {
  const said = inOrder(node.descriptions);
  const declared = declaredIn(said);
  const view: ArtifactView = {
    id: node.id,
    kind: kindAmong(declared) ?? kindAmong(node.kinds) ?? 'model',
    contradictory: declared.includes('model') && declared.includes('dataset'),
    digests: digestsIn(said),
    placeholder: !said.some((d) => d.described),
    produced: said.some((d) => d.described && d.runId !== undefined),
    attributes: said.reduce(withAttributesOf, {}),
  };
  const name = said.findLast((d) => d.name !== undefined)?.name;
  if (name !== undefined) view.name = name;
  const initialization = strictest(INITIALIZATIONS, said, (d) => d.initialization);
  if (initialization !== undefined) view.initialization = initialization;
  const origin = strictest(ORIGINS, said, (d) => d.origin);
  if (origin !== undefined) view.origin = origin;
  const source = strictest(SOURCES, said, (d) => d.source);
  if (source !== undefined) view.source = source;
  return view;
}

const kindAmong = (kinds: readonly ArtifactKind[]): ArtifactKind | undefined =>
  kinds.includes('model') ? 'model' : kinds[0];

type Attributes = Readonly<Record<string, unknown>>;

const withAttributesOf = (earlier: Attributes, { attributes }: Description): Attributes =>
  attributes === undefined ? earlier : merged(earlier, JSON.parse(attributes) as Attributes);

/** The later word counts; of facets, each on its own, since later events need not repeat them. */
function merged(earlier: Attributes, later: Attributes): Attributes {
  const all = { ...earlier, ...later };
  const { facets } = later;
  if (!isRecord(facets)) return all;
  const before = isRecord(earlier['facets']) ? earlier['facets'] : {};
  return { ...all, facets: withoutDeleted({ ...before, ...facets }) };
}

/** OpenLineage takes a facet back by sending it with `_deleted`. */
const withoutDeleted = (facets: Attributes): Attributes =>
  Object.fromEntries(
    Object.entries(facets).filter(([, facet]) => !(isRecord(facet) && facet['_deleted'] === true)),
  );
