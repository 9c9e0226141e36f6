import { useId } from 'react';
import { titleOf } from '../../ui/reasons/words';
import styles from './RuleChoices.module.css';

interface RuleChoicesProps {
  rules: readonly string[];
  chosen: readonly string[];
  fault?: string | undefined;
  onChange(chosen: string[]): void;
}

/** The rules that a review speaks of. */
export function RuleChoices({ rules, chosen, fault, onChange }: RuleChoicesProps) {
  const faultId = useId();
  if (rules.length === 0) return null;
  const toggle = (rule: string) =>
    onChange(rules.filter((each) => (each === rule) !== chosen.includes(each)));
  return (
    <fieldset className={styles.rules} aria-describedby={fault === undefined ? undefined : faultId}>
      <legend>Rules you speak of</legend>
      {rules.map((rule) => (
        <label key={rule}>
          <input type="checkbox" checked={chosen.includes(rule)} onChange={() => toggle(rule)} />{' '}
          {titleOf(rule)}
        </label>
      ))}
      {fault !== undefined && (
        <p id={faultId} className={styles.fault}>
          {fault}
        </p>
      )}
    </fieldset>
  );
}
