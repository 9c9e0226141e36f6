import {
  assertLimit,
  DEFAULT_READ_TIMEOUT_MS,
  type DeploymentQuery,
  type DeploymentRecord,
  type HistoryReader,
  type Page,
  type PromotionQuery,
  type PromotionReader,
  type PromotionRecord,
  runOf,
  type RunRecord,
} from '@pedigree/graph';
import { type RunFact } from '@pedigree/lineage';
import neo4j from 'neo4j-driver';
import { type Connection, type Parameters } from './connection';
import { historyFactOf, type HistoryRow, without } from './rows';
import * as cypher from './statements';

/** A promotion with the time it is listed by. */
type PromotionView = PromotionRecord & { at: string };

/** After every RFC 3339 time. */
const END_OF_TIME = '~';

/** Reads the views of promotions and deployments, and makes that of a run. */
export class Neo4jHistory implements PromotionReader, HistoryReader {
  constructor(private readonly connection: Connection) {}

  async promotion(id: string): Promise<PromotionRecord | undefined> {
    const [row] = await this.read<{ promotion: PromotionView }>(cypher.SELECT_PROMOTION, { id });
    return row && recordOf(row.promotion);
  }

  async promotions(query: PromotionQuery): Promise<Page<PromotionRecord>> {
    assertLimit(query.limit);
    const { after, limit, ...filters } = query;
    const names = (['model', 'environment', 'verdict'] as const).filter(
      (name) => filters[name] !== undefined,
    );
    const [at, id] = after === undefined ? [END_OF_TIME, ''] : positionOf(after);
    const parameters = { ...filters, at, id, most: neo4j.int(limit + 1) };
    const rows = await this.read<{ promotion: PromotionView }>(
      cypher.promotions(names),
      parameters,
    );
    const views = rows.slice(0, limit).map(({ promotion }) => promotion);
    const last = views.at(-1);
    const next = rows.length > limit && last ? { nextCursor: `${last.at} ${last.id}` } : {};
    return { items: views.map(recordOf), ...next };
  }

  async deployments({ models, state }: DeploymentQuery): Promise<readonly DeploymentRecord[]> {
    const rows = await this.read<{ deployment: DeploymentRecord }>(cypher.SELECT_DEPLOYMENTS, {
      models: [...new Set(models)],
    });
    return rows
      .map(({ deployment }) => deployment)
      .filter((deployment) => state === undefined || deployment.state === state);
  }

  async run(id: string): Promise<RunRecord | undefined> {
    const rows = await this.read<HistoryRow>(cypher.SELECT_HISTORY.run, { ids: [id] });
    return runOf(rows.map((row) => historyFactOf<RunFact>('run', row)));
  }

  private read<Row extends object>(statement: string, parameters: Parameters): Promise<Row[]> {
    return this.connection.read<Row>(statement, parameters, DEFAULT_READ_TIMEOUT_MS);
  }
}

const recordOf = (view: PromotionView): PromotionRecord => without(view, 'at');

function positionOf(cursor: string): [string, string] {
  const space = cursor.indexOf(' ');
  return [cursor.slice(0, space), cursor.slice(space + 1)];
}
