import { type DeploymentSpan, deploymentSpans, promotionOf, stands } from '@pedigree/graph';
import { type DeploymentFact, type PromotionFact, type Stamped } from '@pedigree/lineage';
import { type Run } from './connection';
import { SELECT_HISTORY } from './read-statements';
import { historyFactOf, type HistoryRow, inOrderStated, stored } from './rows';
import { LOCK, PUT_DEPLOYMENTS, PUT_PROMOTIONS } from './write-statements';

/** Makes the views of promotions anew, of all that is stated of them. The caller has locked them. */
export async function viewPromotions(run: Run, ids: readonly string[]): Promise<void> {
  const facts = await factsOf<PromotionFact>(run, 'promotion', ids);
  const rows = [...facts.values()]
    .flatMap((of) => promotionOf(of) ?? [])
    .map((view) => ({
      view: stored({ ...view, at: view.requestedAt ?? view.decidedAt }),
      standing: stands(view),
    }));
  if (rows.length > 0) await run(PUT_PROMOTIONS, { rows });
}

/** For views that an earlier version made, which showed less. */
export async function remakeViews(
  run: Run,
  kind: keyof typeof LOCK,
  ids: readonly string[],
): Promise<void> {
  await run(LOCK[kind], { ids });
  await (kind === 'promotion' ? viewPromotions(run, ids) : viewDeployments(run, ids));
}

/** Makes the views of deployments anew, of all that is stated of them. The caller has locked them. */
export async function viewDeployments(run: Run, ids: readonly string[]): Promise<void> {
  const facts = await factsOf<DeploymentFact>(run, 'deployment', ids);
  const rows = [...facts.values()].map(deploymentSpans).map((spans) => ({
    view: stored({ ...spans.at(-1), ends: endOf(spans) }),
    spans: spans.map(stored),
  }));
  if (rows.length > 0) await run(PUT_DEPLOYMENTS, { rows });
}

/** When nothing runs any more; nothing where no event says so. */
function endOf(spans: readonly DeploymentSpan[]): string | undefined {
  const ends = spans.flatMap(({ until }) => until ?? []);
  return ends.length < spans.length ? undefined : ends.toSorted().at(-1);
}

/** All facts of the subjects, by subject. */
async function factsOf<F extends PromotionFact | DeploymentFact>(
  run: Run,
  kind: F['fact'],
  ids: readonly string[],
) {
  const facts = new Map<string, Stamped<F>[]>();
  if (ids.length === 0) return facts;
  for (const row of inOrderStated(await run<HistoryRow>(SELECT_HISTORY[kind], { ids }))) {
    const fact = historyFactOf<F>(kind, row);
    const known = facts.get(fact.id);
    if (known === undefined) facts.set(fact.id, [fact]);
    else known.push(fact);
  }
  return facts;
}
