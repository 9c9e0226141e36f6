import { type Row } from '../figure';

/** Ratios that a machine once had, by figure, and which way is worse. */
export type Baseline = Readonly<Record<string, { ratio: number; better: 'higher' | 'lower' }>>;

export interface Regression {
  figure: string;
  was: number;
  is: number;
}

/**
 * Ratios that are worse than they were by more than the allowance. Ratios only, never times: a slow
 * machine slows the floor as well.
 *
 * @param allowance share by which a ratio may be worse: 0.5 lets 0.8 become 0.4, and 2 become 4
 */
export function regressions(
  rows: readonly Row[],
  baseline: Baseline,
  allowance: number,
): Regression[] {
  return rows.flatMap(({ figure, ratio }) => {
    const known = baseline[figure];
    if (known === undefined) return [];
    const worse =
      known.better === 'higher' ? known.ratio / ratio.median : ratio.median / known.ratio;
    return worse > 1 / (1 - allowance) ? [{ figure, was: known.ratio, is: ratio.median }] : [];
  });
}
