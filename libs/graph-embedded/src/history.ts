import {
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
import { type Database } from './database';
import { stampOf, type StampRow } from './rows';
import * as sql from './statements';
import { factsOf } from './views';

/** Reads what happened to models and runs besides lineage. */
export class EmbeddedHistory implements HistoryReader {
  constructor(private readonly db: Database) {}

  async run(id: string): Promise<RunRecord | undefined> {
    return this.db.read(() => runOf(factsOf<RunFact>(this.db, 'run', id)));
  }

  async outputs(runs: readonly string[]): Promise<readonly string[]> {
    const rows = this.db.read(() =>
      this.db.tuples<[string]>(sql.SELECT_PARTS, JSON.stringify(runs)),
    );
    return outputsOfRun(rows.map(([part]) => ({ fact: JSON.parse(part) as RunPartFact })));
  }

  async deployments({ models, ...query }: DeploymentQuery): Promise<readonly DeploymentRecord[]> {
    const ids = JSON.stringify([...new Set(models)]);
    const spans = this.db
      .read(() => this.db.all<{ span: string }>(sql.SELECT_DEPLOYMENTS, ids))
      .map(({ span }) => JSON.parse(span) as DeploymentSpan);
    return deploymentsAt(spans, query, new Date().toISOString());
  }

  async recorded(keys: readonly string[]): Promise<ReadonlyMap<string, Stamp>> {
    const rows = this.db.read(() =>
      this.db.tuples<StampRow>(sql.SELECT_RECORDED, JSON.stringify(keys)),
    );
    return new Map(rows.map((row) => [row[0], stampOf(row)]));
  }

  async documents(keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return new Map(
      this.db.read(() =>
        this.db.tuples<[string, string]>(sql.SELECT_DOCUMENTS, JSON.stringify(keys)),
      ),
    );
  }

  async policy(digest: string): Promise<PolicyRecord | undefined> {
    return this.db.read(() => this.db.get<PolicyRecord>(sql.SELECT_POLICY, digest));
  }
}
