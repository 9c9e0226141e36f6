import { type Position } from '@pedigree/events';
import {
  type ArtifactQuery,
  type ArtifactSummary,
  assertLimit,
  assertReachable,
  type ClaimedQuery,
  DEFAULT_READ_TIMEOUT_MS,
  type Ids,
  type LineageReader,
  type NamesakeQuery,
  type Page,
  type ReachQuery,
} from '@pedigree/graph';
import { type EvidenceFact, type LineageNode, type Subgraph } from '@pedigree/lineage';
import neo4j from 'neo4j-driver';
import { type Connection } from './connection';
import { type DescriptionRow, descriptionsOf } from './descriptions';
import { type Interpretation } from './interpretation';
import { byIndex, edgeOf, type EdgeRow, factOf, kindsOf, type Properties } from './rows';
import * as cypher from './read-statements';
import { searchPage } from './search';

/** A row of `reach`. */
export interface NodeRow {
  id: string;
  labels: string[];
  descriptions: DescriptionRow[];
  evidence: Properties[];
  edges: EdgeRow[];
}

/** Reads lineage, each read with one statement. */
export class Neo4jReader implements LineageReader {
  constructor(
    private readonly connection: Connection,
    private readonly interpretation: Pick<Interpretation, 'assertCurrent'>,
  ) {}

  async reach(query: ReachQuery): Promise<Subgraph> {
    assertReachable(query);
    const { roots, direction, depth, weights, limit, timeoutMs } = query;
    const parameters = { roots: [...new Set(roots)], most: neo4j.int(limit + 1) };
    const statement = cypher.reach(direction, depth, weights);
    const rows = await this.connection.read<NodeRow>(statement, parameters, timeoutMs);
    const kept = rows.slice(0, limit);
    return { roots, ...subgraphOf(kept), truncated: rows.length > kept.length };
  }

  async namesakes(query: NamesakeQuery): Promise<Ids> {
    assertLimit(query.limit);
    const { ids: asked = [], bases, digests, limit, timeoutMs = DEFAULT_READ_TIMEOUT_MS } = query;
    const parameters = { ids: asked, bases, digests, most: neo4j.int(limit + 1) };
    const rows = await this.connection.read<{ id: string }>(
      cypher.SELECT_NAMESAKES,
      parameters,
      timeoutMs,
    );
    return idsIn(rows, limit);
  }

  async claimed({ limit, timeoutMs }: ClaimedQuery): Promise<Ids> {
    assertLimit(limit);
    const most = neo4j.int(limit + 1);
    return idsIn(await this.connection.read(cypher.SELECT_CLAIMED, { most }, timeoutMs), limit);
  }

  artifacts(query: ArtifactQuery): Promise<Page<ArtifactSummary>> {
    return searchPage(this.connection, query);
  }

  async positions(): Promise<readonly Position[]> {
    await this.interpretation.assertCurrent();
    return this.connection.read<Position>(cypher.SELECT_POSITIONS, {}, DEFAULT_READ_TIMEOUT_MS);
  }
}

/** @param rows one more than `limit` where there are more */
function idsIn(rows: readonly { id: string }[], limit: number): Ids {
  const ids = rows.slice(0, limit).map(({ id }) => id);
  return { ids, truncated: rows.length > ids.length };
}

function subgraphOf(rows: readonly NodeRow[]): Pick<Subgraph, 'nodes' | 'edges'> {
  const ids = new Set(rows.map(({ id }) => id));
  return nodesAndEdges(rows, ([, to]) => ids.has(to));
}

/** @param isKept which edges are wanted. Default: all */
export function nodesAndEdges(
  rows: readonly NodeRow[],
  isKept: (edge: EdgeRow) => boolean = () => true,
): Pick<Subgraph, 'nodes' | 'edges'> {
  const edges = rows.flatMap((row) =>
    row.edges
      .filter(isKept)
      .sort(([, , a], [, , b]) => byIndex(a, b))
      .map((edge) => edgeOf(row.id, edge)),
  );
  return { nodes: rows.map(nodeOf), edges };
}

const nodeOf = ({ id, labels, descriptions, evidence }: NodeRow): LineageNode => ({
  id,
  kinds: kindsOf(labels),
  descriptions: descriptionsOf(id, descriptions),
  evidence: evidence
    .sort(byIndex)
    .map((row) => factOf<EvidenceFact>('evidence', { about: id }, row)),
});
