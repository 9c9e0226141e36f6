import { type Position } from '@pedigree/events';
import { type LineageNode, type Stamp, type Subgraph } from '@pedigree/lineage';
import { type ReachQuery } from './ports';
import { walk } from './walk';

/**
 * A past state of the graph: when the broker had taken the facts (RFC 3339), or how far the graph
 * had read (a partition that is not listed stands at 0).
 */
export type Moment = { recordedAt: string } | { positions: readonly Position[] };

/** How the subgraph was asked for. */
export type Scope = Partial<Pick<ReachQuery, 'direction' | 'depth'>>;

/**
 * What a closure would have answered at a past moment: drops later facts and whatever they alone led
 * to. An artifact that no fact is about cannot be dated; it stays where it is still reachable. What
 * a limit cut stays cut. A `recordedAt` that is no time leaves nothing.
 *
 * @param scope default: upstream, without bound
 */
export function asOf(subgraph: Subgraph, moment: Moment, scope: Scope = {}): Subgraph {
  const then = factsAt(subgraph, moment);
  const { direction = 'upstream', depth = Infinity } = scope;
  const { distances } = walk(then, subgraph.roots, { direction, depth, identities: true });
  return {
    ...subgraph,
    nodes: then.nodes.filter(({ id }) => distances.has(id)),
    edges: then.edges.filter(({ from, to }) => distances.has(from) && distances.has(to)),
  };
}

function factsAt({ nodes, edges }: Subgraph, moment: Moment): Pick<Subgraph, 'nodes' | 'edges'> {
  const known = knownAt(moment);
  const past = edges.filter(known);
  const linked = endsOf(past);
  const everLinked = endsOf(edges);
  const datable = (node: LineageNode): boolean => everLinked.has(node.id) || isSpokenOf(node);
  const trimmed = nodes
    .map((node) => ({
      before: node,
      node: {
        ...node,
        descriptions: node.descriptions.filter(known),
        evidence: node.evidence.filter(known),
      },
    }))
    .filter(({ before, node }) => linked.has(node.id) || isSpokenOf(node) || !datable(before));
  return { nodes: trimmed.map(({ node }) => node), edges: past };
}

const isSpokenOf = ({ descriptions, evidence }: LineageNode): boolean =>
  descriptions.length + evidence.length > 0;

const endsOf = (edges: Subgraph['edges']): Set<string> =>
  new Set(edges.flatMap(({ from, to }) => [from, to]));

function knownAt(moment: Moment): (fact: Stamp) => boolean {
  if ('recordedAt' in moment) {
    const end = Date.parse(moment.recordedAt);
    return ({ recordedAt }) => Date.parse(recordedAt) <= end;
  }
  const next = new Map(moment.positions.map((p) => [keyOf(p), p.next]));
  return (fact) => fact.offset < (next.get(keyOf(fact)) ?? 0);
}

const keyOf = ({ topic, partition }: { topic: string; partition: number }): string =>
  `${partition} ${topic}`;
