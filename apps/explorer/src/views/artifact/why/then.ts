import { type Decision } from '../../../api/queries';
import { titleOf } from '../../../ui/reasons/words';

const rulesOf = ({ reasons }: Decision): string[] => reasons.map(({ rule }) => rule);

const named = (rules: readonly string[]): string =>
  rules.map((rule) => `“${titleOf(rule)}”`).join(', ');

/** What came between two decisions on one model, a sentence each. */
export function changesInWords(then: Decision, now: Decision): string[] {
  const [before, after] = [new Set(rulesOf(then)), new Set(rulesOf(now))];
  const come = [...after].filter((rule) => !before.has(rule));
  const gone = [...before].filter((rule) => !after.has(rule));
  if (come.length + gone.length > 0)
    return [
      ...(come.length > 0 ? [`New since then: ${named(come)}.`] : []),
      ...(gone.length > 0 ? [`No longer: ${named(gone)}.`] : []),
    ];
  return [
    after.size === 0 ? 'Nothing stands against it now either.' : 'For the same reasons as now.',
  ];
}
