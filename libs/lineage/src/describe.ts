import { isRecord } from '@pedigree/events';
import { type ArtifactKind, type DescriptionFact, type Stamped } from './facts';
import { type LineageNode } from './subgraph';

type Description = Stamped<DescriptionFact>;

/** One view of an artifact, folded from all that events said of it. */
export interface ArtifactView {
  id: string;
  /** `model` wins where events contradict each other: a model is judged, a dataset only passes on. */
  kind: ArtifactKind;
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

const INITIALIZATIONS = ['random', 'unknown'] as const;
const ORIGINS = ['human', 'unknown', 'mixed', 'synthetic'] as const;
const SOURCES = ['internal', 'hub', 'third-party'] as const;

/** In order of what the producers say, then of event ids: the same for every order of arrival. */
const inOrder = (descriptions: readonly Description[]): Description[] =>
  [...descriptions].sort(
    (a, b) => compare(a.occurredAt, b.occurredAt) || compare(a.eventId, b.eventId),
  );

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const last = <T>(values: readonly (T | undefined)[]): T | undefined =>
  values.findLast((value) => value !== undefined);

/** The strictest value given, by its place in `scale`. */
const strictest = <T extends string>(
  scale: readonly T[],
  values: readonly (T | undefined)[],
): T | undefined => scale.findLast((value) => values.includes(value));

const distinct = (values: readonly (string | undefined)[]): string[] =>
  [...new Set(values.filter((value) => value !== undefined).reverse())].reverse();

/**
 * Folds descriptions into one view. Where they differ the later word counts, except where a gate
 * would become more permissive by it: initialization, origin and source take the strictest ever given.
 */
export function describe(node: LineageNode): ArtifactView {
  const said = inOrder(node.descriptions);
  const optional = {
    name: last(said.map((d) => d.name)),
    initialization: strictest(
      INITIALIZATIONS,
      said.map((d) => d.initialization),
    ),
    origin: strictest(
      ORIGINS,
      said.map((d) => d.origin),
    ),
    source: strictest(
      SOURCES,
      said.map((d) => d.source),
    ),
  };
  return {
    id: node.id,
    kind: node.kinds.includes('model') ? 'model' : 'dataset',
    digests: distinct(said.map((d) => d.digest)),
    placeholder: !said.some((d) => d.described),
    produced: said.some((d) => d.described && d.runId !== undefined),
    attributes: said.map(attributesOf).reduce(merged, {}),
    ...withoutUndefined(optional),
  };
}

const withoutUndefined = <T extends object>(value: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };

type Attributes = Readonly<Record<string, unknown>>;

const attributesOf = (description: Description): Attributes =>
  description.attributes === undefined ? {} : (JSON.parse(description.attributes) as Attributes);

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
