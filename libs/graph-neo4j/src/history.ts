import {
  DEFAULT_READ_TIMEOUT_MS,
  type DeploymentQuery,
  type DeploymentRecord,
  deploymentsAt,
  type DeploymentSpan,
  type HistoryReader,
  type PolicyRecord,
  runOf,
  type RunRecord,
} from '@pedigree/graph';
import { outputsOfRun, type RunFact, type RunPartFact, type Stamp } from '@pedigree/lineage';
import { type Connection, type Parameters } from './connection';
import * as cypher from './read-statements';
import { SELECT_PARTS } from './run-statements';
import { historyFactOf, type HistoryRow, inOrderStated, stampOf } from './rows';

/** Reads what happened to models and runs besides lineage. */
export class Neo4jHistory implements HistoryReader {
  constructor(private readonly connection: Connection) {}

  async deployments({ models, ...query }: DeploymentQuery): Promise<readonly DeploymentRecord[]> {
    const rows = await this.read<{ span: DeploymentSpan }>(cypher.SELECT_DEPLOYMENTS, {
      models: [...new Set(models)],
    });
    const spans = rows.map(({ span }) => span);
    return deploymentsAt(spans, query, new Date().toISOString());
  }

  async run(id: string): Promise<RunRecord | undefined> {
    const rows = await this.read<HistoryRow>(cypher.SELECT_HISTORY.run, { ids: [id] });
    return runOf(inOrderStated(rows).map((row) => historyFactOf<RunFact>('run', row)));
  }

  async outputs(runs: readonly string[]): Promise<readonly string[]> {
    const rows = await this.read<{ part: string }>(SELECT_PARTS, { ids: [...new Set(runs)] });
    return outputsOfRun(rows.map(({ part }) => ({ fact: JSON.parse(part) as RunPartFact })));
  }

  async recorded(keys: readonly string[]): Promise<ReadonlyMap<string, Stamp>> {
    const rows = await this.read<Omit<HistoryRow, 'fact'>>(cypher.SELECT_RECORDED, {
      keys: [...new Set(keys)],
    });
    return new Map(rows.map((row) => [row.eventId, stampOf(row)]));
  }

  async documents(keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.read<{ key: string; document: string }>(cypher.SELECT_DOCUMENTS, {
      keys: [...new Set(keys)],
    });
    return new Map(rows.map(({ key, document }) => [key, document]));
  }

  async policy(digest: string): Promise<PolicyRecord | undefined> {
    const [row] = await this.read<{ policy: PolicyRecord }>(cypher.SELECT_POLICY, { digest });
    return row?.policy;
  }

  private read<Row extends object>(statement: string, parameters: Parameters): Promise<Row[]> {
    return this.connection.read<Row>(statement, parameters, DEFAULT_READ_TIMEOUT_MS);
  }
}
