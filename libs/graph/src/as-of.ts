import { type Position } from '@pedigree/events';
import { type LineageNode, type Subgraph } from '@pedigree/lineage';
import { KinGroups } from './kin';
import { type ReachQuery } from './ports';
import { isSuperseded, type Known, withSuperseded } from './superseded';
import { Terrain } from './walk';

/**
 * A past state of the graph: when the broker had taken the facts (RFC 3339), or how far the graph
 * had read (a partition that is not listed stands at 0).
 */
export type Moment = { recordedAt: string } | { positions: readonly Position[] };

/** How the subgraph was asked for. */
export interface Scope extends Partial<Pick<ReachQuery, 'direction' | 'depth'>> {
  /** It came from `closureWithKin`. */
  kin?: boolean;
}

/**
 * What a closure would have answered at a past moment: drops later facts and whatever they alone led
 * to. What a limit cut stays cut. A `recordedAt` that is no time leaves the roots, without facts.
 *
 * When an artifact was first mentioned is not in a subgraph. Roots are taken as known; another name of
 * something is dropped when all facts about it are later, although a fact elsewhere may have mentioned
 * it before, and stays when there are none at all.
 *
 * @param scope how the subgraph was asked for. Default: upstream, without bound
 */
export function asOf(subgraph: Subgraph, moment: Moment, scope: Scope = {}): Subgraph {
  if (!subgraph.truncated && isAllKnown(subgraph, moment)) return subgraph;
  const known = knownAt(moment);
  const then = factsAt(subgraph, known);
  const { direction = 'upstream', depth = Infinity, kin = false } = scope;
  const terrain = new Terrain(direction);
  terrain.add(then);
  const { distances } = terrain.walk(subgraph.roots, { depth, identities: true });
  const kept = kin ? new KinGroups(then).with(distances.keys()) : distances;
  return {
    ...subgraph,
    nodes: then.nodes.filter(({ id }) => kept.has(id)),
    edges: then.edges.filter(({ from, to }) => kept.has(from) && kept.has(to)),
  };
}

/** Whether nothing was said since, as is mostly the case: then a whole closure is the answer as it is. */
export function isAllKnown({ nodes, edges }: Subgraph, moment: Moment): boolean {
  const known = knownAt(moment);
  return (
    edges.every(known) &&
    nodes.every(
      ({ descriptions, evidence }) =>
        descriptions.every((each) => known(each) && !isSuperseded(each, known)) &&
        evidence.every(known),
    )
  );
}

/** What was known then: what was said by then, and what followed from it until more was said. */
function factsAt(subgraph: Subgraph, known: Known): Pick<Subgraph, 'nodes' | 'edges'> {
  const { nodes, edges } = withSuperseded(
    subgraph.nodes.map((node) => ({
      ...node,
      descriptions: node.descriptions.filter(known),
      evidence: node.evidence.filter(known),
    })),
    subgraph.edges.filter(known),
    known,
  );
  const spokenOf = mentionedIn(subgraph);
  const already = mentionedIn({ nodes, edges });
  for (const root of subgraph.roots) already.add(root);
  return { nodes: nodes.filter(({ id }) => already.has(id) || !spokenOf.has(id)), edges };
}

/** The artifacts that facts are about. */
const mentionedIn = ({ nodes, edges }: Pick<Subgraph, 'nodes' | 'edges'>): Set<string> =>
  new Set([
    ...edges.flatMap(({ from, to }) => [from, to]),
    ...nodes.filter(isSpokenOf).map(({ id }) => id),
  ]);

const isSpokenOf = ({ descriptions, evidence }: LineageNode): boolean =>
  descriptions.length + evidence.length > 0;

function knownAt(moment: Moment): Known {
  if ('recordedAt' in moment) {
    const end = Date.parse(moment.recordedAt);
    return ({ recordedAt }) => Date.parse(recordedAt) <= end;
  }
  const next = new Map<string, Map<number, number>>();
  for (const { topic, partition, next: end } of moment.positions)
    next.set(topic, (next.get(topic) ?? new Map<number, number>()).set(partition, end));
  return ({ topic, partition, offset }) => offset < (next.get(topic)?.get(partition) ?? 0);
}
