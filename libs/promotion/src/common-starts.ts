import { type Grade } from '@pedigree/events';
import { type Subgraph } from '@pedigree/lineage';
import { type Policy } from './policy';
import { startsIn } from './starts';

/** Whether two models start from the same weights, as the gate grades it. */
export interface CommonStart {
  between: readonly [string, string];
  grade: Grade;
  /** Checkpoints that both go back to. */
  checkpoints: readonly string[];
}

/**
 * sharesInit of DESIGN.md for every pair of some models; ids that are no models are left out. Claims of
 * independence that only an attestation makes do not count here: where the gate may find none shared, this
 * may say unknown, never the other way round.
 *
 * @param ancestry everything upstream of all of them
 */
export function commonStarts(
  ancestry: Subgraph,
  models: readonly string[],
  policy: Policy,
  environment: string,
): CommonStart[] {
  const { pedigree, starts } = startsIn(ancestry, policy, environment);
  const classes = models.flatMap((id) => {
    const vertex = pedigree.resolve(id);
    return vertex?.kind === 'model' ? [{ id, start: starts.classOf(vertex) }] : [];
  });
  return classes.flatMap((a, place) =>
    classes.slice(place + 1).map((b) => ({
      between: [a.id, b.id] as const,
      grade: starts.shares(a.start, b.start),
      checkpoints: starts.common(a.start, b.start),
    })),
  );
}
