import { type FormEvent, useRef } from 'react';
import { Button } from '../../../ui/Button';
import { Field } from '../../../ui/Field';
import styles from './Why.module.css';

interface EnvironmentFieldProps {
  environment: string;
  onChange(environment: string): void;
}

/** Which environment the verdict is for. Any name does: the policy knows what to make of it. */
export function EnvironmentField({ environment, onChange }: EnvironmentFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const chosen = input.current?.value.trim() ?? '';
    if (chosen !== '') onChange(chosen);
  };
  return (
    <form className={styles.environment} onSubmit={submit}>
      <Field label="Environment">
        <input ref={input} key={environment} defaultValue={environment} required maxLength={1024} />
      </Field>
      <Button type="submit">Judge</Button>
    </form>
  );
}
