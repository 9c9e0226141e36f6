import { type ColorMode, Controls, MiniMap, ReactFlow, useStore } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useMemo, useRef, useState } from 'react';
import { undisclosedBy } from '../../../api/names';
import { ArtifactBox, BoxActionsContext, type BoxActions, GroupBox } from './boxes';
import { ExportButtons } from './ExportButtons';
import { type ArtifactNode, flowEdges, flowNodes, type GroupNode, type LineEdge } from './flow';
import styles from './Graph.module.css';
import { LabelledEdge } from './LineEdge';
import { type Lineage } from './lineage';
import { type Marks } from './marks';
import { layoutInput, linesOf } from './scene';
import { type Since } from './since';
import { useLayout } from './use-layout';
import { type Flow, useSteadyView } from './use-steady-view';
import { type Shown } from './visible';

const NODE_TYPES = { artifact: ArtifactBox, 'group-of': GroupBox };
const EDGE_TYPES = { line: LabelledEdge };
/** Of all that fits, what can still be read; below this, labels are left out. */
const READABLE = 0.45;
const FIT = { padding: 0.12, maxZoom: 1.1 };

interface GraphProps {
  lineage: Lineage;
  shown: Shown;
  marks: Marks;
  since: Since;
  selected: string | undefined;
  onSelect(id: string): void;
  actions: BoxActions;
}

/** A lineage in layers, from left to right. Only what is in the window is drawn. */
export function Graph({ lineage, shown, marks, since, selected, onSelect, actions }: GraphProps) {
  const [flow, setFlow] = useState<Flow>();
  const [whole, setWhole] = useState(false);
  const lines = useMemo(() => linesOf(lineage, shown), [lineage, shown]);
  const input = useMemo(() => layoutInput(shown, lines), [shown, lines]);
  const positions = useLayout(input);
  const { root } = lineage;
  const nodes = useMemo(
    () => flowNodes(shown, { root, marks, since, positions: positions ?? {}, selected }),
    [shown, root, marks, since, positions, selected],
  );
  const edges = useMemo(() => flowEdges(lines, marks, since), [lines, marks, since]);

  const anchor = useRef(root);
  useSteadyView(flow, shown, positions, anchor);
  const anchored: BoxActions = {
    toggle(id, isOpen) {
      anchor.current = id;
      actions.toggle(id, isOpen);
    },
    showAll(id) {
      anchor.current = id;
      actions.showAll(id);
    },
  };

  return (
    <BoxActionsContext value={anchored}>
      <div className={styles.graph} data-ready={positions !== undefined}>
        <ReactFlow<ArtifactNode | GroupNode, LineEdge>
          nodes={nodes}
          edges={edges}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          onInit={setFlow}
          onNodeClick={(_, { id, type }) => type === 'artifact' && onSelect(id)}
          onKeyDown={({ key, target }) => key === 'Enter' && pickFocused(target, onSelect)}
          onlyRenderVisibleElements={!whole}
          nodesDraggable={false}
          nodesConnectable={false}
          elementsSelectable={false}
          nodesFocusable
          minZoom={0.02}
          colorMode={colorMode()}
          aria-label={`Graph of ${nodes.length} boxes`}
        >
          <Controls showInteractive={false} fitViewOptions={FIT} />
          <MiniMap pannable zoomable nodeColor={miniColor} ariaLabel="Overview of the graph" />
          <ExportButtons name={lineage.nodes.get(root)?.name ?? root} drawWhole={setWhole} />
          <Readability />
        </ReactFlow>
      </div>
    </BoxActionsContext>
  );
}

function pickFocused(target: EventTarget, onSelect: (id: string) => void): void {
  if (!(target instanceof HTMLElement) || !target.classList.contains('react-flow__node-artifact'))
    return;
  if (target.dataset.id !== undefined) onSelect(target.dataset.id);
}

/** Hides labels by a class on the graph while they are too small to read. */
function Readability() {
  const readable = useStore(({ transform }) => transform[2] >= READABLE);
  return <span hidden data-labels={readable ? 'shown' : 'hidden'} className={styles.readability} />;
}

const miniColor = (node: ArtifactNode | GroupNode): string => {
  if (node.type === 'artifact' && (node.data.lit || node.data.suspect)) return 'var(--danger)';
  if (undisclosedBy(node.id) !== undefined) return 'var(--border-strong)';
  const { kind } = node.type === 'artifact' ? node.data.shown.node : node.data.group;
  return kind === 'model' ? 'var(--model)' : 'var(--dataset)';
};

/** The page's colours decide; the library only has to know which of its own to keep out of the way. */
const colorMode = (): ColorMode => {
  const { theme } = document.documentElement.dataset;
  return theme === 'dark' || theme === 'light' ? theme : 'system';
};
