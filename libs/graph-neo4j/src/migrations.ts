import { GraphError } from '@pedigree/graph';
import neo4j from 'neo4j-driver';
import { type Connection } from './connection';
import { beginInterpretation } from './interpretation';
import { SELECT_IDS } from './read-statements';
import { addLines } from './search';
import { remakeViews } from './views';

interface Migration {
  /** Each must bear being repeated. */
  schema: readonly string[];
  /** What is done with the data afterwards; it must bear being repeated too. Code of today, for graphs of any age. */
  then?: (connection: Connection) => Promise<void>;
}

/**
 * One entry per version of the schema, in order; `(:PedigreeSchema)` counts those that were applied.
 * Never change an entry that was released: append one.
 */
export const MIGRATIONS: readonly Migration[] = [
  {
    schema: [
      unique('Artifact', 'id'),
      unique('Event', 'key'),
      unique('Run', 'id'),
      unique('Promotion', 'id'),
      unique('Deployment', 'id'),
      unique('Position', 'key'),
      index('Artifact', 'base'),
      unique('Description', 'mention'),
      index('Description', 'digest'),
      index('Promotion', 'at'),
      index('Promotion', 'model'),
      index('Deployment', 'model'),
    ],
  },
  {
    schema: [
      unique('Standing', 'id'),
      index('Standing', 'model'),
      index('Standing', 'validUntil'),
      unique('Policy', 'digest'),
    ],
    then: (connection) => remakeAll(connection, 'promotion'),
  },
  // Descriptions are one text from here on. Nothing is made anew, since both shapes are read; but an
  // earlier version would not understand the text, and is refused.
  { schema: [] },
  // Each name is a line of its own from here on, and so are tags and developers.
  { schema: [], then: addLines },
  // Deployments have spans from here on.
  {
    schema: [
      index('DeploymentSpan', 'model'),
      `DROP INDEX ${nameOf('Deployment', 'model')} IF EXISTS`,
    ],
    then: (connection) => remakeAll(connection, 'deployment'),
  },
  // Claims that may relate two models are found by an index from here on.
  {
    schema: [
      `CREATE INDEX pedigree_claim IF NOT EXISTS
       FOR ()-[r:SHARES_INITIALIZATION]-() ON (r.mayRelate)`,
    ],
  },
  // It is kept which rules made the facts from here on.
  { schema: [unique('PedigreeInterpretation', 'id')], then: beginInterpretation },
  // Edges follow from the parts of runs from here on; an earlier version would not know how to go on.
  { schema: [] },
];

const REMADE_AT_ONCE = 500;

async function remakeAll(connection: Connection, kind: keyof typeof SELECT_IDS): Promise<void> {
  for (let after = ''; ;) {
    const asked = { after, most: neo4j.int(REMADE_AT_ONCE) };
    const rows = await connection.read<{ id: string }>(SELECT_IDS[kind], asked, REMAKE_MS);
    const ids = rows.map(({ id }) => id);
    const last = ids.at(-1);
    if (last === undefined) return;
    await connection.write((run) => remakeViews(run, kind, ids));
    after = last;
  }
}

function nameOf(label: string, property: string): string {
  return `pedigree_${label.toLowerCase()}_${property}`;
}

function unique(label: string, property: string): string {
  return `CREATE CONSTRAINT ${nameOf(label, property)} IF NOT EXISTS FOR (n:${label}) REQUIRE n.${property} IS UNIQUE`;
}

function index(label: string, property: string): string {
  return `CREATE INDEX ${nameOf(label, property)} IF NOT EXISTS FOR (n:${label}) ON (n.${property})`;
}

const LOCK = `
  MERGE (s:PedigreeSchema {id: 'graph'})
  SET s.lockedAt = datetime()
  WITH s
  RETURN coalesce(s.version, 0) AS version`;

const FINISH = `MATCH (s:PedigreeSchema {id: 'graph'}) SET s.version = toInteger($given.version)`;

/** Long enough for the indexes of a large graph. */
const INDEX_SECONDS = 3_600;
/** Long enough for a page of ids of a busy server. */
const REMAKE_MS = 60_000;

/**
 * Brings the schema to this version. Processes that start at once take turns: the first holds a lock
 * on the schema's node while it changes the schema in transactions of their own.
 *
 * @throws GraphError `incompatible` for a graph that a newer version wrote
 */
export async function migrate(connection: Connection): Promise<void> {
  await makeLockable(connection);
  await connection.exclusively(async (lock) => {
    const [row] = await lock<{ version: number }>(LOCK, {});
    const version = row?.version ?? 0;
    if (version > MIGRATIONS.length) throw tooNew(version);
    if (version === MIGRATIONS.length) return;
    for (const migration of MIGRATIONS.slice(version)) await apply(connection, migration);
    await lock(FINISH, { version: MIGRATIONS.length });
  });
}

async function apply(connection: Connection, { schema, then }: Migration): Promise<void> {
  for (const statement of schema) await connection.schema(statement);
  await connection.schema(`CALL db.awaitIndexes(${INDEX_SECONDS})`);
  await then?.(connection);
}

/**
 * Makes the constraint that keeps the schema's node single. This alone is not under the lock: where
 * processes deadlock over it, Neo4j may leave an index behind that belongs to no constraint and is in
 * its way for ever. It is dropped then; dropping one that does belong to a constraint fails.
 */
async function makeLockable(connection: Connection): Promise<void> {
  const constraint = unique('PedigreeSchema', 'id');
  try {
    await connection.schema(constraint);
  } catch {
    await connection.schema(`DROP INDEX ${nameOf('PedigreeSchema', 'id')} IF EXISTS`);
    await connection.schema(constraint);
  }
}

const tooNew = (version: number): GraphError =>
  new GraphError(
    'incompatible',
    `The graph in Neo4j has version ${version}; this Pedigree knows versions up to ${MIGRATIONS.length}. Run the newer Pedigree that wrote it.`,
  );
