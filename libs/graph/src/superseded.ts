import {
  type DescriptionFact,
  isUndisclosed,
  type LineageEdge,
  type LineageNode,
  type Place,
  placeholderKind,
  type Stamped,
  type Subgraph,
} from '@pedigree/lineage';
import { inOrder } from './order';

/** Whether what was read at a place was known at the moment in question. */
export type Known = (place: Place) => boolean;

type Part = Pick<Subgraph, 'nodes' | 'edges'>;

/** Whether an edge held then that holds no more, since what took its place was not said yet. */
export const isSuperseded = ({ superseded }: DescriptionFact, known: Known): boolean =>
  superseded !== undefined && !known(superseded.until);

/**
 * Adds the edges that held at a past moment and followed no more when their runs said more, with the
 * placeholders that they led to: nothing leads there today, so that no read comes upon them.
 *
 * @param nodes with what was said of them by then
 */
export function withSuperseded(
  nodes: readonly LineageNode[],
  edges: readonly LineageEdge[],
  known: Known,
): Part {
  const held = nodes.flatMap(({ descriptions }) =>
    descriptions.flatMap((each) => (isSuperseded(each, known) ? edgeOf(each) : [])),
  );
  if (held.length === 0) return { nodes, edges };
  const all = new Map(nodes.map((node) => [node.id, node]));
  for (const edge of held)
    if (isUndisclosed(edge.to) && !all.has(edge.to)) all.set(edge.to, placeholderOf(edge));
  const kept = held.filter(({ to }) => all.has(to));
  const then = { nodes: [...all.values()], edges: [...edges, ...kept] };
  return inOrder({ ...then, roots: [], truncated: false });
}

function edgeOf(description: Stamped<DescriptionFact>): LineageEdge[] {
  const { artifact: from, superseded, eventId, runId, by, occurredAt } = description;
  if (superseded === undefined) return [];
  const { type, to, properties } = superseded;
  const { recordedAt, topic, partition, offset } = description;
  const who = { ...(runId !== undefined && { runId }), ...(by !== undefined && { by }) };
  const stamp = { eventId, ...who, occurredAt, recordedAt, topic, partition, offset };
  return [{ fact: 'edge', type, from, to, properties, ...stamp }];
}

const placeholderOf = ({ type, to }: LineageEdge): LineageNode => ({
  id: to,
  kinds: [placeholderKind(type)],
  descriptions: [],
  evidence: [],
});
