import { isMachineMade } from './generators';
import { isFromRandomWeights } from './init-roots';
import { namesakes, twins } from './namesakes';
import { type RecordedArc, type Vertex } from './pedigree';

/** An artifact with everything that certainly is the same bytes: what is said for one is said for all. */
const vouched = (vertex: Vertex): Vertex[] => [vertex, ...twins(vertex)];

/** Referred to, and described by no event of somebody who may say what it is. */
export const isPlaceholder = (vertex: Vertex): boolean =>
  !isDescribed(vertex) && !twins(vertex).some(isDescribed);

const isDescribed = ({ credit }: Vertex): boolean => credit?.described === true;

/**
 * Whether events say how an artifact came to be. For a base model that it starts from random weights will do,
 * and for data who wrote it, or that a model did whom nobody names: that is a reason of its own.
 *
 * @param selves the candidate, and what it was converted from
 */
export function hasLineage(vertex: Vertex, selves: ReadonlySet<Vertex>): boolean {
  if (vertex.credit?.produced) return true;
  const all = vouched(vertex);
  if (all.some(({ credit }) => credit?.produced)) return true;
  if (vertex.kind === 'model') return !selves.has(vertex) && all.some(isFromRandomWeights);
  if (!all.some(isDescribed)) return false;
  return (
    all.some(({ credit, recorded }) => credit?.human || recorded.some(({ counts }) => counts)) ||
    isMachineMade(vertex)
  );
}

const SOURCES = ['third-party', 'hub', 'internal'] as const;

/** The most distant source that any event gave, under any name. */
export function sourceOf(vertex: Vertex): (typeof SOURCES)[number] | 'unknown' {
  const others = namesakes(vertex);
  if (others.length === 0) return vertex.view?.source ?? 'unknown';
  const given = [vertex, ...others].map(({ view }) => view?.source);
  return SOURCES.find((source) => given.includes(source)) ?? 'unknown';
}

const TUNING_METHODS = new Set(['finetune', 'adapter', 'rl']);
const TUNING_STAGES = new Set(['sft', 'preference', 'rl', 'distill']);

const methodOf = ({ edge }: RecordedArc): string => edge.properties.method ?? '';

/** Trained further on purpose, by whatever method: no method is exempt. */
export const isFineTuned = ({ recorded }: Vertex): boolean =>
  recorded.some(
    (arc) =>
      arc.type === 'TAUGHT_BY' ||
      // By what it was done, also where a dataset stands in the place of the base.
      TUNING_METHODS.has(methodOf(arc)) ||
      (arc.type === 'TRAINED_ON' && TUNING_STAGES.has(arc.edge.properties.stage ?? '')),
  );

/** Methods that leave the model the same student. */
export const CONVERTING: ReadonlySet<string> = new Set(['quantize', 'convert']);
