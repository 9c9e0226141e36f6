import { type NearestPage, type NodePlace } from '@pedigree/graph';
import { brokenCursor, fromCursor, toCursor } from './cursor';
import { type ReachQuery } from './queries';
import { edgeView, type GraphView, nodeView } from './views';

/** Whether a closure is asked for in pages: the parameters that only make sense there say so too. */
export const isPaged = ({ edge, kind, paged, cursor }: ReachQuery): boolean =>
  paged === true || edge !== undefined || kind !== undefined || cursor !== undefined;

const PLACE = /^(\d{1,9}) (.+)$/s;

/** @throws ProblemException where the cursor is not one of a closure */
export function placeOf({ cursor }: ReachQuery): NodePlace | undefined {
  if (cursor === undefined) return undefined;
  const [, distance, id] = PLACE.exec(fromCursor(cursor)) ?? [];
  if (id === undefined) throw brokenCursor();
  return { distance: Number(distance), id };
}

export const pageView = (
  root: string,
  { nodes, edges, next, truncated }: NearestPage & { truncated: boolean },
): GraphView => ({
  root,
  nodes: nodes.map((node) => ({ ...nodeView(node), distance: node.distance })),
  edges: edges.map(edgeView),
  truncated,
  ...(next === undefined ? {} : { nextCursor: toCursor(`${String(next.distance)} ${next.id}`) }),
});
