import { useMemo } from 'react';
import { type Decision } from '../../api/queries';
import { Badge, SeverityBadge } from '../../ui/Badge';
import { PathSteps } from './PathSteps';
import styles from './Reasons.module.css';
import { Remedies } from './Remedies';
import { ruleTitle, whyOf } from './rule-words';
import { idsIn, KnownIds, Sentence } from './Sentence';

type Reason = Decision['reasons'][number];

/** Why a decision is as it is: every rule that fired, with its witness paths and what clears it. */
export function Reasons({ decision }: { decision: Pick<Decision, 'model' | 'reasons'> }) {
  const { model, reasons } = decision;
  const known = useMemo(() => idsIn({ model, reasons }), [model, reasons]);
  return (
    <KnownIds value={known}>
      <ol className={styles.reasons}>
        {reasons.map((reason, index) => (
          <li key={`${reason.rule} ${String(index)}`} className={styles.reason}>
            <ReasonBlock reason={reason} />
          </li>
        ))}
      </ol>
    </KnownIds>
  );
}

function ReasonBlock({ reason }: { reason: Reason }) {
  const { rule, severity, paths } = reason;
  return (
    <article aria-label={ruleTitle(rule)}>
      <div className={styles.heading}>
        <h3>{ruleTitle(rule)}</h3>
        <SeverityBadge severity={severity} />
        <code>{rule}</code>
      </div>
      <p className={styles.why}>
        <Sentence text={whyOf(reason)} />
      </p>
      {paths.map((path) => (
        <PathSteps key={path.generator} path={path} />
      ))}
      <Remedies reason={reason} />
      <Controls controls={reason.controls} />
    </article>
  );
}

function Controls({ controls }: { controls: readonly string[] }) {
  if (controls.length === 0) return null;
  return (
    <p className={styles.controls}>
      <span>Controls</span>
      {controls.map((control) => (
        <Badge key={control}>{control}</Badge>
      ))}
    </p>
  );
}
