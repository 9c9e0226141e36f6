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
 * to. What a limit cut stays cut. A `recordedAt` that is no time leaves the roots, without facts.
 *
 * When an artifact was first mentioned is not in a subgraph. Roots are taken as known; another name of
 * something is dropped when all facts about it are later, although a fact elsewhere may have mentioned
 * it before, and stays when there are none at all.
 *
 * @param scope how the subgraph was asked for. Default: upstream, without bound
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

function factsAt(subgraph: Subgraph, moment: Moment): Pick<Subgraph, 'nodes' | 'edges'> {
  const known = knownAt(moment);
  const edges = subgraph.edges.filter(known);
  const nodes = subgraph.nodes.map((node) => ({
    ...node,
    descriptions: node.descriptions.filter(known),
    evidence: node.evidence.filter(known),
  }));
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
