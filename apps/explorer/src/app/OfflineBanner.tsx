import { useReachable } from '../api/connection';
import styles from './OfflineBanner.module.css';

/** Says that what is shown may be old, while the server does not answer. */
export function OfflineBanner() {
  const reachable = useReachable();
  return (
    <div role="status">
      {!reachable && (
        <p className={styles.banner}>
          The server cannot be reached. What you see may be out of date; trying again.
        </p>
      )}
    </div>
  );
}
