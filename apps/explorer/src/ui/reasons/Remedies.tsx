import { type ReactNode } from 'react';
import styles from './Reasons.module.css';
import { WithLinks } from './WithLinks';
import { type Reason } from './words';

export type StepActions = (reason: Reason, evidence: string) => ReactNode;

interface RemediesProps {
  reason: Reason;
  /** Artifacts to link in the texts. */
  ids: readonly string[];
  actions?: StepActions;
}

/** The ways to clear a reason, one of which is enough; each with all of its steps, done or not. */
export function Remedies({ reason, ids, actions }: RemediesProps) {
  const remedies = reason.remedies ?? [];
  if (remedies.length === 0) return <p className={styles.clears}>Nothing clears this.</p>;
  return (
    <div>
      {remedies.map(({ steps }, index) => (
        <div key={index}>
          <p className={styles.clears}>
            {index > 0 ? 'Or: ' : 'To clear it'}
            {steps.length > 1 && ` (all ${steps.length})`}
          </p>
          <ul className={styles.steps}>
            {steps.map(({ evidence, done, text }) => (
              <li key={evidence} className={done ? styles.done : undefined}>
                <span className={styles.mark}>
                  <span aria-hidden="true">{done ? '✓' : '○'}</span>
                  <span className="visually-hidden">{done ? 'Done: ' : 'To do: '}</span>
                </span>
                <div>
                  <WithLinks text={text} ids={ids} />
                  {!done && actions?.(reason, evidence)}
                </div>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
