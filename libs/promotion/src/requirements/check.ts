import { type RejectedEvidence } from '@pedigree/events';
import { type Case } from '../case';
import { type Evidence } from '../evidence';
import { type Ancestor, type Arrival } from '../paths';
import { type Requirement } from '../policy';

/** What a rule found: a path, something upstream, or the candidate itself. */
export type Item =
  | { subject: 'path'; arrival: Arrival }
  | { subject: 'ancestor'; ancestor: Ancestor }
  | { subject: 'candidate' };

interface Beside {
  rejected: readonly RejectedEvidence[];
  /** What it rests on. */
  evidence: readonly Evidence[];
}

/** Whether one requirement is fulfilled for one item. */
export type Check = Beside &
  (
    | /** `end`: milliseconds since the epoch from which it no longer is. */
      { state: 'met'; by: readonly string[]; end: number }
      /** Of a plan: it can only be shown once the model is trained. */
    | { state: 'later'; todo: readonly string[] }
    /** `todo`: what to do, in words. */
    | { state: 'unmet'; todo: readonly string[] }
    /** Nobody can fulfil it. `todo`: why. */
    | { state: 'never'; todo: readonly string[] }
  );

export interface Asked<K extends Requirement['kind'] = Requirement['kind']> {
  requirement: Extract<Requirement, { kind: K }>;
  item: Item;
  /** Id of the rule that asks. */
  rule: string;
  of: Case;
}

export const met = (
  by: readonly string[],
  end = Infinity,
  { rejected = [], evidence = [] }: Partial<Beside> = {},
): Check => ({ state: 'met', by, end, rejected, evidence });

/** Several checks that all have to be met, as one. */
export function together(checks: readonly Check[]): Check {
  const hopeless = checks.find(({ state }) => state === 'never');
  if (hopeless !== undefined) return hopeless;
  const rejected = checks.flatMap((one) => one.rejected);
  const todo = checks.flatMap((one) => ('todo' in one ? one.todo : []));
  if (todo.length > 0) return unmet(todo, rejected);
  const there = checks.flatMap((one) => (one.state === 'met' ? one : []));
  return met(
    there.flatMap(({ by }) => by),
    Math.min(Infinity, ...there.map(({ end }) => end)),
    { rejected, evidence: there.flatMap(({ evidence }) => evidence) },
  );
}

export const unmet = (
  todo: readonly string[],
  rejected: readonly RejectedEvidence[] = [],
): Check => ({ state: 'unmet', todo, rejected, evidence: [] });

export const never = (why: string): Check => ({
  state: 'never',
  todo: [why],
  rejected: [],
  evidence: [],
});

/** Of a planned model nothing can be shown yet. */
export const unmetOrLater = (
  of: Case,
  todo: readonly string[],
  rejected: readonly RejectedEvidence[],
): Check => ({ state: of.planned ? 'later' : 'unmet', todo, rejected, evidence: [] });

/** Why what is there does not count: `e-5 is rejected: ...`. */
export const refusals = (rejected: readonly RejectedEvidence[]): string =>
  rejected.length === 0
    ? ''
    : ` (${rejected
        .slice(0, 3)
        .map(({ event, message }) => `${event} does not count: ${message}`)
        .join(' ')})`;
