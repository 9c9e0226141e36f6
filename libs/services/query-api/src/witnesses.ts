import { type LineageEdge, type Subgraph } from '@pedigree/lineage';
import { type IdentityStep, SameThings } from './same-things';

/** An edge on the way, or a step to another name of the same thing. */
export type Step = LineageEdge | IdentityStep;

interface Visit {
  id: string;
  whole: boolean;
  /** How it was reached; the root was not. */
  came?: { from: Visit; step: Step };
}

/**
 * The shortest way from an artifact down to each of some others, as steps. An unpinned name that was
 * only come to from one of its versions is not gone on from to the others. Linear in the subgraph.
 */
export function witnessesTo(
  targets: ReadonlySet<string>,
  root: string,
  { nodes, edges }: Pick<Subgraph, 'nodes' | 'edges'>,
): Step[] {
  const reached = spread(root, downstreamOf(edges), new SameThings(nodes));
  const steps = new Set<Step>();
  for (const target of targets) {
    let visit = reached.get(target);
    for (; visit?.came !== undefined; visit = visit.came.from) {
      if (steps.has(visit.came.step)) break;
      steps.add(visit.came.step);
    }
  }
  return [...steps];
}

/** The first visit of every id; a second time only where the first did not count in its own right. */
function spread(
  root: string,
  made: ReadonlyMap<string, readonly LineageEdge[]>,
  same: SameThings,
): Map<string, Visit> {
  const first = new Map<string, Visit>();
  const whole = new Set<string>();
  const queue: Visit[] = [{ id: root, whole: true }];
  for (const visit of queue) {
    if (visit.whole ? whole.has(visit.id) : first.has(visit.id)) continue;
    if (visit.whole) whole.add(visit.id);
    if (!first.has(visit.id)) first.set(visit.id, visit);
    for (const edge of made.get(visit.id) ?? [])
      queue.push({ id: edge.from, whole: true, came: { from: visit, step: edge } });
    for (const { id, whole: counts, step } of same.next(visit.id, visit.whole))
      queue.push({ id, whole: counts, came: { from: visit, step } });
  }
  return first;
}

/** Edges by what they lead up to: what was made of it. */
function downstreamOf(edges: readonly LineageEdge[]): Map<string, LineageEdge[]> {
  const made = new Map<string, LineageEdge[]>();
  for (const edge of edges.filter(({ type }) => type !== 'SHARES_INITIALIZATION')) {
    const others = made.get(edge.to);
    if (others === undefined) made.set(edge.to, [edge]);
    else others.push(edge);
  }
  return made;
}
