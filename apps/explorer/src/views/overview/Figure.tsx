import { type ReactElement } from 'react';
import { ResponsiveContainer } from 'recharts';
import styles from './Figure.module.css';

interface FigureProps {
  title: string;
  /** The same in words: below the chart, and all there is for those who do not see it. */
  words: string;
  /** Pixels. @default 220 */
  height?: number;
  /** Absent where there is nothing to draw. */
  children?: ReactElement | false;
}

export function Figure({ title, words, height = 220, children }: FigureProps) {
  return (
    <figure className={styles.figure}>
      <h2>{title}</h2>
      {children !== undefined && children !== false && (
        <div aria-hidden="true" className={styles.chart}>
          <ResponsiveContainer width="100%" height={height}>
            {children}
          </ResponsiveContainer>
        </div>
      )}
      <figcaption className={styles.words}>{words}</figcaption>
    </figure>
  );
}
