import { type Edge, MarkerType, type Node } from '@xyflow/react';
import { isOnlyMentioned, nameOf } from '../../../api/names';
import { type Positions } from './layout';
import { linkKey } from './lineage';
import { type Marks } from './marks';
import { ARTIFACT, GROUP, type Line } from './scene';
import { type Since } from './since';
import { type Shown, type ShownArtifact, type ShownGroup } from './visible';

export interface ArtifactData extends Record<string, unknown> {
  shown: ShownArtifact;
  isRoot: boolean;
  lit: boolean;
  suspect: boolean;
  since: 'added' | 'described' | undefined;
}
export interface GroupData extends Record<string, unknown> {
  group: ShownGroup;
}
export type ArtifactNode = Node<ArtifactData, 'artifact'>;
export type GroupNode = Node<GroupData, 'group-of'>;
export type LineEdge = Edge<{ lit: boolean; added: boolean; claim: boolean }, 'line'>;

interface Around {
  root: string;
  marks: Marks;
  since: Since;
  positions: Positions;
  selected: string | undefined;
}

/** What of a node is read aloud. */
function nodeLabel({ node }: ShownArtifact, data: ArtifactData): string {
  return [
    `${node.kind} ${nameOf(node)}`,
    ...(isOnlyMentioned(node) ? ['only mentioned'] : []),
    ...(data.suspect ? ['flagged'] : []),
    ...(data.lit ? ['on a witness path'] : []),
    ...(data.since ? [`${data.since} since`] : []),
  ].join(', ');
}

export function flowNodes(
  { artifacts, groups }: Shown,
  { root, marks, since, positions, selected }: Around,
): (ArtifactNode | GroupNode)[] {
  const at = (id: string) => positions[id];
  const boxes = artifacts.flatMap((shown): ArtifactNode[] => {
    const { id } = shown;
    const position = at(id);
    if (position === undefined) return [];
    const added = since.nodes.has(id) ? 'added' : undefined;
    const data: ArtifactData = {
      shown,
      isRoot: id === root,
      lit: marks.litNodes.has(id),
      suspect: marks.suspects.has(id),
      since: added ?? (since.described.has(id) ? 'described' : undefined),
    };
    const ariaLabel = nodeLabel(shown, data);
    return [
      { id, type: 'artifact', position, data, ...ARTIFACT, ariaLabel, selected: id === selected },
    ];
  });
  const others = groups.flatMap((group): GroupNode[] => {
    const position = at(group.id);
    if (position === undefined) return [];
    return [{ id: group.id, type: 'group-of', position, data: { group }, ...GROUP }];
  });
  return [...boxes, ...others];
}

/** Pixels at the end of a line; lit lines are thick, and arrows grow with their lines. */
const ARROW = { lit: 9, plain: 14 } as const;

/** Arrows run with time: from what something was made of to what was made of it. What is lit is drawn last. */
export const flowEdges = (lines: readonly Line[], marks: Marks, since: Since): LineEdge[] =>
  lines
    .map((line) => flowEdge(line, marks, since))
    .sort((a, b) => Number(a.data?.lit) - Number(b.data?.lit));

function flowEdge({ id, from, to, label, claim }: Line, marks: Marks, since: Since): LineEdge {
  const lit = !claim && marks.lit.has(linkKey(from, to));
  const size = lit ? ARROW.lit : ARROW.plain;
  const color = lit ? 'var(--danger)' : 'var(--border-strong)';
  const arrow = { type: MarkerType.ArrowClosed, color, width: size, height: size };
  return {
    ...{ id, label, type: 'line', source: to, target: from },
    data: { lit, added: since.links.has(linkKey(from, to)), claim },
    focusable: false,
    ...(!claim && { markerEnd: arrow }),
  };
}
