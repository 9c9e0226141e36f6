import { type ReactNode } from 'react';
import { Badge, SeverityBadge } from '../Badge';
import styles from './Reasons.module.css';
import { Remedies, type StepActions } from './Remedies';
import { WithLinks } from './WithLinks';
import {
  gradeInWords,
  hasTeacher,
  idsIn,
  type Path,
  pathInWords,
  type Reason,
  titleOf,
  whatHappened,
} from './words';

interface ReasonsProps {
  reasons: readonly Reason[];
  /** What can be done about a step from where it is shown. */
  actions?: StepActions;
  /** Beside the path of a reason, e.g. a button that lights it up in a graph. */
  besidePath?: (reason: Reason, path: Path) => ReactNode;
}

/** Why a decision is what it is: each reason with its paths in words, what clears it, and controls. */
export function Reasons({ reasons, ...more }: ReasonsProps) {
  return (
    <ol className={styles.reasons}>
      {reasons.map((reason) => (
        <li key={reason.rule} className={`${styles.reason} ${styles[reason.severity]}`}>
          <ReasonBody reason={reason} {...more} />
        </li>
      ))}
    </ol>
  );
}

function ReasonBody({
  reason,
  actions,
  besidePath,
}: Omit<ReasonsProps, 'reasons'> & { reason: Reason }) {
  const ids = idsIn(reason);
  return (
    <>
      <h3>{titleOf(reason.rule)}</h3>
      <p className={styles.tags}>
        <SeverityBadge severity={reason.severity} /> <code>{reason.rule}</code>
      </p>
      <p>
        <WithLinks text={whatHappened(reason.message)} ids={ids} />
      </p>
      <Paths reason={reason} besidePath={besidePath} />
      <Remedies reason={reason} ids={ids} {...(actions && { actions })} />
      {reason.controls.length > 0 && (
        <details>
          <summary>Controls ({reason.controls.length})</summary>
          <p className={styles.tags}>
            {reason.controls.map((control) => (
              <Badge key={control}>{control}</Badge>
            ))}
          </p>
        </details>
      )}
    </>
  );
}

function Paths({
  reason,
  besidePath,
}: {
  reason: Reason;
  besidePath: ReasonsProps['besidePath'] | undefined;
}) {
  return (
    <ul className={styles.paths} aria-label="Paths">
      {reason.paths.map((path) => (
        <li key={path.generator}>
          <span>{pathInWords(path)}</span>{' '}
          {hasTeacher(path) && <span className={styles.grade}>({gradeInWords(path.grade)}) </span>}
          {besidePath?.(reason, path)}
        </li>
      ))}
    </ul>
  );
}
