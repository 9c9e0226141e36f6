import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import { Link } from 'react-router';
import { isOnlyMentioned, nameOf } from '../../../api/names';
import { artifactPath } from '../../../api/paths';
import { Badge, KindBadge } from '../../../ui/Badge';
import { Field } from '../../../ui/Field';
import { type Lineage } from './lineage';
import styles from './LineageTable.module.css';
import { type Marks } from './marks';
import { type Row, rowsOf } from './rows';
import { type Since } from './since';

interface LineageTableProps {
  lineage: Lineage;
  marks: Marks;
  since: Since;
}

/** The same artifacts and edges as in the graph, all of them, to read; only what is in sight is in the page. */
export function LineageTable({ lineage, marks, since }: LineageTableProps) {
  const [filter, setFilter] = useState('');
  const rows = useMemo(() => rowsOf(lineage, filter), [lineage, filter]);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 76,
    overscan: 6,
    getItemKey: (index) => rows[index]?.node.id ?? index,
  });
  return (
    <>
      <Field label="Find in this lineage">
        <input type="search" value={filter} onChange={({ target }) => setFilter(target.value)} />
      </Field>
      <p role="status">
        {rows.length} of {lineage.nodes.size - 1} artifacts
      </p>
      <div ref={scroller} className={styles.scroller} tabIndex={0} role="region" aria-label="Rows">
        <div
          role="table"
          aria-label="Lineage"
          aria-rowcount={rows.length + 1}
          className={styles.table}
          style={{ height: virtual.getTotalSize() + HEAD }}
        >
          <Head />
          {virtual.getVirtualItems().map(({ index, start, key }) => {
            const row = rows[index];
            return (
              row && (
                <div
                  key={key}
                  ref={virtual.measureElement}
                  data-index={index}
                  role="row"
                  aria-rowindex={index + 2}
                  className={styles.row}
                  style={{ transform: `translateY(${start + HEAD}px)` }}
                >
                  <Cells row={row} marks={marks} since={since} />
                </div>
              )
            );
          })}
        </div>
      </div>
    </>
  );
}

/** Pixels that the row of headings takes. */
const HEAD = 34;

function Head() {
  return (
    <div role="row" aria-rowindex={1} className={styles.head}>
      <span role="columnheader">Artifact</span>
      <span role="columnheader">Steps</span>
      <span role="columnheader">Through</span>
    </div>
  );
}

interface CellsProps {
  row: Row;
  marks: Marks;
  since: Since;
}

/** Edges of one artifact that a row tells of; the page of the artifact has the others. */
const MOST_THROUGH = 4;

function Cells({ row: { node, steps, through }, marks, since }: CellsProps) {
  const more = through.length - MOST_THROUGH;
  return (
    <>
      <span role="cell" className={styles.artifact}>
        <KindBadge kind={node.kind} />
        <Link to={artifactPath(node.id)} title={node.id}>
          {nameOf(node)}
        </Link>
        {marks.suspects.has(node.id) && <Badge tone="danger">⚑ flagged</Badge>}
        {marks.litNodes.has(node.id) && <Badge tone="danger">witness path</Badge>}
        {isOnlyMentioned(node) && <Badge>only mentioned</Badge>}
        {since.nodes.has(node.id) && <Badge tone="ok">+ added</Badge>}
        {since.described.has(node.id) && <Badge tone="ok">+ described</Badge>}
      </span>
      <span role="cell">{steps ?? 'by claim'}</span>
      <span role="cell" className={styles.through}>
        {through.slice(0, MOST_THROUGH).map((text) => (
          <span key={text}>{text}</span>
        ))}
        {more > 0 && <span>and {more} more</span>}
      </span>
    </>
  );
}
