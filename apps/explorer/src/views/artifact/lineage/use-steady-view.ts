import { type ReactFlowInstance } from '@xyflow/react';
import { type RefObject, useEffect, useRef } from 'react';
import { type ArtifactNode, type GroupNode, type LineEdge } from './flow';
import { type Positions } from './layout';
import { type Shown } from './visible';

export type Flow = ReactFlowInstance<ArtifactNode | GroupNode, LineEdge>;

/** Of what is nearest, as many as can be read at once; the rest is one movement away. */
const NEAREST = 14;
const FIRST_LOOK = { padding: 0.1, minZoom: 0.4, maxZoom: 1.1 };

/**
 * Looks at what is nearest to the root at first; later keeps still, on the screen, what was opened or
 * collapsed, while everything around it moves.
 *
 * @param anchor what is to keep still
 */
export function useSteadyView(
  flow: Flow | undefined,
  shown: Shown,
  positions: Positions | undefined,
  anchor: RefObject<string>,
): void {
  const before = useRef<Positions>(undefined);
  useEffect(() => {
    if (flow === undefined || positions === undefined || positions === before.current) return;
    if (before.current === undefined) {
      const nodes = shown.artifacts.slice(0, NEAREST).map(({ id }) => ({ id }));
      void flow.fitView({ nodes, ...FIRST_LOOK });
    } else keepStill(flow, before.current[anchor.current], positions[anchor.current]);
    before.current = positions;
  }, [flow, shown, positions, anchor]);
}

type Point = Positions[string] | undefined;

function keepStill(flow: Flow, from: Point, to: Point): void {
  if (from === undefined || to === undefined) return;
  const { x, y, zoom } = flow.getViewport();
  void flow.setViewport({ x: x - (to.x - from.x) * zoom, y: y - (to.y - from.y) * zoom, zoom });
}
