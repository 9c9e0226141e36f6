import {
  assertLimit,
  type ClosureReader,
  type FactsQuery,
  type Frontier,
  type FrontierQuery,
} from '@pedigree/graph';
import { type Subgraph, TRANSMISSION_EDGES } from '@pedigree/lineage';
import neo4j from 'neo4j-driver';
import { type Connection } from './connection';
import { reach } from './read-statements';
import { type NodeRow, nodesAndEdges } from './reader';

const FOLLOWED = TRANSMISSION_EDGES.join('|');

const ARTIFACTS = `
    UNWIND $given.ids AS id
    MATCH (a:Artifact {id: id}) USING INDEX a:Artifact(id)`;

/** Each branch by the index of ids. `what` says which one a row is of. */
const frontier = (path: string): string => `
  CALL () {${ARTIFACTS}
    RETURN DISTINCT 'known' AS what, a.id AS id, null AS digest
    UNION ALL${ARTIFACTS}
    MATCH (a)<-[:DESCRIBES]-(d:Description) WHERE d.digest IS NOT NULL
    RETURN DISTINCT 'digest' AS what, a.id AS id, d.digest AS digest
    UNION ALL${ARTIFACTS}
    MATCH ${path}
    WITH DISTINCT b
    WITH b LIMIT $given.most
    RETURN 'next' AS what, b.id AS id, null AS digest
  }
  RETURN what, id, digest`;

const FRONTIER = {
  upstream: frontier(`(a)-[:${FOLLOWED}]->(b)`),
  downstream: frontier(`(a)<-[:${FOLLOWED}]-(b)`),
};

interface Row {
  what: 'known' | 'digest' | 'next';
  id: string;
  digest: string | null;
}

/** Each read is one statement. */
export class Neo4jClosures implements ClosureReader {
  constructor(private readonly connection: Connection) {}

  async frontier({ ids, direction, limit, timeoutMs }: FrontierQuery): Promise<Frontier> {
    assertLimit(limit);
    const parameters = { ids, most: neo4j.int(limit) };
    const rows = await this.connection.read<Row>(FRONTIER[direction], parameters, timeoutMs);
    const of = (what: Row['what']) => rows.filter((row) => row.what === what);
    return {
      known: of('known').map(({ id }) => id),
      digests: of('digest').map(({ id, digest }) => [id, digest ?? ''] as const),
      next: of('next').map(({ id }) => id),
    };
  }

  async facts({ ids, timeoutMs }: FactsQuery): Promise<Pick<Subgraph, 'nodes' | 'edges'>> {
    const parameters = { roots: [...new Set(ids)], most: neo4j.int(ids.length) };
    return nodesAndEdges(
      await this.connection.read<NodeRow>(reach('upstream', 0), parameters, timeoutMs),
    );
  }
}
