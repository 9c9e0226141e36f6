import { deploymentOf, promotionOf, stands } from '@pedigree/graph';
import { type DeploymentFact, type PromotionFact, type RunFact } from '@pedigree/lineage';
import { type Database } from './database';
import { factOf, type StampRow } from './rows';
import * as sql from './statements';

type HistoryFact = RunFact | DeploymentFact | PromotionFact;

/** What is stated of a run, a deployment or a promotion; of the latter without its reviews. */
export const factsOf = <F extends HistoryFact>(db: Database, subject: F['fact'], id: string) =>
  db
    .tuples<[string, ...StampRow]>(sql.SELECT_HISTORY, subject, id)
    .map(([fact, ...stamp]) => factOf<F>(fact, stamp));

const REMADE_AT_ONCE = 1_000;

/** Makes the views that are listed anew, of all that is stated. */
export class Views {
  constructor(private readonly db: Database) {}

  makePromotion(id: string): void {
    const view = promotionOf(factsOf<PromotionFact>(this.db, 'promotion', id));
    if (view === undefined) return;
    const { model, environment, verdict = null, requestedAt, decidedAt, validUntil = null } = view;
    const at = requestedAt ?? decidedAt ?? '';
    const shown = [id, at, model, environment, verdict, JSON.stringify(view)];
    this.db.run(sql.PUT_PROMOTION, ...shown, Number(stands(view)), validUntil);
  }

  makeDeployment(id: string): void {
    const view = deploymentOf(factsOf<DeploymentFact>(this.db, 'deployment', id));
    if (view !== undefined) this.db.run(sql.PUT_DEPLOYMENT, id, view.model, JSON.stringify(view));
  }

  /** For views that an earlier version made, which showed less. */
  remakePromotions(): void {
    for (let ids = this.idsAfter(''); ids.length > 0; ids = this.idsAfter(ids.at(-1) ?? ''))
      for (const id of ids) this.makePromotion(id);
  }

  private idsAfter(last: string): string[] {
    return this.db
      .all<{ id: string }>(sql.SELECT_PROMOTION_IDS, last, REMADE_AT_ONCE)
      .map(({ id }) => id);
  }
}
