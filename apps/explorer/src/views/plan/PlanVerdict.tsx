import { shortName } from '../../api/names';
import { VerdictBadge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { Card } from '../../ui/Page';
import { Asides } from '../decision/Asides';
import { ArtifactName } from '../decision/ArtifactName';
import { Reasons } from '../../ui/reasons/Reasons';
import { isVerdict, type askAbout, type PlanDecision } from './queries';
import styles from './PlanVerdict.module.css';

interface PlanVerdictProps {
  answer: Awaited<ReturnType<typeof askAbout>>;
  /** Takes one of the other teachers into the plan. */
  onTeacher(model: string): void;
}

/** What the gate says of a plan, in the words of a decision, and which other teachers there are. */
export function PlanVerdict({ answer, onTeacher }: PlanVerdictProps) {
  if (!isVerdict(answer))
    return (
      <Notice tone="info" title="Not decided yet">
        The gate takes longer than a minute. Ask again in a moment.
      </Notice>
    );
  const { verdict, environment, reasons, indeterminate } = answer;
  return (
    <section className={styles.verdict} aria-live="polite">
      <h2>
        The gate would say: <VerdictBadge verdict={verdict} /> for {environment}
      </h2>
      {indeterminate && (
        <Notice tone="warn" title="The ancestry could not be relied on, so the gate would block" />
      )}
      {reasons.length === 0 ? (
        <Notice tone="ok" title="No rule objects." />
      ) : (
        <Reasons reasons={reasons} />
      )}
      <Teachers decision={answer} onTeacher={onTeacher} />
      <Asides decision={answer} />
    </section>
  );
}

interface TeachersProps {
  decision: PlanDecision;
  onTeacher(model: string): void;
}

function Teachers({ decision: { alternatives }, onTeacher }: TeachersProps) {
  const teachers = alternatives?.teachers ?? [];
  if (teachers.length === 0) return null;
  return (
    <Card title="Teachers that start from other weights">
      <ul className={styles.teachers}>
        {teachers.map((model) => (
          <li key={model}>
            <ArtifactName id={model} />
            <Button onClick={() => onTeacher(model)}>
              Add<span className="visually-hidden"> {shortName(model)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
