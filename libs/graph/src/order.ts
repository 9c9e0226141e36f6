import { type LineageEdge, type LineageNode, type Stamp, type Subgraph } from '@pedigree/lineage';

/** Order of text by UTF-16 code unit: the same in every locale. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const byEvent = (a: Stamp, b: Stamp): number => compareText(a.eventId, b.eventId);

const byEnds = (a: LineageEdge, b: LineageEdge): number =>
  compareText(a.type, b.type) ||
  compareText(a.from, b.from) ||
  compareText(a.to, b.to) ||
  byEvent(a, b);

const inOrderOfEvents = (node: LineageNode): LineageNode => ({
  ...node,
  descriptions: node.descriptions.toSorted(byEvent),
  evidence: node.evidence.toSorted(byEvent),
});

/**
 * The same subgraph in the one order that does not depend on how it was read: nodes by id, what is
 * said of them by event, edges by type, from, to and event. Facts of one event keep their order.
 */
export const inOrder = (subgraph: Subgraph): Subgraph => ({
  ...subgraph,
  nodes: subgraph.nodes.map(inOrderOfEvents).sort((a, b) => compareText(a.id, b.id)),
  edges: subgraph.edges.toSorted(byEnds),
});
