import { type ReactNode } from 'react';
import styles from './Page.module.css';

interface PageProps {
  title: ReactNode;
  /** Beside the title: badges, buttons. */
  aside?: ReactNode;
  children: ReactNode;
}

/** The frame of a view: its one `h1`, then its content. */
export function Page({ title, aside, children }: PageProps) {
  return (
    <div className={styles.page}>
      <div className={styles.heading}>
        <h1>{title}</h1>
        {aside}
      </div>
      {children}
    </div>
  );
}

export function Card({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <section className={styles.card}>
      {title !== undefined && <h2>{title}</h2>}
      {children}
    </section>
  );
}
