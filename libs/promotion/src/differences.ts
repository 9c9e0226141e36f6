import { type Decision } from '@pedigree/events';

/** How a second policy would have decided otherwise. */
export interface Difference {
  policy: Decision['policy'];
  verdict: Decision['verdict'];
  /** Rules that fired under it and not under the deciding one. */
  added: string[];
  /** Rules that fired under the deciding one and not under it. */
  removed: string[];
}

/** Nothing where both say the same. */
export function differenceOf(decision: Decision, other: Decision): Difference | undefined {
  const [rules, others] = [decision, other].map(
    ({ reasons }) => new Set(reasons.map(({ rule }) => rule)),
  ) as [Set<string>, Set<string>];
  const added = [...others].filter((rule) => !rules.has(rule));
  const removed = [...rules].filter((rule) => !others.has(rule));
  if (added.length + removed.length === 0 && decision.verdict === other.verdict) return undefined;
  return { policy: other.policy, verdict: other.verdict, added, removed };
}
