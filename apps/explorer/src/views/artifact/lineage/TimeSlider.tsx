import { useEffect, useRef, useState } from 'react';
import { Button } from '../../../ui/Button';
import styles from './TimeSlider.module.css';

interface TimeSliderProps {
  /** When something was learnt, oldest first, RFC 3339. */
  moments: readonly string[];
  asOf: string | undefined;
  onChange(asOf: string | undefined): void;
  /** The difference in words. */
  summary: string;
}

export const momentInWords = (moment: string): string =>
  new Date(moment).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

const stopOf = (moments: readonly string[], asOf: string | undefined): number =>
  asOf === undefined ? moments.length : moments.filter((moment) => moment <= asOf).length - 1;

/** Milliseconds that the slider rests before the past is asked for. */
const SETTLED_MS = 200;

/** Goes back to what was known at a past moment; its stops are the moments at which something was learnt. */
export function TimeSlider({ moments, asOf, onChange, summary }: TimeSliderProps) {
  const [dragged, setDragged] = useState<number>();
  const timer = useRef<number>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const stop = Math.max(dragged ?? stopOf(moments, asOf), 0);
  const moment = moments[stop];
  const words = moment === undefined ? 'Now' : momentInWords(moment);
  const move = (to: number) => {
    setDragged(to);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      onChange(moments[to]);
      setDragged(undefined);
    }, SETTLED_MS);
  };

  if (moments.length === 0) return null;
  return (
    <div className={styles.slider}>
      <label className={styles.label}>
        <span>As of</span>
        <input
          type="range"
          min={0}
          max={moments.length}
          value={stop}
          aria-valuetext={words}
          onChange={({ target }) => move(Number(target.value))}
        />
        <output>{words}</output>
      </label>
      {asOf !== undefined && <Button onClick={() => onChange(undefined)}>Back to now</Button>}
      <p role="status" className={styles.summary}>
        {asOf !== undefined && summary}
      </p>
    </div>
  );
}
