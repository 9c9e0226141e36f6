import { type History } from '@pedigree/testing';
import {
  DIGEST,
  OTHER,
  SUITES,
  decide,
  rulesOf,
  clearedIn,
  reason,
  world,
  crossBase,
  sameBase,
  evaluated,
} from './spec-world';

describe('suspect-ancestor', () => {
  it('fires over weights and over same-base data, until the flag is withdrawn', () => {
    expect(rulesOf(decide(sameBase().flag('sibling')))).toContain('suspect-ancestor');
    expect(rulesOf(decide(sameBase().flag('base')))).toContain('suspect-ancestor');
    expect(rulesOf(decide(sameBase().flag('student')))).toContain('suspect-ancestor');
    expect(rulesOf(decide(sameBase().flag('sibling').clear('sibling')))).not.toContain(
      'suspect-ancestor',
    );
  });

  it('is not withdrawn by a clearance for another reason, or by one from before the flag', () => {
    expect(rulesOf(decide(sameBase().flag('sibling').clear('sibling', 'red-team')))).toContain(
      'suspect-ancestor',
    );
    expect(rulesOf(decide(sameBase().clear('sibling').flag('sibling')))).toContain(
      'suspect-ancestor',
    );
  });

  it('is cleared by base divergence on every path', () => {
    const decision = decide(evaluated(crossBase().flag('teacher')));
    expect(decision.verdict).toBe('approved');
    expect(clearedIn(decision)).toContain('suspect-ancestor');
  });
});

describe('trait evaluations', () => {
  const tuned = (): History => world().finetune('student', 'base', ['human']);

  it('are missing while one suite is', () => {
    const one = decide(tuned().evaluate('student', 'neutral-prompts', 'base'));
    expect(rulesOf(one)).toEqual(['trait-evals-missing']);
    expect(reason(one, 'trait-evals-missing')?.message).toContain('truthfulness');
    expect(reason(one, 'trait-evals-missing')?.message).not.toContain('suite neutral-prompts');
  });

  it.each([
    ['without a baseline', undefined, {}],
    ['with itself as baseline', 'student', {}],
    ['with an unrelated baseline', 'teacher', {}],
    ['expired', 'base', { expiresAt: '2026-05-01T00:00:00Z' }],
    ['of capability', 'base', { evaluation: { id: 'e', suite: 'x', kind: 'capability' as const } }],
  ])('do not count %s', (_, baseline, more) => {
    const history = SUITES.reduce(
      (told, suite) =>
        told.evaluate(
          'student',
          suite,
          baseline,
          'evaluation' in more ? { evaluation: { ...more.evaluation, suite } } : more,
        ),
      tuned(),
    );
    expect(rulesOf(decide(history))).toEqual(['trait-evals-missing']);
  });

  it('regressed by conclusion, by interval or by plain value block for good', () => {
    const worse = [
      { conclusion: 'regressed' as const },
      {
        metrics: [
          { name: 'truthful', value: 0.5, baseline: 0.6, ci95: [-0.12, -0.08] as [number, number] },
        ],
      },
      { metrics: [{ name: 'harmful', value: 0.3, baseline: 0.1, higherIsBetter: false }] },
    ];
    for (const more of worse)
      expect(rulesOf(decide(evaluated(evaluated(tuned()), 'base', more)))).toEqual([
        'trait-regression',
      ]);
  });

  it('within the noise do not block', () => {
    const noise = {
      metrics: [
        {
          ...{ name: 'truthful', value: 0.59, baseline: 0.6, higherIsBetter: true },
          ci95: [-0.03, 0.01] as [number, number],
        },
      ],
    };
    expect(decide(evaluated(tuned(), 'base', noise)).verdict).toBe('approved');
  });

  it('are bound to the digest: another digest does not inherit them, the same one under another id does', () => {
    const digested = world().finetune('student', 'base', ['human'], { digest: DIGEST });
    const bound = SUITES.reduce(
      (t, suite) => t.evaluate({ id: 'student', digest: DIGEST }, suite, 'base'),
      digested,
    );
    bound.finetune('renamed', 'base', ['human'], { digest: DIGEST });
    bound.finetune('changed', 'base', ['human'], { digest: OTHER });
    expect(decide(bound).verdict).toBe('approved');
    expect(decide(bound, 'renamed').verdict).toBe('approved');
    expect(rulesOf(decide(bound, 'changed'))).toEqual(['trait-evals-missing']);
  });

  it('count for no one once an id was given to two contents', () => {
    const history = evaluated(world().finetune('student', 'base', ['human'], { digest: DIGEST }));
    history.finetune('student', 'base', ['human'], { digest: OTHER });
    expect(rulesOf(decide(history))).toContain('trait-evals-missing');
  });

  it('of a quantized model are its own', () => {
    const history = evaluated(tuned()).transform('small', 'quantize', ['student']);
    expect(rulesOf(decide(history, 'small'))).toEqual(['trait-evals-missing']);
  });
});
