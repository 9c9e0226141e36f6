import {
  type ArtifactKind,
  type EdgeFact,
  type EdgeProperties,
  type Fact,
  type LineageEdge,
  type Stamp,
  type Stamped,
} from '@pedigree/lineage';
import neo4j from 'neo4j-driver';

/** Properties of a node or relationship. */
export type Properties = Record<string, unknown>;

/** Whole numbers as the integers that other tools expect; the driver makes floats of all numbers. */
export const stored = (properties: object): Properties =>
  Object.fromEntries(
    Object.entries(properties)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, Number.isSafeInteger(value) ? neo4j.int(value) : value]),
  );

/** What a fact says besides what it is about, with its stamp and its place among its event's facts. */
export const factProperties = (fact: object, stamp: Stamp, index: number): Properties =>
  stored({ ...fact, ...stamp, index });

/** A fact as it was recorded. `index` only orders it. */
export function factOf<F extends Fact>(
  kind: F['fact'],
  about: object,
  row: Properties,
): Stamped<F> {
  const { index: _, ...properties } = row;
  return { fact: kind, ...about, ...properties } as unknown as Stamped<F>;
}

export const byIndex = (a: Properties, b: Properties): number =>
  Number(a['index']) - Number(b['index']);

export interface EdgeRow {
  type: EdgeFact['type'];
  to: string;
  properties: Properties;
}

export function edgeOf(from: string, { type, to, properties: row }: EdgeRow): LineageEdge {
  const {
    index: _,
    eventId,
    runId,
    occurredAt,
    recordedAt,
    topic,
    partition,
    offset,
    ...own
  } = row;
  const stamp = { eventId, occurredAt, recordedAt, topic, partition, offset } as Stamp;
  const properties = own as EdgeProperties;
  if (runId !== undefined) stamp.runId = runId as string;
  return { fact: 'edge', type, from, to, properties, ...stamp };
}

const LABELS: Record<ArtifactKind, string> = { dataset: 'Dataset', model: 'Model' };

/** Sorted. */
export const kindsOf = (labels: readonly string[]): ArtifactKind[] =>
  (['dataset', 'model'] as const).filter((kind) => labels.includes(LABELS[kind]));
