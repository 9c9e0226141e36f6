import { deploymentSpans, promotionOf, stands } from '@pedigree/graph';
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
    const spans = deploymentSpans(factsOf<DeploymentFact>(this.db, 'deployment', id));
    this.db.run(sql.DELETE_DEPLOYMENT, id);
    this.db.insert(
      sql.SPAN_ROWS,
      spans.map((span, n) => [id, n, span.model, span.until ?? null, JSON.stringify(span)]),
    );
  }

  /** For views that an earlier version made, which showed less. */
  remakePromotions(): void {
    for (const id of this.each(sql.SELECT_PROMOTION_IDS)) this.makePromotion(id);
  }

  /** The same. */
  remakeDeployments(): void {
    for (const id of this.each(sql.SELECT_DEPLOYMENT_IDS)) this.makeDeployment(id);
  }

  private *each(statement: string): Iterable<string> {
    for (let last = ''; ;) {
      const rows = this.db.all<{ id: string }>(statement, last, REMADE_AT_ONCE);
      if (rows.length === 0) return;
      for (const { id } of rows) yield id;
      last = rows.at(-1)?.id ?? last;
    }
  }
}
