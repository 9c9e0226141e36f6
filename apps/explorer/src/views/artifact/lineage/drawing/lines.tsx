import { getBezierPath, Position } from '@xyflow/react';
import { type ArtifactNode, type GroupNode, type LineEdge } from '../flow';
import { ARTIFACT, GROUP } from '../scene';
import { type Palette } from './palette';
import { short } from './short';

/** Characters of a label that are shown, and about how many pixels each takes. */
const LONGEST = 18;
const CHARACTER = 6;

type Box = ArtifactNode | GroupNode;

export const sizeOf = ({ type }: { type?: string }) => (type === 'artifact' ? ARTIFACT : GROUP);

/** A line and where it runs. */
export interface Drawn {
  edge: LineEdge;
  path: string;
  /** The tip of its arrow. */
  end: { x: number; y: number };
  /** Where its label stands. */
  middle: { x: number; y: number };
  color: string;
}

export function drawnLine(edge: LineEdge, source: Box, target: Box, palette: Palette): Drawn {
  const { lit = false, added = false } = edge.data ?? {};
  const end = { x: target.position.x, y: target.position.y + sizeOf(target).height / 2 };
  const [path, x, y] = getBezierPath({
    sourceX: source.position.x + sizeOf(source).width,
    sourceY: source.position.y + sizeOf(source).height / 2,
    sourcePosition: Position.Right,
    targetX: end.x - 8,
    targetY: end.y,
    targetPosition: Position.Left,
  });
  const color = lit ? palette.danger : added ? palette.ok : palette['border-strong'];
  return { edge, path, end, middle: { x, y }, color };
}

export function Line({ edge, path, end, color }: Drawn) {
  const { lit = false, claim = false } = edge.data ?? {};
  return (
    <g>
      <path
        d={path}
        fill="none"
        stroke={color}
        strokeWidth={lit ? 3.5 : 1.5}
        strokeDasharray={claim ? '2 5' : undefined}
      />
      {!claim && <path d={arrowAt(end)} fill={color} />}
    </g>
  );
}

const arrowAt = ({ x, y }: Drawn['end']): string =>
  `M ${x - 10} ${y - 6} L ${x} ${y} L ${x - 10} ${y + 6} Z`;

export function Label({ edge, middle, color, palette }: Drawn & { palette: Palette }) {
  if (typeof edge.label !== 'string' || edge.label === '') return null;
  const label = short(edge.label, LONGEST);
  const width = label.length * CHARACTER + 8;
  return (
    <g>
      <rect
        {...{ x: middle.x - width / 2, y: middle.y - 8, width, height: 16, rx: 4 }}
        fill={palette.surface}
        stroke={color}
      />
      <text
        x={middle.x}
        y={middle.y + 4}
        textAnchor="middle"
        fontSize={11}
        fill={palette['text-muted']}
      >
        {label}
        <title>{edge.label}</title>
      </text>
    </g>
  );
}
