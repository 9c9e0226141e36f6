import {
  EDGE_TYPES,
  type LineageEdge,
  type LineageNode,
  type Stamp,
  type Subgraph,
} from '@pedigree/lineage';

/** Order of text by UTF-16 code unit: the same in every locale. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const byEvent = (a: Stamp, b: Stamp): number => compareText(a.eventId, b.eventId);

/** Most is said in order already, and then it is not copied. */
function ordered<T extends Stamp>(facts: readonly T[]): readonly T[] {
  for (let at = 1; at < facts.length; at++)
    if (byEvent(facts[at - 1] as T, facts[at] as T) > 0) return facts.toSorted(byEvent);
  return facts;
}

function inOrderOfEvents(node: LineageNode): LineageNode {
  const [descriptions, evidence] = [ordered(node.descriptions), ordered(node.evidence)];
  const same = descriptions === node.descriptions && evidence === node.evidence;
  return same ? node : { ...node, descriptions, evidence };
}

const TYPES = new Map(EDGE_TYPES.toSorted(compareText).map((type, rank) => [type, rank]));

/** By type, from, to and event. Both ends of an edge are among the nodes: their ranks are compared, not their names. */
function edgesInOrder(edges: readonly LineageEdge[], nodes: readonly LineageNode[]): LineageEdge[] {
  const ranks = new Map(nodes.map(({ id }, rank) => [id, rank]));
  const rankOf = (id: string): number => ranks.get(id) ?? nodes.length;
  const size = nodes.length + 1;
  const placed = edges.map((edge) => ({
    edge,
    place: ((TYPES.get(edge.type) ?? 0) * size + rankOf(edge.from)) * size + rankOf(edge.to),
  }));
  placed.sort((a, b) => a.place - b.place || byEvent(a.edge, b.edge));
  return placed.map(({ edge }) => edge);
}

/**
 * The same subgraph in the one order that does not depend on how it was read: nodes by id, what is
 * said of them by event, edges by type, from, to and event. Facts of one event keep their order.
 */
export function inOrder(subgraph: Subgraph): Subgraph {
  const nodes = subgraph.nodes.map(inOrderOfEvents).sort((a, b) => compareText(a.id, b.id));
  return { ...subgraph, nodes, edges: edgesInOrder(subgraph.edges, nodes) };
}
