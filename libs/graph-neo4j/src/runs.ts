import {
  changeOfRun,
  type DescriptionFact,
  type EdgeFact,
  type Exchange,
  type FollowingFact,
  mentionedBy,
  type Recording,
  type RunPart,
  type RunPartFact,
  runPartsIn,
} from '@pedigree/lineage';
import neo4j from 'neo4j-driver';
import { type Run } from './connection';
import { descriptionText } from './descriptions';
import { type HistoryRow, type Properties, sortedBy, stampOf } from './rows';
import * as cypher from './run-statements';
import { MAKE_ARTIFACTS } from './write-statements';

/** Facts that follow from the runs of some recordings. */
export interface Following {
  edges: readonly FollowingEdge[];
  /** The artifacts that all these facts are about, and what makes them no placeholders. */
  said: readonly Pick<Recording, 'artifacts' | 'facts'>[];
  /** What follows no more: to be taken out once the artifacts are locked, before anything is put in. */
  gone: readonly FollowingFact[];
  /** What followed for a while. */
  superseded: readonly Of<DescriptionFact>[];
}

type Of<F> = FollowingFact & { fact: F };
export type FollowingEdge = Of<EdgeFact>;

const NOTHING: Following = { edges: [], said: [], gone: [], superseded: [] };

/** Files the parts of runs, and tells what follows from them. Costs nothing where there are none. */
export async function following(run: Run, recordings: readonly Recording[]): Promise<Following> {
  const added = runPartsIn(recordings);
  if (added.size === 0) return NOTHING;
  const ids = sortedBy([...added.keys()], (id) => id);
  await run(cypher.LOCK_RUNS, { ids });
  const known = partsIn(await run<PartRow>(cypher.SELECT_PARTS, { ids }));
  const changes = ids.map((id) => changeOfRun(known.get(id) ?? [], added.get(id) ?? []));
  const parts = joined(changes.map((change) => change.parts));
  await put(run, cypher.DROP_PARTS, parts.drop.map(partRow));
  await put(run, cypher.PUT_PARTS, parts.put.map(partRow));
  return followingOf(joined(changes.map((change) => change.facts)));
}

type PartRow = Omit<HistoryRow, 'fact'> & { part: string };

function partsIn(rows: readonly PartRow[]): Map<string, RunPart[]> {
  const parts = new Map<string, RunPart[]>();
  for (const row of rows) {
    const fact = JSON.parse(row.part) as RunPartFact;
    const known = parts.get(fact.id) ?? [];
    parts.set(fact.id, known);
    known.push({ fact, stamp: stampOf(row) });
  }
  return parts;
}

const joined = <T>(exchanges: readonly Exchange<T>[]): Exchange<T> => ({
  drop: exchanges.flatMap(({ drop }) => drop),
  put: exchanges.flatMap((exchange) => exchange.put),
});

const partRow = ({ fact, stamp }: RunPart): Properties => ({
  ...{ run: fact.id, key: stamp.eventId, part: JSON.stringify(fact) },
});

function followingOf({ drop: gone, put: come }: Exchange<FollowingFact>): Following {
  const about = gone.map(({ fact }) => ({ artifacts: mentionedBy(fact), facts: [] }));
  return {
    edges: come.filter(isEdge),
    said: [...about, ...come.map(({ fact }) => ({ artifacts: mentionedBy(fact), facts: [fact] }))],
    gone,
    superseded: come.filter(isDescription),
  };
}

/** @param artifacts parameters of MAKE_ARTIFACTS: all that the transaction is about, so that it locks them in order */
export async function takeOut(
  run: Run,
  artifacts: object,
  gone: readonly FollowingFact[],
): Promise<void> {
  await run(MAKE_ARTIFACTS, { ...artifacts });
  await put(run, cypher.DROP_EDGES, gone.filter(isEdge).map(edgeRow));
  await put(run, cypher.DROP_SUPERSEDED, gone.filter(isDescription).map(supersededRow));
}

export const putSuperseded = (run: Run, facts: Following['superseded']): Promise<unknown> =>
  put(run, cypher.PUT_SUPERSEDED, facts.map(supersededRow));

const isEdge = (each: FollowingFact): each is Of<EdgeFact> => each.fact.fact === 'edge';
const isDescription = (each: FollowingFact): each is Of<DescriptionFact> => !isEdge(each);

const edgeRow = ({ fact: { type, from, to }, stamp, index }: Of<EdgeFact>): Properties => ({
  ...{ type, from, to, eventId: stamp.eventId, index: neo4j.int(index) },
});

const supersededRow = ({ fact, stamp, index }: Of<DescriptionFact>): Properties => ({
  artifact: fact.artifact,
  key: `${index} ${stamp.eventId}`,
  text: descriptionText(fact, index, stamp),
});

const put = (run: Run, statement: string, rows: readonly Properties[]): Promise<unknown> =>
  rows.length === 0 ? Promise.resolve() : run(statement, { rows });
