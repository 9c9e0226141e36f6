import { faultInWords, runCases } from '..';
import { FAVOURABLE, type Favourable, type Level } from '../../assurance';
import { compiled, withRule } from '../fixtures/bundles';

const policy = compiled(
  withRule({
    for: 'candidate',
    when: 'candidate.fineTuned',
    message: "'{model} is tuned'",
    clearedBy: '[[trait-evals]]',
  }),
);

const VOUCHED = Object.fromEntries(FAVOURABLE.map((kind) => [kind, 'vouched'])) as Record<
  Favourable,
  Level
>;

const BASE = `histories:
  tuned:
    - model.registered: { model: { id: base }, initialization: random }
    - finetune.completed: { output: student, base: { model: base, method: finetune } }
`;
const EVALUATED = `    events:
      - evaluation.completed:
          evaluation: { id: e-1, suite: truthfulness, kind: trait-regression }
          subject: student
          baseline: base
          metrics: [{ name: score, value: 0.6, baseline: 0.6, higherIsBetter: true }]
          conclusion: pass
`;

const withCase = (expect: string, more = ''): string =>
  `${BASE}cases:
  - name: one
    histories: [tuned]
    model: student
    environment: production
${more}    expect: ${expect}
`;

const outcome = (text: string): string[] => {
  const run = runCases(policy, text, { file: 'c.yaml' });
  return run.ok
    ? run.results.flatMap(({ differences }) => differences)
    : run.faults.map(faultInWords);
};

