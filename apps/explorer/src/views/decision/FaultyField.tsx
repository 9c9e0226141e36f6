import { type ReactElement, cloneElement, useId } from 'react';
import { Field } from '../../ui/Field';
import styles from './FaultyField.module.css';

interface FaultyFieldProps {
  label: string;
  hint?: string;
  /** What is wrong with it and what to do. */
  fault?: string | undefined;
  /** The one control; it is marked as invalid where there is a fault. */
  children: ReactElement<{ 'aria-invalid'?: boolean; 'aria-describedby'?: string | undefined }>;
}

/** A field that says what is wrong with it, to those who see it and to those who hear it. */
export function FaultyField({ label, hint, fault, children }: FaultyFieldProps) {
  const id = useId();
  const invalid = fault !== undefined;
  const control = cloneElement(children, {
    'aria-invalid': invalid,
    'aria-describedby': invalid ? id : undefined,
  });
  return (
    <div>
      <Field label={label} {...(hint !== undefined && { hint })}>
        {control}
      </Field>
      {invalid && (
        <p id={id} role="alert" className={styles.fault}>
          {fault}
        </p>
      )}
    </div>
  );
}
