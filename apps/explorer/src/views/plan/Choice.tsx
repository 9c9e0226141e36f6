import { Field } from '../../ui/Field';

interface ChoiceProps<T extends string> {
  label: string;
  choices: readonly T[];
  value: T;
  onChange(choice: T): void;
}

/** One of a few words of the API, as it writes them. */
export function Choice<T extends string>({ label, choices, value, onChange }: ChoiceProps<T>) {
  return (
    <Field label={label}>
      <select
        value={value}
        onChange={({ target }) => {
          const chosen = choices.find((choice) => choice === target.value);
          if (chosen !== undefined) onChange(chosen);
        }}
      >
        {choices.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </select>
    </Field>
  );
}