describe('runCases', () => {
  it('answers which cases are as expected, with the decision of each', () => {
    const text = withCase('{ verdict: blocked, reasons: [mine] }');
    expect(runCases(policy, text)).toMatchObject({
      ok: true,
      results: [
        {
          name: 'one',
          line: 6,
          ok: true,
          differences: [],
          decision: { model: 'student', policy: { digest: policy.digest } },
        },
      ],
    });
  });

  it('is pure: the same twice', () => {
    const text = withCase('{ verdict: approved }', EVALUATED);
    expect(runCases(policy, text)).toEqual(runCases(policy, text));
  });

  it.each([
    ['{ verdict: approved }', '', ['verdict should be approved, and is blocked.']],
    [
      '{ verdict: blocked, reasons: [indeterminate] }',
      '',
      [
        'indeterminate should fire, and does not.',
        expect.stringMatching(/^mine should not fire: student is tuned To clear it: record/),
      ],
    ],
    [
      '{ verdict: blocked, excludes: [mine] }',
      '',
      [expect.stringMatching(/^mine should not fire:/)],
    ],
    ['{ verdict: blocked, cleared: [mine] }', '', ['mine should be cleared, and fires.']],
    ['{ verdict: blocked, advice: [mine] }', '', ['mine should be shown as advice, and fires.']],
    [
      '{ verdict: approved, cleared: [indeterminate] }',
      EVALUATED,
      ['indeterminate should be cleared, and is not: nothing calls for it.'],
    ],
    [
      '{ verdict: approved, includes: [mine] }',
      EVALUATED,
      ['mine should fire, and is cleared by evaluation e-1.'],
    ],
    [
      '{ verdict: blocked, indeterminate: true }',
      '',
      ['indeterminate should be true, and is false.'],
    ],
    ['{ verdict: approved, reasons: [], cleared: [mine], indeterminate: false }', EVALUATED, []],
  ])('compares with %s', (expected, more, differences) => {
    expect(outcome(withCase(expected, more))).toEqual(differences);
  });

  it('hands on who asks, the weights that are meant, the moment, plans and problems', () => {
    const digest = `sha256:${'1'.repeat(64)}`;
    const run = runCases(
      policy,
      `cases:
  - name: all of it
    events:
      - model.registered: { model: { id: base }, initialization: random }
      - finetune.completed: { output: { id: student, digest: '${digest}' }, base: { model: base, method: finetune } }
    model: { id: student, digest: '${digest}' }
    environment: staging
    at: '2027-01-01T00:00:00Z'
    requestedBy: kim
    plan: true
    problems: [lag]
    expect: { verdict: blocked, reasons: [indeterminate] }
`,
    );
    expect(run).toMatchObject({
      results: [
        {
          ok: true,
          decision: {
            digest,
            environment: 'staging',
            decidedAt: '2027-01-01T00:00:00Z',
            problems: [{ problem: 'lag' }],
            conditions: [expect.stringContaining('record an evaluation of suite truthfulness')],
          },
        },
      ],
    });
  });

  it('takes an event with type and data, by its long name, at its own time, and once only', () => {
    const twice = `    events:
      - type: ai.pedigree.evaluation.completed.v1
        id: e-1
        time: '2026-01-01T10:00:00Z'
        data:
          evaluation: { id: e-1, suite: truthfulness, kind: trait-regression }
          subject: student
          baseline: base
          metrics: [{ name: score, value: 0.6, baseline: 0.6, higherIsBetter: true }]
          conclusion: pass
      - id: e-1
        model.flagged: { model: base, reason: incident }
`;
    const run = runCases(policy, withCase('{ verdict: approved, cleared: [mine] }', twice));
    expect(run).toMatchObject({
      results: [{ differences: [], decision: { decidedAt: '2026-01-01T10:01:00.000Z' } }],
    });
  });

  it('takes evidence whose clock ran ahead for what it is', () => {
    const ahead = EVALUATED.replace(
      '- evaluation',
      "- time: '2026-05-01T00:00:00Z'\n        recordedAt: '2026-01-02T00:00:00Z'\n        evaluation",
    );
    const run = runCases(policy, withCase('{ verdict: blocked, reasons: [mine] }', ahead));
    expect(run).toMatchObject({
      results: [{ differences: [], decision: { rejected: [{ code: 'from-the-future' }] } }],
    });
  });

  it('compares with what is shown and does not block', () => {
    const when = { for: 'candidate', when: 'candidate.known', severity: 'advice', clearedBy: '[]' };
    const advising = compiled(withRule(when));
    for (const [expected, differences] of [
      ['{ verdict: approved, reasons: [], advice: [mine] }', []],
      [
        '{ verdict: approved, advice: [indeterminate] }',
        ['indeterminate should be shown as advice, and is not: nothing calls for it.'],
      ],
    ] as const)
      expect(runCases(advising, withCase(expected))).toMatchObject({ results: [{ differences }] });
  });

  it('takes the word of whoever is said to have said it', () => {
    const strict = {
      ...policy,
      vouches: (principal: string) => principal === 'local',
      environment: (name: string) => ({ ...policy.environment(name), assurance: VOUCHED }),
    };
    const by = EVALUATED.replace('- evaluation', "- by: 'token:1'\n        evaluation");
    for (const [events, verdict] of [
      [EVALUATED, 'approved'],
      [by, 'blocked'],
    ] as const)
      expect(runCases(strict, withCase(`{ verdict: ${verdict} }`, events))).toMatchObject({
        results: [{ differences: [] }],
      });
  });

  it.each([
    ['no cases', 'cases: []\n', /^c\.yaml:1:8 cases: must be at least 1 entries long/],
    [
      'no verdict',
      withCase('{}'),
      /^c\.yaml:10:13 cases\.one\.expect\.verdict: is missing\. Add it: one of: approved, blocked\./,
    ],
    [
      'an unknown verdict',
      withCase('{ verdict: aproved }'),
      /^c\.yaml:10:24 .* Did you mean approved\?$/,
    ],
    [
      'an unknown field',
      withCase('{ verdict: blocked, reson: [] }'),
      /^c\.yaml:10:33 cases\.one\.expect\.reson: .* Known here: verdict, reasons/,
    ],
    [
      'a rule that the bundle has not',
      withCase('{ verdict: blocked, excludes: [mien] }'),
      /^c\.yaml:10:44 cases\.one\.expect\.excludes\.0: "mien" is no rule here\..* Did you mean mine\?$/,
    ],
    [
      'a history that is not there',
      withCase('{ verdict: blocked }').replace('[tuned]', '[tuend]'),
      /^c\.yaml:7:17 cases\.one\.histories\.0: "tuend" is no history here\..* Did you mean tuned\?$/,
    ],
    [
      'an unknown event',
      withCase('{ verdict: blocked }').replace('finetune.completed', 'finetune.complete'),
      /^c\.yaml:4:7 histories\.tuned\.1\.finetune\.complete: .* Did you mean finetune\.completed\?$/,
    ],
    [
      'an event that is no lineage',
      withCase('{ verdict: blocked }').replace('finetune.completed', 'promotion.requested'),
      /"promotion\.requested" is no event of lineage\.events/,
    ],
    [
      'two events in one',
      withCase('{ verdict: blocked }').replace(
        '- finetune.completed',
        '- model.flagged: {}\n      finetune.completed',
      ),
      /^c\.yaml:4:7 histories\.tuned\.1: must name one type of event\. Write it like/,
    ],
    [
      'wrong data',
      withCase('{ verdict: blocked }').replace('method: finetune', 'method: magic'),
      /^c\.yaml:4:75 histories\.tuned\.1\.finetune\.completed\.base\.method: must be one of: finetune, adapter, rl\./,
    ],
    [
      'missing data',
      withCase('{ verdict: blocked }').replace('output: student, ', ''),
      /^c\.yaml:4:27 .*output: is required\. Add output/,
    ],
    [
      'a wrong time',
      withCase('{ verdict: blocked }', '    at: tomorrow\n'),
      /^c\.yaml:10:9 cases\.one\.at: must be an RFC 3339 date and time\. Write it like/,
    ],
    [
      'an unknown problem',
      withCase('{ verdict: blocked }', '    problems: [lagg]\n'),
      /^c\.yaml:10:16 .* Did you mean lag\?$/,
    ],
    [
      'a name that is taken',
      `${withCase('{ verdict: blocked }')}  - { name: one, model: m, environment: e, expect: { verdict: blocked } }\n`,
      /^c\.yaml:11:13 cases\.one\.name: is the name of an earlier case/,
    ],
    ['broken YAML', 'cases: [', /^c\.yaml:1:9 /],
    ['text', 'hello', /^c\.yaml:1:1 must be a mapping/],
  ])('refuses %s', (_, text, expected) => {
    expect(outcome(text)).toEqual([expect.stringMatching(expected)]);
  });
});
