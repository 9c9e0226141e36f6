import { type Decision } from '@pedigree/events';
import { History } from '@pedigree/testing';
import { independentFrom, judge, type Plan, plannedModel, sourcesOf, withPlan } from '.';
import { DEFAULT_POLICY } from './fixtures/default-policy';

const AT = '2026-06-01T00:00:00.000Z';

const told = (): History =>
  new History()
    .model('base', 'random')
    .model('other', 'random')
    .model('stranger', 'unknown')
    .dataset('human')
    .finetune('sibling', 'base', ['human'])
    .generate('same', ['sibling'])
    .generate('cross', ['other']);

const planOn = (...corpora: string[]): Plan => ({
  plan: { id: 'x' },
  base: { model: 'base', method: 'finetune' },
  corpora: corpora.map((dataset) => ({ dataset, stage: 'sft' })),
});

const decide = (plan: Plan): Decision =>
  judge(
    {
      model: plannedModel(plan),
      environment: 'production',
      decidedAt: AT,
      ancestry: withPlan(told().subgraph('base'), plan, AT, 'local'),
      problems: [],
      plan: true,
    },
    DEFAULT_POLICY,
  );

it('is judged as if it had happened, with the path to the teacher', () => {
  const decision = decide(planOn('same'));
  expect(decision.reasons.map(({ rule }) => rule)).toEqual(['same-base-transmission']);
  expect(decision.reasons[0]?.paths[0]).toMatchObject({ generator: 'sibling', length: 2 });
});

it('passes on condition of what can only be shown after the training', () => {
  for (const plan of [planOn('cross'), planOn('human')]) {
    const { verdict, conditions } = decide(plan);
    expect(verdict).toBe('approved');
    expect(conditions?.join()).toMatch(/neutral-prompts.*truthfulness/s);
  }
});

it('is indeterminate on a corpus that nobody described', () => {
  expect(decide(planOn('nowhere'))).toMatchObject({ verdict: 'blocked', indeterminate: true });
});

it('may take a teacher that certainly starts from other weights', () => {
  const candidates = ['base', 'other', 'sibling', 'stranger', 'human', 'nowhere'];
  const ancestry = told().subgraph('base');
  expect(independentFrom('base', candidates, ancestry, DEFAULT_POLICY, 'production')).toEqual([
    'other',
  ]);
});

it('knows what it would learn from', () => {
  const plan: Plan = {
    ...planOn('same', 'cross'),
    teachers: [{ model: 'other', channel: 'logits' }],
  };
  expect(sourcesOf(plan)).toEqual(['base', 'same', 'cross', 'other']);
});
