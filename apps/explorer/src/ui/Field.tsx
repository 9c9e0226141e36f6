import { type ReactNode } from 'react';
import styles from './Field.module.css';

interface FieldProps {
  label: string;
  /** One control: the label holds it, and so names it. */
  children: ReactNode;
  hint?: string;
}

export function Field({ label, hint, children }: FieldProps) {
  return (
    <label className={styles.field}>
      <span className={styles.label}>{label}</span>
      {children}
      {hint !== undefined && <span className={styles.hint}>{hint}</span>}
    </label>
  );
}
