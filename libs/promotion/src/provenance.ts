import { dataOf, type Evidence, type FlagData, isFromTheFuture, saidOf } from './evidence';
import { namesakes } from './generators';
import { type Vertex } from './pedigree';

/** The artifact under every name by which it was recorded. */
const names = (vertex: Vertex): Vertex[] => [vertex, ...namesakes(vertex)];

/** Referred to, and described by no event at all. */
export const isPlaceholder = (vertex: Vertex): boolean =>
  names(vertex).every(({ view }) => view?.placeholder ?? true);

/** Whether events say how an artifact came to be: for a base model that it starts from random weights will do. */
export function hasLineage(vertex: Vertex, candidate: Vertex): boolean {
  const all = names(vertex);
  if (all.some(({ view }) => view?.produced)) return true;
  if (vertex.kind === 'model')
    return vertex !== candidate && all.some(({ view }) => view?.initialization === 'random');
  return all.some(
    ({ view, recorded }) =>
      (view?.origin !== undefined && view.origin !== 'unknown') || recorded.length > 0,
  );
}

/** A flag that no later clearance of the same reason takes back. */
export interface OpenFlag {
  reason: string;
  /** RFC 3339 UTC. */
  occurredAt: string;
}

export const openFlags = (vertex: Vertex, clockSkewSeconds: number): OpenFlag[] =>
  openFlagsAmong([...saidOf(vertex, 'flag'), ...saidOf(vertex, 'clearance')], clockSkewSeconds);

/**
 * The same among what was said of one id.
 *
 * @param clockSkewSeconds by how much a clearance may claim to be later than the broker took it
 */
export function openFlagsAmong(said: readonly Evidence[], clockSkewSeconds: number): OpenFlag[] {
  const clearances = said.filter(
    (one) => one.kind === 'clearance' && !isFromTheFuture(one, clockSkewSeconds),
  );
  const isCleared = (flag: Evidence): boolean =>
    clearances.some(({ id, occurredAt }) => id === flag.id && occurredAt >= flag.occurredAt);
  return said
    .filter((one) => one.kind === 'flag' && !isCleared(one))
    .map((flag) => ({ reason: dataOf<FlagData>(flag).reason, occurredAt: flag.occurredAt }));
}

export const isSynthetic = (vertex: Vertex): boolean =>
  names(vertex).some(
    ({ view, recorded }) =>
      view?.origin === 'synthetic' ||
      view?.origin === 'mixed' ||
      recorded.some(({ edge }) => edge.type === 'GENERATED_BY'),
  );

const SOURCES = ['third-party', 'hub', 'internal'] as const;

/** The most distant source that any event gave, under any name. */
export function sourceOf(vertex: Vertex): (typeof SOURCES)[number] | 'unknown' {
  const given = names(vertex).map(({ view }) => view?.source);
  return SOURCES.find((source) => given.includes(source)) ?? 'unknown';
}

const TUNING_METHODS = new Set(['finetune', 'adapter', 'rl']);
const TUNING_STAGES = new Set(['sft', 'preference', 'rl', 'distill']);

/** Trained further on purpose, by whatever method: no method is exempt. */
export const isFineTuned = ({ recorded }: Vertex): boolean =>
  recorded.some(
    ({ edge }) =>
      edge.type === 'TAUGHT_BY' ||
      (edge.type === 'INITIALIZED_FROM' && TUNING_METHODS.has(edge.properties.method ?? '')) ||
      (edge.type === 'TRAINED_ON' && TUNING_STAGES.has(edge.properties.stage ?? '')),
  );
