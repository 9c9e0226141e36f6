import { type Decision, type Grade, type Reason, type WitnessPath } from '@pedigree/events';
import { type Expectation } from './types';

/** Strongest first. */
const GRADES: readonly Grade[] = ['same', 'partial', 'unknown', 'none'];

/** Rules whose paths end at a generator; those of the others lead to anything upstream. */
const TRANSMISSION = [
  'same-base-transmission',
  'own-line',
  'self-distillation',
  'same-base-judge',
  'partial-initialization',
  'unknown-initialization',
  'cross-base-unevaluated',
];
/** What a reader wants to see of many reasons: how a trait may have come, the gravest first. */
const TELLING = ['indeterminate', 'suspect-ancestor', 'trait-regression', ...TRANSMISSION];

/** The reason to show where only one fits. */
export const tellingReason = ({ reasons }: Decision): Reason | undefined =>
  TELLING.map((rule) => reasons.find((reason) => reason.rule === rule)).find(Boolean) ?? reasons[0];

const byStrength = (a: WitnessPath, b: WitnessPath): number =>
  GRADES.indexOf(a.grade) - GRADES.indexOf(b.grade) || a.length - b.length;

const shortestStrongest = (reasons: readonly Reason[]): WitnessPath | undefined =>
  reasons.flatMap(({ paths }) => paths).sort(byStrength)[0];

/** The strongest transmission path, the shortest among equals; absent where no reason shows one. */
export const strongestPath = ({ reasons }: Decision): WitnessPath | undefined =>
  shortestStrongest(reasons.filter(({ rule }) => TRANSMISSION.includes(rule)));

/** The path that explains the telling reason. */
export function witness(decision: Decision): WitnessPath | undefined {
  const reason = tellingReason(decision);
  return reason === undefined ? undefined : shortestStrongest([reason]);
}

/** How a decision differs from what is expected, in sentences; empty where it does not. */
export function differences(expected: Expectation, decision: Decision): string[] {
  const grade = strongestPath(decision)?.grade;
  const fired = decision.reasons.map(({ rule }) => rule);
  const missing = expected.rules.filter((rule) => !fired.includes(rule));
  return [
    decision.verdict !== expected.verdict && `${decision.verdict}, not ${expected.verdict}`,
    grade !== expected.grade && `path is ${grade ?? 'absent'}, not ${expected.grade ?? 'absent'}`,
    missing.length > 0 &&
      `${missing.join(', ')} did not fire (${fired.join(', ') || 'nothing'} did)`,
  ].filter((difference) => typeof difference === 'string');
}
