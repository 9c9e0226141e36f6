import { type ReactNode } from 'react';
import { ApiError } from '../api/problem';
import { Button } from './Button';
import styles from './Notice.module.css';

interface NoticeProps {
  title: string;
  /** @default neutral */
  tone?: 'neutral' | 'info' | 'ok' | 'warn' | 'danger';
  action?: { label: string; onClick(): void };
  children?: ReactNode;
}

/** For what is empty, what went wrong, and what to know. */
export function Notice({ title, tone = 'neutral', action, children }: NoticeProps) {
  return (
    <section
      className={`${styles.notice} ${styles[tone]}`}
      role={tone === 'danger' ? 'alert' : undefined}
    >
      <p className={styles.title}>{title}</p>
      {children !== undefined && <div>{children}</div>}
      {action !== undefined && <Button onClick={action.onClick}>{action.label}</Button>}
    </section>
  );
}

/** What is known of an error that is not the API's. */
const UNKNOWN: Pick<ApiError, 'code' | 'errors'> = { code: 'unknown', errors: [] };

/** A failed request, with each field that was wrong and its remedy. */
export function ErrorNotice({ error, retry }: { error: Error; retry?: () => void }) {
  const { errors, code } = error instanceof ApiError ? error : UNKNOWN;
  return (
    <Notice
      tone="danger"
      title={error.message}
      {...(retry && { action: { label: 'Try again', onClick: retry } })}
    >
      {errors.length > 0 && (
        <ul>
          {errors.map(({ pointer, parameter, message, remedy }) => (
            <li key={`${pointer}${parameter}${message}`}>
              {parameter ?? pointer} {message}. {remedy}
            </li>
          ))}
        </ul>
      )}
      {code === 'unauthorized' && <p>Give a token with “Token” at the top of the page.</p>}
    </Notice>
  );
}
