import { Graph, layout as dagre } from '@dagrejs/dagre';

export interface Box {
  id: string;
  /** Pixels. */
  width: number;
  height: number;
}

export interface LayoutInput {
  boxes: readonly Box[];
  /** From what was made to what it was made of. */
  links: readonly { from: string; to: string }[];
}

/** Upper left corners, in pixels. */
export type Positions = Readonly<Record<string, { x: number; y: number }>>;

/** Tight-tree is ten times as fast as dagre's default on thousands of boxes, and looks alike. */
const SETTINGS = { rankdir: 'LR', ranker: 'tight-tree', nodesep: 20, ranksep: 112 } as const;

/** Layers from left to right: what something was made of stands left of it. */
export function layout({ boxes, links }: LayoutInput): Positions {
  const graph = new Graph();
  graph.setGraph({ ...SETTINGS });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of boxes) graph.setNode(id, { width, height });
  for (const { from, to } of links)
    if (graph.hasNode(from) && graph.hasNode(to)) graph.setEdge(to, from);
  dagre(graph);
  return Object.fromEntries(
    boxes.map(({ id, width, height }) => {
      const { x = 0, y = 0 } = graph.node(id);
      return [id, { x: x - width / 2, y: y - height / 2 }];
    }),
  );
}
