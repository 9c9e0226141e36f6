import { type Decision } from '@pedigree/events';
import { type Expectation } from './shape';

/** How a decision differs from what was expected, in sentences; empty where it does not. */
export function differencesFrom(decision: Decision, expected: Expectation): string[] {
  const fired = decision.reasons.map(({ rule }) => rule);
  const cleared = decision.cleared.map(({ rule }) => rule);
  const { verdict, reasons, includes = [], excludes = [], indeterminate } = expected;
  const missing = [...(reasons ?? []), ...includes].filter((rule) => !fired.includes(rule));
  const surplus = fired.filter((rule) => excludes.includes(rule) || notIn(reasons, rule));
  const advised = (decision.advice ?? []).map(({ rule }) => rule);
  const unadvised = (expected.advice ?? []).filter((rule) => !advised.includes(rule));
  const uncleared = (expected.cleared ?? []).filter((rule) => !cleared.includes(rule));
  return [
    ...differing('verdict', verdict, decision.verdict),
    ...(indeterminate === undefined
      ? []
      : differing('indeterminate', indeterminate, decision.indeterminate)),
    ...distinct(missing).map((rule) => `${rule} should fire, and ${insteadOf(rule, decision)}.`),
    ...distinct(surplus).map((rule) => `${rule} should not fire: ${messageOf(rule, decision)}`),
    ...distinct(uncleared).map(
      (rule) => `${rule} should be cleared, and ${fateOf(rule, decision)}.`,
    ),
    ...distinct(unadvised).map(
      (rule) => `${rule} should be shown as advice, and ${fateOf(rule, decision)}.`,
    ),
  ];
}

const notIn = (exactly: readonly string[] | undefined, rule: string): boolean =>
  exactly !== undefined && !exactly.includes(rule);

const distinct = (rules: readonly string[]): string[] => [...new Set(rules)];

const differing = (what: string, expected: unknown, got: unknown): string[] =>
  expected === got ? [] : [`${what} should be ${String(expected)}, and is ${String(got)}.`];

const messageOf = (rule: string, { reasons }: Decision): string =>
  reasons.find((reason) => reason.rule === rule)?.message ?? '';

function insteadOf(rule: string, { cleared }: Decision): string {
  const by = cleared.find((one) => one.rule === rule)?.by;
  return by === undefined ? 'does not' : `is cleared by ${by.join(', ')}`;
}

const fateOf = (rule: string, { reasons }: Decision): string =>
  reasons.some((reason) => reason.rule === rule) ? 'fires' : 'is not: nothing calls for it';
