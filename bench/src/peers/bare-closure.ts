import { DatabaseSync } from '@photostructure/sqlite';
import neo4j from 'neo4j-driver';
import { type OpenGraph } from '../places/graphs';

/** A closure upstream by a client that knows nothing but the tables, and how many edges it brought. */
export interface BareClosure {
  /** Nodes with their facts, and edges with their properties, as rows; nothing is made of them. */
  read(root: string): Promise<number>;
  close(): Promise<void>;
}

export const bareClosure = (open: OpenGraph): BareClosure =>
  open.kind === 'embedded' ? bareSqlite(open.file) : bareNeo4j(open);

const REACHED = `
  WITH RECURSIVE reached (n) AS (
    SELECT n FROM artifact WHERE id = ?
    UNION SELECT e.to_n FROM reached r CROSS JOIN edge e ON e.from_n = r.n WHERE e.type < 5)`;
const NODES = `${REACHED}
  SELECT a.id, a.kinds, d.fact FROM reached r CROSS JOIN artifact a ON a.n = r.n
  LEFT JOIN description d ON d.artifact = a.n`;
const EDGES = `${REACHED}
  SELECT e.from_n, e.type, e.to_n, e.properties, v.key, v.occurred_at, v.recorded_at, v.offset
  FROM reached r CROSS JOIN edge e ON e.from_n = r.n CROSS JOIN event v ON v.seq = e.event`;

function bareSqlite(file: string): BareClosure {
  const db = new DatabaseSync(file);
  db.exec('PRAGMA cache_size = -65536');
  const [nodes, edges] = [db.prepare(NODES), db.prepare(EDGES)];
  for (const statement of [nodes, edges]) statement.setReturnArrays(true);
  return {
    read: async (root) => (nodes.all(root), edges.all(root).length),
    close: async () => db.close(),
  };
}

/** The one statement that DESIGN.md names, with the facts that an ancestry is made of. */
const CLOSURE = `
  MATCH (s:Artifact {id: $root})
  MATCH (s)-[:INITIALIZED_FROM|TRAINED_ON|GENERATED_BY|DERIVED_FROM|TAUGHT_BY*0..]->(a:Artifact)
  WITH DISTINCT a
  RETURN a.id AS id, labels(a) AS labels,
    [(a)<-[:DESCRIBES]-(d) | properties(d)] AS descriptions,
    [(a)-[r]->(b:Artifact) | [type(r), b.id, properties(r)]] AS edges`;

function bareNeo4j({ uri, user, password }: Extract<OpenGraph, { kind: 'stack' }>): BareClosure {
  const auth = neo4j.auth.basic(user, password);
  const driver = neo4j.driver(uri, auth, { disableLosslessIntegers: true });
  return {
    async read(root) {
      const { records } = await driver.executeQuery(CLOSURE, { root }, { routing: 'READ' });
      return records.reduce((sum, row) => sum + (row.get('edges') as unknown[]).length, 0);
    },
    close: () => driver.close(),
  };
}
