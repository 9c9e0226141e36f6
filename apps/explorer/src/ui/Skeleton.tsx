import styles from './Skeleton.module.css';

interface SkeletonProps {
  /** What is being loaded, for those who cannot see the grey bars. */
  label: string;
  /** @default 3 */
  lines?: number;
}

export function Skeleton({ label, lines = 3 }: SkeletonProps) {
  return (
    <div role="status" className={styles.skeleton}>
      <span className="visually-hidden">Loading {label}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className={styles.line} />
      ))}
    </div>
  );
}
