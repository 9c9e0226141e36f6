import { type Decision } from '../../../api/queries';
import { changesInWords } from './then';

const because = (...rules: string[]): Decision => ({
  ...{ model: 'm', environment: 'e', indeterminate: false, cleared: [], asOf: '', decidedAt: '' },
  verdict: rules.length > 0 ? 'blocked' : 'approved',
  policy: { name: '', version: '', digest: '' },
  reasons: rules.map((rule) => ({
    ...{ rule, severity: 'high', message: '', clearedBy: [], controls: [], paths: [] },
  })),
});

describe('a verdict then and now', () => {
  it.each([
    [because(), because(), ['Nothing stands against it now either.']],
    [
      because('same-base-transmission'),
      because('same-base-transmission'),
      ['For the same reasons as now.'],
    ],
    [
      because(),
      because('suspect-ancestor'),
      ['New since then: “A flagged model stands upstream”.'],
    ],
    [
      because('trait-evals-missing', 'suspect-ancestor'),
      because('own-rule', 'suspect-ancestor'),
      ['New since then: “Own rule”.', 'No longer: “Trait evaluations are missing”.'],
    ],
  ])('is told apart by its rules', (then, now, words) => {
    expect(changesInWords(then, now)).toEqual(words);
  });
});
