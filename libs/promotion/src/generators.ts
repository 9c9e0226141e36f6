import { isMachineMadeTag, isUndisclosed, type LineageNode } from '@pedigree/lineage';
import { namesakes, twins } from './namesakes';
import { type RecordedArc, type Vertex } from './pedigree';

type Description = LineageNode['descriptions'][number];

/** Operations that write new content: a model did it unless somebody says otherwise. */
const REMAKING = new Set(['paraphrase', 'translate', 'relabel']);
/** Channels by which a model judges what others wrote. */
export const JUDGING: ReadonlySet<string> = new Set(['labels', 'reward']);

const channelOf = ({ edge }: RecordedArc): string => edge.properties.channel ?? 'completions';

/**
 * Whether rows of a dataset were written by a model that nobody names. Seeds, a judge or a paraphraser do not
 * explain who wrote synthetic rows; parents do where one of them has a writer, and each is looked at itself.
 */
export function lacksGenerator(vertex: Vertex): boolean {
  if (vertex.role !== 'artifact' || vertex.kind !== 'dataset' || isUndisclosed(vertex.id))
    return false;
  if (said(vertex).some(({ misplaced }) => misplaced)) return true;
  if (isSilent(vertex)) return false;
  const known = explained(vertex);
  if (isRemade(vertex) && !isHuman(vertex) && !known.some(isRemaker)) return true;
  return isMachineMade(vertex) && !known.some(isWriter) && !hasWrittenParent(vertex);
}

/**
 * Whether a model learned from another that nobody names: a dataset stands in the teacher's place, or a tag of the
 * trained model says `distilled` or `gpt-4`, and all that is recorded of it and its bases was written by people.
 */
export function lacksTeacher(vertex: Vertex): boolean {
  if (vertex.recorded.some(({ misplaced, edge }) => misplaced && edge.type === 'TAUGHT_BY'))
    return true;
  if (vertex.role !== 'artifact' || vertex.kind !== 'model' || vertex.recorded.length === 0)
    return false;
  return [vertex, ...namesakes(vertex)].some(isTagged) && !learnedFromModels(vertex);
}

const isTagged = ({ node }: Vertex): boolean =>
  node?.descriptions.some(isTaggedMachineMade) === true;

/** Over its weights, however far up. */
function learnedFromModels(vertex: Vertex): boolean {
  const met = new Set([vertex]);
  for (const { recorded } of met)
    for (const { type, to } of recorded) {
      if (type === 'TAUGHT_BY' || isOfModels(type, to)) return true;
      if (type === 'INITIALIZED_FROM') met.add(to);
    }
  return false;
}

const isOfModels = (type: RecordedArc['type'], to: Vertex): boolean =>
  type === 'TRAINED_ON' &&
  (isUndisclosed(to.id) || isMachineMade(to) || isWritten(to) || lacksGenerator(to));

/** What was recorded of an artifact under any name. */
const said = (vertex: Vertex): readonly RecordedArc[] => recordedOf(vertex, namesakes(vertex));

/** The same by those whose word may explain something. */
const explained = (vertex: Vertex): RecordedArc[] =>
  recordedOf(vertex, twins(vertex)).filter(({ counts }) => counts);

const recordedOf = (vertex: Vertex, others: readonly Vertex[]): readonly RecordedArc[] =>
  others.length === 0 ? vertex.recorded : [vertex, ...others].flatMap(({ recorded }) => recorded);

/** A run that left its generators or parents out: that is a reason of its own. */
const isSilent = (vertex: Vertex): boolean => said(vertex).some(({ to }) => isUndisclosed(to.id));

const isRemade = (vertex: Vertex): boolean =>
  said(vertex).some(({ edge }) => REMAKING.has(edge.properties.operation ?? ''));

const isRemaker = ({ type }: RecordedArc): boolean => type === 'GENERATED_BY';

const isWriter = (arc: RecordedArc): boolean =>
  arc.type === 'GENERATED_BY' && !JUDGING.has(channelOf(arc)) && channelOf(arc) !== 'paraphrase';

/** Written by people, by the word of somebody who may say so and nobody's to the contrary. */
export const isHuman = (vertex: Vertex): boolean =>
  (hasHumanCredit(vertex) || twins(vertex).some(hasHumanCredit)) && !isSynthetic(vertex);

const hasHumanCredit = ({ credit }: Vertex): boolean => credit?.human === true;

/** Called synthetic, or from a hub and called human by nobody: saying less is not easier than the truth. */
export const isMachineMade = (vertex: Vertex): boolean =>
  isSynthetic(vertex) || (isExternal(vertex) && !isHuman(vertex));

const SYNTHETIC: readonly unknown[] = ['synthetic', 'mixed'];

/** Said to be made by a model, in whole or in part, in whatever way. */
export const isSynthetic = (vertex: Vertex): boolean =>
  isCalledSynthetic(vertex) || namesakes(vertex).some(isCalledSynthetic);

const isCalledSynthetic = (vertex: Vertex): boolean =>
  SYNTHETIC.includes(vertex.view?.origin) ||
  isTagged(vertex) ||
  vertex.recorded.some((arc) => isWriter(arc) && !arc.misplaced);

/** By any event: one that is sent later and has other tags takes none back. */
export const isTaggedMachineMade = ({ attributes }: Description): boolean =>
  attributes?.includes('"tags"') === true && tagsIn(attributes).some(isMachineMadeTag);

/** Tags as a list or a mapping, whatever else stands among them. */
function tagsIn(attributes: string): string[] {
  const { tags } = JSON.parse(attributes) as Record<string, unknown>;
  if (typeof tags !== 'object' || tags === null) return [];
  return Object.entries(tags)
    .flat()
    .filter((tag) => typeof tag === 'string');
}

const EXTERNAL: readonly unknown[] = ['hub', 'third-party'];
const isExternal = (vertex: Vertex): boolean =>
  isCalledExternal(vertex) || namesakes(vertex).some(isCalledExternal);

const isCalledExternal = ({ view }: Vertex): boolean => EXTERNAL.includes(view?.source);

/** Whether rows came from a dataset, however far up, whose writer is named. */
const hasWrittenParent = (vertex: Vertex): boolean => parentsOf(vertex).some(isWritten);

/** Worked out once for all that derive from it: vertices are made anew for every ancestry. */
const written = new WeakMap<Vertex, boolean>();

/** Without recursion, so that a chain of any length fits. */
function isWritten(vertex: Vertex): boolean {
  const open = [vertex];
  for (let at = open.at(-1); at !== undefined; at = open.at(-1)) {
    const parents = written.has(at) ? [] : parentsOf(at);
    // In a circle, what is being worked out is taken for not written.
    if (!written.has(at)) written.set(at, explained(at).some(isWriter));
    const unknown = parents.filter((parent) => !written.has(parent));
    if (unknown.length > 0) open.push(...unknown);
    else {
      if (parentsOf(at).some((parent) => written.get(parent))) written.set(at, true);
      open.pop();
    }
  }
  return written.get(vertex) === true;
}

const parentsOf = (vertex: Vertex): Vertex[] =>
  explained(vertex)
    .filter(({ type, edge }) => type === 'DERIVED_FROM' && edge.properties.operation !== 'seed')
    .flatMap(({ to }) => (to.role === 'artifact' ? to : to.identities.map((one) => one.to)));
