import { type Decision } from '@pedigree/events';
import { History } from '@pedigree/testing';
import { judge, type Rule } from '.';
import { DEFAULT_POLICY } from './fixtures/default-policy';

const told = (): History =>
  new History()
    .model('base', 'random')
    .dataset('human')
    .finetune('sibling', 'base', ['human'])
    .generate('corpus', ['sibling'])
    .finetune('student', 'base', ['corpus']);

const rule = (id: string): Rule => DEFAULT_POLICY.rules.find((one) => one.id === id)!;

const by = (history: History, rules: readonly Rule[], requestedBy?: string): Decision =>
  judge(
    {
      model: 'student',
      environment: 'production',
      decidedAt: '2026-06-01T00:00:00.000Z',
      ancestry: history.subgraph('student'),
      problems: [],
      requestedBy,
    },
    { ...DEFAULT_POLICY, rules },
  );

const sameBase = rule('same-base-transmission');
const steps = (decision: Decision, way = 0) => decision.reasons[0]?.remedies?.[way]?.steps;

it('takes a condition that cannot be evaluated to hold', () => {
  const broken: Rule = {
    ...rule('trait-regression'),
    applies: () => {
      throw new Error('no such key');
    },
  };
  const decision = by(told(), [broken]);
  expect(decision.verdict).toBe('blocked');
  expect(decision.reasons[0]?.message).toContain('could not be evaluated (no such key)');
});

it('says which steps are done and what is left, concretely', () => {
  const history = told().review('student', { reviewer: 'alice' });
  const decision = by(history, [sameBase]);
  expect(steps(decision)).toMatchObject([
    { evidence: 'attestation', done: false, text: expect.stringContaining('for sibling') },
    {
      evidence: 'trait-evals',
      done: false,
      text: expect.stringMatching(
        /suite neutral-prompts .* baseline base, in .* bare and training/,
      ),
    },
    { evidence: 'review', done: true, text: 'review by alice' },
  ]);
  expect(decision.reasons[0]?.message).toMatch(/To clear it: .*sibling.*, and .*neutral-prompts/);
});

it('does not count the review of who asked, however the name is written', () => {
  const review = rule('probe-drift');
  const history = told().probe('student', 'drift').review('student', { reviewer: ' Alice' });
  expect(by(history, [review], 'bob').verdict).toBe('approved');
  for (const same of ['alice', 'ALICE ', '\u{1D400}lice'])
    expect(by(history, [review], same).verdict).toBe('blocked');
});

it('counts one person once where two are asked for', () => {
  const two: Rule = { ...rule('probe-drift'), clearedBy: [[{ kind: 'review', reviewers: 2 }]] };
  const once = told().probe('student', 'drift').review('student', { reviewer: 'alice' });
  expect(by(once.review('student', { reviewer: 'ALICE' }), [two]).verdict).toBe('blocked');
  expect(by(once.review('student', { reviewer: 'bob' }), [two])).toMatchObject({
    verdict: 'approved',
    cleared: [{ by: [expect.stringMatching(/bob/), expect.stringMatching(/alice/i)] }],
  });
});

it.each([
  ['another environment', { environment: 'staging' }],
  ['other rules', { rules: ['relay'] }],
  ['a time that is over', { expiresAt: '2026-05-01T00:00:00Z' }],
])('does not count a review for %s', (_, more) => {
  const history = told().probe('student', 'drift').review('student', more);
  expect(by(history, [rule('probe-drift')]).verdict).toBe('blocked');
});

it('needs evidence for each generator, not for one of them', () => {
  const history = told()
    .finetune('other', 'base', ['human'])
    .generate('corpus', ['other'])
    .review('student');
  const [reason] = by(history, [sameBase]).reasons;
  expect(reason?.paths.map(({ generator }) => generator)).toEqual(['sibling', 'other']);
  expect(reason?.remedies?.[0]?.steps[0]?.text).toMatch(/for sibling.*; .*for other/);
});

it('is cleared by nothing where the bundle names nothing', () => {
  const never: Rule = { ...rule('trait-evals-missing'), clearedBy: [] };
  const history = told().evaluate('student', 'neutral-prompts', 'base').review('student');
  expect(by(history, [never]).reasons).toMatchObject([{ clearedBy: [], remedies: [] }]);
});

it('never approves on a parent that nobody described, whatever the bundle leaves out', () => {
  const history = new History().finetune('student', 'nowhere', []);
  const only = [rule('indeterminate')];
  expect(by(history, only)).toMatchObject({ verdict: 'blocked', indeterminate: true });
  const reviewed = history.review('student').evaluate('student', 'truthfulness', 'nowhere');
  expect(by(reviewed, DEFAULT_POLICY.rules)).toMatchObject({
    verdict: 'blocked',
    indeterminate: true,
  });
});

describe('a review of what was not known yet', () => {
  it('does not clear drift that was found afterwards', () => {
    const history = told().review('student').probe('student', 'drift');
    expect(by(history, [rule('probe-drift')])).toMatchObject({ verdict: 'blocked' });
    expect(by(history.review('student'), [rule('probe-drift')]).verdict).toBe('approved');
  });

  it('does not clear a path that was recorded afterwards, by a month or by minutes', () => {
    const path = (recordedAt: string): History =>
      new History()
        .model('base', 'random')
        .model('other', 'random')
        .finetune('sibling', 'base', [])
        .generate('first', ['sibling'])
        .finetune('between', 'other', ['first'])
        .generate('corpus', ['between'])
        .review('student')
        .at('2026-01-01T00:00:00.000Z', recordedAt)
        .finetune('student', 'base', ['corpus']);
    const late = by(path('2026-02-01T00:00:00.000Z'), [rule('relay')]);
    expect(late.verdict).toBe('blocked');
    expect(late.reasons[0]?.message).toContain('given before this was known: the review by');
    const soon = path('2026-01-01T00:08:00.000Z');
    expect(by(soon, [rule('relay')]).verdict).toBe('blocked');
    expect(by(soon.at('2026-01-01T00:09:00.000Z').review('student'), [rule('relay')]).verdict).toBe(
      'approved',
    );
  });

  it('clears what the reviewed model was converted to since, and no new data of it', () => {
    const reviewed = (): History =>
      new History()
        .model('base', 'random')
        .dataset('human')
        .finetune('judge', 'base', ['human'])
        .taught('student', 'judge', 'reward')
        .finetune('student', 'base', ['human'])
        .review('student')
        .transform('small', 'convert', ['student']);
    const small = (history: History) =>
      judge(
        {
          ...{ model: 'small', environment: 'production', problems: [] },
          decidedAt: '2026-06-01T00:00:00.000Z',
          ancestry: history.subgraph('small'),
        },
        { ...DEFAULT_POLICY, rules: [rule('same-base-judge')] },
      );
    expect(small(reviewed())).toMatchObject({
      verdict: 'approved',
      cleared: [{ rule: 'same-base-judge' }],
    });
    expect(small(reviewed().taught('small', 'judge', 'reward')).verdict).toBe('blocked');
    expect(small(reviewed().taught('student', 'judge', 'reward')).verdict).toBe('blocked');
  });
});
