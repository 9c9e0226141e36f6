import { type ArtifactNode, type GroupNode, type LineEdge } from '../flow';
import { Artifact, Group } from './boxes';
import { drawnLine, Label, Line, sizeOf } from './lines';
import { type Palette } from './palette';

const MARGIN = 40;

interface DrawingProps {
  nodes: readonly (ArtifactNode | GroupNode)[];
  edges: readonly LineEdge[];
  palette: Palette;
}

/** The graph as shapes and text alone, which every program that reads SVG can show and change. */
export function Drawing({ nodes, edges, palette }: DrawingProps) {
  const [left, top, width, height] = frameOf(nodes);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const lines = edges.flatMap((edge) => {
    const [source, target] = [byId.get(edge.source), byId.get(edge.target)];
    return source && target ? [drawnLine(edge, source, target, palette)] : [];
  });
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={[left, top, width, height].join(' ')}
      width={width}
      height={height}
      fontFamily="system-ui, sans-serif"
    >
      <rect x={left} y={top} width={width} height={height} fill={palette.bg} />
      {lines.map((line) => (
        <Line key={line.edge.id} {...line} />
      ))}
      {lines.map((line) => (
        <Label key={line.edge.id} {...line} palette={palette} />
      ))}
      {nodes.map((node) =>
        node.type === 'artifact' ? (
          <Artifact key={node.id} node={node} palette={palette} />
        ) : (
          <Group key={node.id} node={node} palette={palette} />
        ),
      )}
    </svg>
  );
}

/** Left, top, width and height of all, in whole pixels. */
function frameOf(nodes: DrawingProps['nodes']): [number, number, number, number] {
  const left = Math.min(...nodes.map(({ position }) => position.x)) - MARGIN;
  const top = Math.min(...nodes.map(({ position }) => position.y)) - MARGIN;
  const right = Math.max(...nodes.map((node) => node.position.x + sizeOf(node).width)) + MARGIN;
  const bottom = Math.max(...nodes.map((node) => node.position.y + sizeOf(node).height)) + MARGIN;
  return [Math.floor(left), Math.floor(top), Math.ceil(right - left), Math.ceil(bottom - top)];
}
