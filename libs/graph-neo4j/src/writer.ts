import { type Position } from '@pedigree/events';
import { type LineageWriter, recordable } from '@pedigree/graph';
import { type Recording, type Said, type StoredEvent } from '@pedigree/lineage';
import { artifactRows, nameRows } from './artifact-rows';
import { type Connection, type Run } from './connection';
import { type Interpretation } from './interpretation';
import { FactRows, type SubjectRow } from './fact-rows';
import { type Properties, sortedBy, stampRow, stored, without } from './rows';
import { following, putSuperseded, takeOut } from './runs';
import { viewDeployments, viewPromotions } from './views';
import * as cypher from './write-statements';

/** Writes facts, each event in full or not at all, with a few statements per call. */
export class Neo4jWriter implements LineageWriter {
  constructor(
    private readonly connection: Connection,
    private readonly interpretation: Interpretation,
  ) {}

  async record(recordings: readonly Recording[], positions: readonly Position[]): Promise<void> {
    const firsts = firstOfEach(recordable(recordings));
    if (firsts.length + positions.length === 0) return;
    await this.interpretation.assertCurrent();
    await this.connection.write((run) => put(run, firsts, positions));
  }

  reinterpret(
    interpret: (event: StoredEvent) => Said,
    progress: (events: number) => void | Promise<void> = () => undefined,
  ): Promise<number> {
    const put = (run: Run, recordings: readonly Recording[]) =>
      putFacts(run, recordable(recordings));
    return this.interpretation.renew(interpret, put, progress);
  }
}

/** @param firsts each event once, in order of their keys */
export async function put(
  run: Run,
  firsts: readonly Recording[],
  positions: readonly Position[],
): Promise<void> {
  const fresh = await unknownOf(run, firsts);
  await Promise.all([
    putFacts(run, fresh),
    putRows(run, cypher.ADVANCE_POSITIONS, positionRows(positions)),
  ]);
}

/** The first recording of each event, in order of their keys. */
function firstOfEach(recordings: readonly Recording[]): Recording[] {
  const firsts = new Map<string, Recording>();
  for (const recording of recordings) {
    const { eventId } = recording.stamp;
    if (!firsts.has(eventId)) firsts.set(eventId, recording);
  }
  return sortedBy([...firsts.values()], ({ stamp }) => stamp.eventId);
}

/** Notes the events; answers those that were not there. */
async function unknownOf(run: Run, recordings: readonly Recording[]): Promise<Recording[]> {
  if (recordings.length === 0) return [];
  const rows = recordings.map(eventRow);
  const created = await run<{ key: string }>(cypher.MERGE_EVENTS, { rows });
  const keys = new Set(created.map(({ key }) => key));
  return recordings.filter(({ stamp }) => keys.has(stamp.eventId));
}

function eventRow({ stamp, type, document }: Recording): [string, Properties] {
  return [stamp.eventId, stored({ ...without(stampRow(stamp), 'eventId'), type, document })];
}

/** Statements go out without waiting for one another; the server runs them in this order. */
async function putFacts(run: Run, recordings: readonly Recording[]): Promise<void> {
  if (recordings.length === 0) return;
  const followed = await following(run, recordings);
  const lists = artifactRows([...recordings, ...followed.said]);
  if (followed.gone.length > 0) await takeOut(run, lists, followed.gone);
  const places = new Map(lists.artifacts.map(([id], place) => [id, place]));
  const rows = new FactRows(recordings, places);
  const { edges, descriptions, evidence, history } = rows;
  const keys = [...keysOf(recordings), ...rows.addFollowing(followed.edges, recordings.length)];
  const facts = { keys, ...edges, descriptions, mentions: rows.mentions(), evidence };
  const put = (statement: string, rows: readonly Properties[]) => putRows(run, statement, rows);
  await Promise.all([
    run(cypher.CREATE_FACTS, { ...lists, ...facts, ...inOrder(history) }),
    putSuperseded(run, followed.superseded),
    put(cypher.NAME_ARTIFACTS, nameRows(recordings)),
    put(cypher.MERGE_POLICIES, rows.policies()),
    viewDeployments(run, idsOf(history.deployment)),
    viewPromotions(run, idsOf(history.promotion)),
  ]);
}

const keysOf = (recordings: readonly Recording[]): string[] =>
  recordings.map(({ stamp }) => stamp.eventId);

const putRows = (run: Run, statement: string, rows: readonly Properties[]): Promise<unknown> =>
  rows.length === 0 ? Promise.resolve() : run(statement, { rows });

function positionRows(positions: readonly Position[]): Properties[] {
  const rows = positions.map((position) => ({
    key: `${position.topic} ${position.partition}`,
    ...stored(position),
  }));
  return sortedBy(rows, ({ key }) => key);
}

/** Of what is to be viewed anew. */
const idsOf = (rows: readonly SubjectRow[]): string[] => [
  ...new Set(rows.flatMap(([id, , , viewed]) => (viewed ? [id] : []))),
];

const inOrder = (history: FactRows['history']): FactRows['history'] => ({
  run: byId(history.run),
  promotion: byId(history.promotion),
  deployment: byId(history.deployment),
});

const byId = (rows: readonly SubjectRow[]): SubjectRow[] => sortedBy(rows, ([id]) => id);
