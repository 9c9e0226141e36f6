import { type Row, type Target } from '../figure';

/** Whether a number is where it should be; undefined where nothing is asked of it. */
export function isMet(value: number, target: Target | undefined): boolean | undefined {
  if (target === undefined) return undefined;
  return 'atLeast' in target ? value >= target.atLeast : value <= target.atMost;
}

/** Whether a row reaches all that is asked of it, by its medians. */
export function reaches({ ratio, value, target, bound }: Row): boolean | undefined {
  const asked = [isMet(ratio.median, target), isMet(value.median, bound)].filter(
    (met) => met !== undefined,
  );
  return asked.length === 0 ? undefined : asked.every(Boolean);
}

export const wordsOf = (target: Target | undefined): string =>
  target === undefined ? '' : 'atLeast' in target ? `>= ${target.atLeast}` : `<= ${target.atMost}`;
