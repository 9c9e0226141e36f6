import { briefNameOf, isOnlyMentioned, signOf, undisclosedBy } from '../../../../api/names';
import { type ArtifactNode, type GroupNode } from '../flow';
import { ARTIFACT, GROUP } from '../scene';
import { type Palette } from './palette';
import { short } from './short';

/** Characters of a name that fit into a box. */
const LONGEST = 24;

interface Look {
  edge: string;
  fill: string;
  kind: string;
  rx: number;
  doubled: boolean;
}

function looksOf({ id, kind }: ArtifactNode['data']['shown']['node'], palette: Palette): Look {
  if (undisclosedBy(id) !== undefined)
    return {
      ...{ edge: palette['border-strong'], fill: palette['surface-sunken'] },
      ...{ kind: palette['text-muted'], rx: 2, doubled: false },
    };
  return {
    ...{ edge: palette[kind], fill: palette[`${kind}-soft`], kind: palette[kind] },
    ...{ rx: kind === 'model' ? 32 : 2, doubled: kind === 'dataset' },
  };
}

export function Artifact({ node, palette }: { node: ArtifactNode; palette: Palette }) {
  const { shown, lit, suspect, isRoot } = node.data;
  const { kind, placeholder, id } = shown.node;
  const { x, y } = node.position;
  const look = looksOf(shown.node, palette);
  const edge = lit || suspect ? palette.danger : look.edge;
  const { rx } = look;
  return (
    <g>
      {isRoot && (
        <rect
          {...{ x: x - 3, y: y - 3, width: ARTIFACT.width + 6, height: ARTIFACT.height + 6, rx }}
          fill={palette.accent}
        />
      )}
      <rect
        {...{ x, y, ...ARTIFACT, rx }}
        fill={suspect ? palette['danger-soft'] : look.fill}
        stroke={edge}
        strokeWidth={2}
        strokeDasharray={placeholder ? '6 4' : undefined}
      />
      {look.doubled && (
        <rect
          {...{ x: x + 4, y: y + 4, width: ARTIFACT.width - 8, height: ARTIFACT.height - 8 }}
          fill="none"
          stroke={edge}
        />
      )}
      <text x={x + 20} y={y + 26} fontSize={11} fill={look.kind}>
        {signOf(shown.node)} {kind}
        {isOnlyMentioned(shown.node) ? ', only mentioned' : ''}
        {suspect ? ' ⚑ flagged' : ''}
      </text>
      <text x={x + 20} y={y + 44} fontSize={13} fontWeight={600} fill={palette.text}>
        {short(briefNameOf(shown.node), LONGEST)}
        <title>{id}</title>
      </text>
    </g>
  );
}

export function Group({ node, palette }: { node: GroupNode; palette: Palette }) {
  const { kind, members } = node.data.group;
  const { x, y } = node.position;
  return (
    <g>
      <rect
        {...{ x, y, ...GROUP, rx: kind === 'model' ? 25 : 2 }}
        fill={palette[`${kind}-soft`]}
        stroke={palette[kind]}
        strokeDasharray="6 4"
      />
      <text x={x + 20} y={y + 30} fontSize={13} fontWeight={600} fill={palette.text}>
        {members.length} more {kind}
        {members.length === 1 ? '' : 's'}
      </text>
    </g>
  );
}
