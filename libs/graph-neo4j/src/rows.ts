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
import neo4j, { type Integer } from 'neo4j-driver';

/** Properties of a node or relationship. */
export type Properties = Record<string, unknown>;

/** A copy. By a loop, since facts are many, and `Object.entries` takes several times as long. */
export function without<T extends object, K extends keyof T>(value: T, ...keys: K[]): Omit<T, K> {
  const rest: Partial<T> = {};
  for (const key of Object.keys(value) as (keyof T)[])
    if (!keys.includes(key as K)) rest[key] = value[key];
  return rest as Omit<T, K>;
}

/** Integers are immutable: those that name places in lists are made once. */
const PLACES: Integer[] = [];

export const placeOf = (index: number): Integer => (PLACES[index] ??= neo4j.int(index));

/** Whole numbers as the integers that other tools expect; the driver makes floats of all numbers. */
export function stored(properties: object): Properties {
  const kept: Properties = {};
  for (const [key, value] of Object.entries(properties))
    if (value !== undefined) kept[key] = Number.isSafeInteger(value) ? neo4j.int(value) : value;
  return kept;
}

/** A fact as it was recorded. `index` only orders it. */
export const factOf = <F extends Fact>(
  kind: F['fact'],
  about: object,
  row: Properties,
): Stamped<F> =>
  ({ fact: kind, ...about, ...withBy(without(row, 'index', 'mention')) }) as unknown as Stamped<F>;

/** What an event states of a run, a promotion or a deployment. */
export interface HistoryRow {
  fact: Properties;
  /** Of the event. Null where it has none of a property. */
  stamp: Properties;
  eventId: string;
}

export function stampOf({ stamp, eventId }: Omit<HistoryRow, 'fact'>): Stamp {
  const known = Object.entries(stamp).filter(([, value]) => value !== null);
  return withBy({ eventId, ...Object.fromEntries(known) }) as unknown as Stamp;
}

/** A stamp as properties: claims have a `by` of their own. */
export const stampRow = ({ by, ...stamp }: Stamp): Properties =>
  by === undefined ? { ...stamp } : { ...stamp, saidBy: by };

/** The way back. */
function withBy({ saidBy, ...properties }: Properties): Properties {
  return saidBy === undefined ? properties : { ...properties, by: saidBy };
}

export const historyFactOf = <F extends Fact>(kind: F['fact'], row: HistoryRow): Stamped<F> =>
  factOf<F>(kind, stampOf(row), row.fact);

export const byIndex = (a: Properties, b: Properties): number =>
  Number(a['index']) - Number(b['index']);

/** As each event said it: where one speaks twice of the same thing, its last word comes last. */
export const inOrderStated = (rows: readonly HistoryRow[]): HistoryRow[] =>
  rows.toSorted((a, b) => byIndex(a.fact, b.fact));

/** Type, the id that it leads to, and its properties: names would be read anew with every row. */
export type EdgeRow = readonly [type: EdgeFact['type'], to: string, properties: Properties];

const STAMP = [
  ...['eventId', 'runId', 'saidBy', 'occurredAt', 'recordedAt'],
  ...['topic', 'partition', 'offset'],
];

export function edgeOf(from: string, [type, to, row]: EdgeRow): LineageEdge {
  const { eventId, runId, saidBy, occurredAt, recordedAt, topic, partition, offset } = row;
  const stamp = { eventId, occurredAt, recordedAt, topic, partition, offset } as Stamp;
  if (runId !== undefined) stamp.runId = runId as string;
  if (saidBy !== undefined) stamp.by = saidBy as string;
  const properties = without(row, 'index', 'mayRelate', ...STAMP) as EdgeProperties;
  return { fact: 'edge', type, from, to, properties, ...stamp };
}

const LABELS: Record<ArtifactKind, string> = { dataset: 'Dataset', model: 'Model' };

/** Sorted. */
export const kindsOf = (labels: readonly string[]): ArtifactKind[] =>
  (['dataset', 'model'] as const).filter((kind) => labels.includes(LABELS[kind]));

export const sortedBy = <T>(items: readonly T[], key: (item: T) => string): T[] =>
  items.toSorted((a, b) => compareText(key(a), key(b)));
