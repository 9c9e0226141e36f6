import { Handle, type NodeProps, Position } from '@xyflow/react';
import { createContext, useContext } from 'react';
import styles from './Graph.module.css';
import { type ArtifactNode, type GroupNode } from './flow';

export interface BoxActions {
  toggle(id: string, isOpen: boolean): void;
  showAll(id: string): void;
}

/** How boxes tell what is clicked in them. */
export const BoxActionsContext = createContext<BoxActions>({
  toggle: () => undefined,
  showAll: () => undefined,
});

const classes = (...names: (string | false | undefined)[]): string =>
  names.filter((name) => name !== false && name !== undefined).join(' ');

function Ports() {
  return (
    <>
      <Handle
        type="target"
        position={Position.Left}
        isConnectable={false}
        className={styles.port ?? ''}
      />
      <Handle
        type="source"
        position={Position.Right}
        isConnectable={false}
        className={styles.port ?? ''}
      />
    </>
  );
}

/** Models are rounded and carry a hexagon, datasets are square with a doubled edge and carry a sheet. */
export function ArtifactBox({ data, selected }: NodeProps<ArtifactNode>) {
  const { shown, isRoot, lit, suspect, since } = data;
  const { node } = shown;
  return (
    <div
      className={classes(
        styles.box,
        styles[node.kind],
        isRoot && styles.root,
        node.placeholder && styles.placeholder,
        lit && styles.litBox,
        suspect && styles.suspect,
        since !== undefined && styles.added,
        selected && styles.selected,
      )}
    >
      <Ports />
      <span className={styles.kind}>
        <span aria-hidden="true">{node.kind === 'model' ? '⬢' : '▤'}</span> {node.kind}
        {suspect && <strong className={styles.flag}>⚑ flagged</strong>}
        {since !== undefined && <strong className={styles.since}>+ {since}</strong>}
      </span>
      <span className={styles.name} title={node.id}>
        {node.name}
      </span>
      <Toggle shown={shown} />
    </div>
  );
}

function Toggle({
  shown: { id, node, open, hidden, neighbours },
}: Pick<ArtifactNode['data'], 'shown'>) {
  const { toggle } = useContext(BoxActionsContext);
  if (neighbours === 0 || (!open && hidden === 0)) return null;
  const words = open ? `Collapse ${node.name}` : `Show ${hidden} more next to ${node.name}`;
  return (
    <button
      type="button"
      className={`nodrag nopan ${styles.toggle}`}
      aria-label={words}
      title={words}
      aria-expanded={open}
      onClick={(event) => {
        event.stopPropagation();
        toggle(id, open);
      }}
    >
      {open ? '−' : `+${hidden}`}
    </button>
  );
}

export function GroupBox({ data: { group } }: NodeProps<GroupNode>) {
  const { showAll } = useContext(BoxActionsContext);
  return (
    <>
      <Ports />
      <button
        type="button"
        className={`nodrag nopan ${styles.group} ${styles[group.kind]}`}
        onClick={() => showAll(group.of)}
      >
        <span aria-hidden="true">{group.kind === 'model' ? '⬢' : '▤'}</span> {group.members.length}{' '}
        more {group.kind}
        {group.members.length === 1 ? '' : 's'}
      </button>
    </>
  );
}
