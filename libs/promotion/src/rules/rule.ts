import { type WitnessPath } from '@pedigree/events';
import { type Case } from '../case';

/** A rule that fired: what is wrong and, concretely, what would put it right. */
export interface Firing {
  message: string;
  /** Strongest and shortest first; made only as far as they are shown. */
  paths: readonly (() => WitnessPath)[];
}

export interface RuleOutcome {
  fired?: Firing;
  /** What kept it from firing where it otherwise would have, e.g. `evaluation e-7`. */
  clearedBy?: readonly string[];
}

export type Rule = (of: Case) => RuleOutcome;

export const silent: RuleOutcome = {};

/** `a`, `b` and 3 more. */
export function listed(names: readonly string[], most = 3): string {
  const shown = [...new Set(names)];
  const rest = shown.length - most;
  return shown.slice(0, most).join(', ') + (rest > 0 ? ` and ${String(rest)} more` : '');
}
