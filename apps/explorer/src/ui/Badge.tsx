import { type ReactNode } from 'react';
import styles from './Badge.module.css';

export type Tone = 'neutral' | 'info' | 'ok' | 'warn' | 'danger';

/** A word or two beside something; the text says it all, the colour helps. */
export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`${styles.badge} ${styles[tone]}`}>{children}</span>;
}

const SEVERITY_TONES: Readonly<Record<string, Tone>> = {
  critical: 'danger',
  high: 'danger',
  medium: 'warn',
  low: 'neutral',
};

export function SeverityBadge({ severity }: { severity: string }) {
  return <Badge tone={SEVERITY_TONES[severity] ?? 'neutral'}>{severity}</Badge>;
}

const VERDICTS: Readonly<Record<string, [Tone, string]>> = {
  approved: ['ok', '✓ approved'],
  blocked: ['danger', '✕ blocked'],
  revoked: ['danger', '↩ revoked'],
  pending: ['info', '… pending'],
};

/** @param verdict approved, blocked, revoked or pending */
export function VerdictBadge({ verdict }: { verdict: string }) {
  const [tone, text] = VERDICTS[verdict] ?? ['neutral', verdict];
  return <Badge tone={tone}>{text}</Badge>;
}

/** Model or dataset, by colour, sign and word. */
export function KindBadge({ kind }: { kind: 'model' | 'dataset' }) {
  return (
    <span className={`${styles.badge} ${styles[kind]}`}>
      <span aria-hidden="true">{kind === 'model' ? '⬢ ' : '▤ '}</span>
      {kind}
    </span>
  );
}
