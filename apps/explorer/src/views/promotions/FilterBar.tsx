import { type FormEvent } from 'react';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import styles from './FilterBar.module.css';
import { filtersIn, isFiltered, type PromotionFilters } from './filters';

interface FilterBarProps {
  filters: PromotionFilters;
  onChange(filters: PromotionFilters): void;
}

/** Narrows the history down. Applied on Enter or the button: a model's id is not typed in one go. */
export function FilterBar({ filters, onChange }: FilterBarProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = [...new FormData(event.currentTarget)].map(([name, value]) => [
      name,
      String(value),
    ]);
    onChange(filtersIn(new URLSearchParams(fields)));
  };
  return (
    <form className={styles.bar} onSubmit={submit} key={JSON.stringify(filters)} role="search">
      <Field label="Model">
        <input name="model" placeholder="pkg:generic/acme/m@1" defaultValue={filters.model} />
      </Field>
      <Field label="Environment">
        <input name="environment" placeholder="production" defaultValue={filters.environment} />
      </Field>
      <Choice label="Verdict" name="verdict" value={filters.verdict} choices={VERDICTS} />
      <Choice label="Revoked" name="revoked" value={filters.revoked} choices={REVOKED} />
      <div className={styles.buttons}>
        <Button type="submit" variant="primary">
          Filter
        </Button>
        {isFiltered(filters) && <Button onClick={() => onChange({})}>Show all</Button>}
      </div>
    </form>
  );
}

const VERDICTS = [
  ['', 'Any'],
  ['approved', 'Approved'],
  ['blocked', 'Blocked'],
] as const;
const REVOKED = [
  ['', 'Any'],
  ['true', 'Yes'],
  ['false', 'No'],
] as const;

interface ChoiceProps {
  label: string;
  name: keyof PromotionFilters;
  value: string | undefined;
  choices: readonly (readonly [string, string])[];
}

function Choice({ label, name, value = '', choices }: ChoiceProps) {
  return (
    <Field label={label}>
      <select name={name} defaultValue={value}>
        {choices.map(([choice, text]) => (
          <option key={choice} value={choice}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
}
