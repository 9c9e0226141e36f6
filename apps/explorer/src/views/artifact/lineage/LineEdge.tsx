import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getBezierPath } from '@xyflow/react';
import { type LineEdge } from './flow';
import styles from './Graph.module.css';

/** A line with what is known of it written on it. */
export function LabelledEdge({ id, label, data, markerEnd, ...ends }: EdgeProps<LineEdge>) {
  const [path, x, y] = getBezierPath(ends);
  const state = [
    data?.lit && styles.lit,
    data?.claim && styles.claim,
    data?.added && styles.addedLine,
  ];
  const className = state.filter(Boolean).join(' ');
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        className={`${styles.line} ${className}`}
        {...(markerEnd && { markerEnd })}
      />
      {label !== '' && (
        <EdgeLabelRenderer>
          <span
            className={`${styles.label} ${className}`}
            style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
          >
            {data?.added && '+ '}
            {label}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  );
}
