import { compareText } from '@pedigree/graph';
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

export const without = <T extends object, K extends keyof T>(value: T, ...keys: K[]): Omit<T, K> =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key as K))) as Omit<
    T,
    K
  >;

/** Whole numbers as the integers that other tools expect; the driver makes floats of all numbers. */
export const stored = (properties: object): Properties =>
  Object.fromEntries(
    Object.entries(properties)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, Number.isSafeInteger(value) ? neo4j.int(value) : value]),
  );

/** A fact as it was recorded. `index` only orders it. */
export function factOf<F extends Fact>(
  kind: F['fact'],
  about: object,
  row: Properties,
): Stamped<F> {
  return { fact: kind, ...about, ...without(row, 'index', 'mention') } as unknown as Stamped<F>;
}

/** What an event states of a run, a promotion or a deployment. */
export interface HistoryRow {
  fact: Properties;
  /** Of the event. Null where it has none of a property. */
  stamp: Properties;
  eventId: string;
}

export function stampOf({ stamp, eventId }: Omit<HistoryRow, 'fact'>): Stamp {
  const known = Object.entries(stamp).filter(([, value]) => value !== null);
  return { eventId, ...Object.fromEntries(known) } as Stamp;
}

export const historyFactOf = <F extends Fact>(kind: F['fact'], row: HistoryRow): Stamped<F> =>
  factOf<F>(kind, stampOf(row), row.fact);

export const byIndex = (a: Properties, b: Properties): number =>
  Number(a['index']) - Number(b['index']);

export interface EdgeRow {
  type: EdgeFact['type'];
  to: string;
  properties: Properties;
}

export function edgeOf(from: string, { type, to, properties: row }: EdgeRow): LineageEdge {
  const { eventId, runId, occurredAt, recordedAt, topic, partition, offset, ...own } = row;
  const stamp = { eventId, occurredAt, recordedAt, topic, partition, offset } as Stamp;
  if (runId !== undefined) stamp.runId = runId as string;
  const properties = without(own, 'index') as EdgeProperties;
  return { fact: 'edge', type, from, to, properties, ...stamp };
}

const LABELS: Record<ArtifactKind, string> = { dataset: 'Dataset', model: 'Model' };

/** Sorted. */
export const kindsOf = (labels: readonly string[]): ArtifactKind[] =>
  (['dataset', 'model'] as const).filter((kind) => labels.includes(LABELS[kind]));

export const sortedBy = <T>(items: readonly T[], key: (item: T) => string): T[] =>
  items.toSorted((a, b) => compareText(key(a), key(b)));
