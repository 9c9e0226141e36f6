import { Handle, type NodeProps, Position } from '@xyflow/react';
import { createContext, useContext } from 'react';
import { briefNameOf, nameOf, signOf, undisclosedBy } from '../../../api/names';
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

/**
 * Models are rounded and carry a hexagon, datasets are square with a doubled edge and carry a sheet; what stands for
 * inputs that nobody named has neither colour and carries a question mark.
 */
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
        undisclosedBy(node.id) && styles.undisclosed,
        lit && styles.litBox,
        suspect && styles.suspect,
        since !== undefined && styles.added,
        selected && styles.selected,
      )}
    >
      <Ports />
      <span className={styles.kind}>
        <span aria-hidden="true">{signOf(node)}</span> {node.kind}
        {suspect && <strong className={styles.flag}>⚑ flagged</strong>}
        {since !== undefined && <strong className={styles.since}>+ {since}</strong>}
      </span>
      <span className={styles.name} title={node.id}>
        {briefNameOf(node)}
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
  const name = nameOf(node);
  const words = open ? `Collapse ${name}` : `Show ${hidden} more next to ${name}`;
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
