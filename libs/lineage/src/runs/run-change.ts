import {
  type DescriptionFact,
  type EdgeFact,
  type Mentioned,
  type Recording,
  type Stamp,
} from '../facts';
import { isUndisclosed, placeholderKind } from '../ids';
import { edgesOfRun, type RunEdge, type RunPart } from './edges-of-run';
import { byRecording } from './spans';

/** A fact that follows from the parts of a run, with the event that it is stamped with. */
export interface FollowingFact {
  fact: EdgeFact | DescriptionFact;
  stamp: Stamp;
  /** Its place among the facts of that event: behind all that the event states itself. */
  index: number;
}

/** What is to be taken out, and what is to be put in. */
export interface Exchange<T> {
  drop: readonly T[];
  put: readonly T[];
}

/** What new parts of a run change in the graph. */
export interface RunChange {
  parts: Exchange<RunPart>;
  facts: Exchange<FollowingFact>;
}

/**
 * What new parts of a run change, given those that were there. Of a part that is said again the first
 * saying is kept: what is kept follows what the run has, and not how often it reports. Pure.
 *
 * @param known parts of one run, as they were put
 * @param added parts of the same run
 */
export function changeOfRun(known: readonly RunPart[], added: readonly RunPart[]): RunChange {
  const after = firstSayings([...known, ...added]);
  const parts = exchange(known, after);
  if (parts.put.length === 0) return { parts, facts: { drop: [], put: [] } };
  return { parts, facts: exchange(factsOfRun(known), factsOfRun(after)) };
}

const FIRST_INDEX = 1 << 20;

/** The edges that follow from the parts of one run; what followed for a while is said of the artifact that it led from. */
export function factsOfRun(parts: readonly RunPart[]): FollowingFact[] {
  const taken = new Map<string, number>();
  return edgesOfRun(firstSayings(parts)).map((edge) => {
    const key = JSON.stringify([edge.stamp.eventId, edge.from, ...(edge.until ? [] : ends(edge))]);
    const place = taken.get(key) ?? 0;
    taken.set(key, place + 1);
    return { fact: factOf(edge), stamp: edge.stamp, index: FIRST_INDEX + place };
  });
}

const ends = ({ type, to }: RunEdge): string[] => [type, to];

function factOf({ type, from, to, properties, until }: RunEdge): EdgeFact | DescriptionFact {
  if (until === undefined) return { fact: 'edge', type, from, to, properties };
  const { recordedAt, topic, partition, offset } = until;
  const end = { recordedAt, topic, partition, offset };
  const superseded = { type, to, properties, until: end };
  return { fact: 'description', artifact: from, described: false, superseded };
}

function firstSayings(parts: readonly RunPart[]): RunPart[] {
  const firsts = new Map<string, RunPart>();
  for (const part of parts) {
    const text = JSON.stringify(part.fact);
    const known = firsts.get(text);
    if (known === undefined || byRecording(part.stamp, known.stamp) < 0) firsts.set(text, part);
  }
  return [...firsts.values()];
}

interface Stated {
  fact: object;
  stamp: Stamp;
  index?: number;
}

function exchange<T extends Stated>(before: readonly T[], after: readonly T[]): Exchange<T> {
  const [had, has] = [new Set(before.map(textOf)), new Set(after.map(textOf))];
  return {
    drop: before.filter((each) => !has.has(textOf(each))),
    put: after.filter((each) => !had.has(textOf(each))),
  };
}

const textOf = ({ fact, stamp, index }: Stated): string =>
  JSON.stringify([fact, stamp.eventId, index]);

/** What a run made by its parts: ids, each once. */
export const outputsOfRun = (parts: readonly Pick<RunPart, 'fact'>[]): string[] => [
  ...new Set(
    parts.flatMap(({ fact: { part, artifact, of } }) => (part === 'output' ? artifact : of) ?? []),
  ),
];

/** The parts in some recordings, by run. */
export function runPartsIn(recordings: readonly Recording[]): ReadonlyMap<string, RunPart[]> {
  const parts = new Map<string, RunPart[]>();
  for (const { facts, stamp } of recordings)
    for (const fact of facts) if (fact.fact === 'run-part') addTo(parts, fact.id, { fact, stamp });
  return parts;
}

function addTo(parts: Map<string, RunPart[]>, run: string, part: RunPart): void {
  const known = parts.get(run);
  if (known === undefined) parts.set(run, [part]);
  else known.push(part);
}

/** The artifacts of a fact that follows from a run: the events named all but placeholders, and those have a kind. */
export const mentionedBy = (fact: EdgeFact | DescriptionFact): Mentioned[] =>
  fact.fact === 'edge' ? [{ id: fact.from }, placeholderOr(fact)] : [{ id: fact.artifact }];

const placeholderOr = ({ type, to }: EdgeFact): Mentioned =>
  isUndisclosed(to) ? { id: to, kind: placeholderKind(type) } : { id: to };
