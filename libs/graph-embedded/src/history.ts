import {
  deploymentOf,
  type DeploymentQuery,
  type DeploymentRecord,
  type HistoryReader,
  promotionOf,
  runOf,
  type RunRecord,
} from '@pedigree/graph';
import { type DeploymentFact, type PromotionFact, type RunFact } from '@pedigree/lineage';
import { type Database } from './database';
import { factOf, type StampRow } from './rows';
import * as sql from './statements';

type HistoryFact = RunFact | DeploymentFact | PromotionFact;
type Subject = HistoryFact['fact'];

/** Views of runs, deployments and promotions, made of their facts. */
export class History implements HistoryReader {
  constructor(private readonly db: Database) {}

  async run(id: string): Promise<RunRecord | undefined> {
    return this.db.read(() => runOf(this.facts<RunFact>('run', id)));
  }

  async deployments({ models, state }: DeploymentQuery): Promise<readonly DeploymentRecord[]> {
    const ids = JSON.stringify([...new Set(models)]);
    return this.db
      .read(() => this.db.all<{ record: string }>(sql.SELECT_DEPLOYMENTS, ids))
      .map(({ record }) => JSON.parse(record) as DeploymentRecord)
      .filter((deployment) => state === undefined || deployment.state === state);
  }

  private facts<F extends HistoryFact>(subject: Subject, id: string) {
    return this.db
      .tuples<[string, ...StampRow]>(sql.SELECT_HISTORY, subject, id)
      .map(([fact, ...stamp]) => factOf<F>(fact, stamp));
  }

  /** Makes the view anew that is listed. */
  viewPromotion(id: string): void {
    const view = promotionOf(this.facts<PromotionFact>('promotion', id));
    if (view === undefined) return;
    const { model, environment, verdict = null, requestedAt, decidedAt } = view;
    const at = requestedAt ?? decidedAt ?? '';
    this.db.run(sql.PUT_PROMOTION, id, at, model, environment, verdict, JSON.stringify(view));
  }

  /** Makes the view anew that is listed. */
  viewDeployment(id: string): void {
    const view = deploymentOf(this.facts<DeploymentFact>('deployment', id));
    if (view !== undefined) this.db.run(sql.PUT_DEPLOYMENT, id, view.model, JSON.stringify(view));
  }
}
