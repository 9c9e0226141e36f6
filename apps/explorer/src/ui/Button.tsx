import { type ComponentProps } from 'react';
import styles from './Button.module.css';

interface ButtonProps extends ComponentProps<'button'> {
  /** @default plain */
  variant?: 'plain' | 'primary' | 'danger';
}

/** @remarks `type` is `button` unless given: a button in a form does not submit it by accident. */
export function Button({ variant = 'plain', className = '', ...props }: ButtonProps) {
  return (
    <button
      type="button"
      className={`${styles.button} ${styles[variant]} ${className}`}
      {...props}
    />
  );
}
