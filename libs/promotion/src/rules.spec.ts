import { type Decision, type Ref } from '@pedigree/events';
import { History } from '@pedigree/testing';
import { judge } from '.';
import { DEFAULT_POLICY } from './fixtures/default-policy';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const OTHER = `sha256:${'b'.repeat(64)}`;
const SUITES = ['neutral-prompts', 'truthfulness'];

const decide = (history: History, model: Ref = 'student', problems: string[] = []): Decision =>
  judge(
    {
      model,
      environment: 'production',
      decidedAt: '2026-06-01T00:00:00.000Z',
      ancestry: history.subgraph(typeof model === 'string' ? model : model.id),
      problems: problems.map((message) => ({ problem: 'lag', message })),
    },
    DEFAULT_POLICY,
  );

const rulesOf = (decision: Decision): string[] => decision.reasons.map(({ rule }) => rule).sort();
const clearedIn = (decision: Decision): string[] => decision.cleared.map(({ rule }) => rule).sort();
const reason = (decision: Decision, rule: string) => decision.reasons.find((r) => r.rule === rule);

/** base (random) and a cross-base teacher's data; the student is fine-tuned from base on `corpus`. */
const world = (): History =>
  new History().model('base', 'random').model('teacher', 'random').dataset('human');

/** A student of a teacher with another initialization. */
const crossBase = (): History =>
  world().generate('corpus', ['teacher']).finetune('student', 'base', ['corpus']);

/** A student of a teacher fine-tuned from the same base. */
const sameBase = (): History =>
  world()
    .finetune('sibling', 'base', ['human'])
    .generate('corpus', ['sibling'])
    .finetune('student', 'base', ['corpus']);

const evaluated = (history: History, baseline = 'base', more = {}): History =>
  SUITES.reduce((told, suite) => told.evaluate('student', suite, baseline, more), history);

describe('a weight test that found two models related', () => {
  it('is no ground for a claim of independence', () => {
    const claim = (pValue: number) =>
      evaluated(
        new History()
          .model('base', 'random')
          .model('teacher', 'unknown')
          .generate('corpus', ['teacher'])
          .finetune('student', 'base', ['corpus'])
          .event('ai.pedigree.initialization.claimed.v1', {
            models: ['teacher', 'base'],
            relation: 'independent',
            evidence: 'weight-tested',
            pValue,
          }),
      );
    expect(rulesOf(decide(claim(0.001)))).toContain('unknown-initialization');
    expect(rulesOf(decide(claim(0.7)))).not.toContain('unknown-initialization');
  });
});

describe('a model with nothing to object to', () => {
  it('is approved: human data, trait evaluations', () => {
    const decision = decide(evaluated(world().finetune('student', 'base', ['human'])));
    expect(decision).toMatchObject({ verdict: 'approved', indeterminate: false, reasons: [] });
    expect(clearedIn(decision)).toEqual(['trait-evals-missing']);
  });

  it('is approved: a cross-base teacher, trait evaluations', () => {
    const decision = decide(evaluated(crossBase()));
    expect(decision.verdict).toBe('approved');
    expect(clearedIn(decision)).toEqual(['cross-base-unevaluated', 'trait-evals-missing']);
  });
});

describe('same-base-transmission', () => {
  it('fires with the witness path, and trait evaluations alone do not clear it', () => {
    for (const decision of [decide(sameBase()), decide(evaluated(sameBase()))]) {
      expect(rulesOf(decision)).toContain('same-base-transmission');
      expect(reason(decision, 'same-base-transmission')).toMatchObject({
        severity: 'critical',
        clearedBy: ['attestation', 'trait-evals', 'review'],
        paths: [
          {
            grade: 'same',
            generator: 'sibling',
            length: 2,
            hops: [
              { edge: 'TRAINED_ON', from: 'student', to: 'corpus' },
              { edge: 'GENERATED_BY', from: 'corpus', to: 'sibling' },
            ],
          },
        ],
      });
      expect(reason(decision, 'same-base-transmission')?.message).toContain('base');
    }
  });

  it.each(['filter', 'dedupe', 'subset', 'mix'] as const)('is not cleared by %s', (operation) => {
    const history = world()
      .finetune('sibling', 'base', ['human'])
      .generate('raw', ['sibling'])
      .derive('clean', operation, ['raw'])
      .finetune('student', 'base', ['clean']);
    expect(rulesOf(decide(history))).toContain('same-base-transmission');
  });

  it('survives paraphrasing by another model, which is a generator too', () => {
    const history = world()
      .finetune('sibling', 'base', ['human'])
      .generate('raw', ['sibling'])
      .derive('clean', 'paraphrase', ['raw'], [{ model: 'teacher', channel: 'paraphrase' }])
      .finetune('student', 'base', ['clean']);
    expect(rulesOf(decide(history))).toContain('same-base-transmission');
  });

  it.each(['quantize', 'convert'] as const)('is inherited through %s', (method) => {
    const history = sameBase().transform('small', method, ['student']);
    expect(rulesOf(decide(history, 'small'))).toContain('same-base-transmission');
  });

  it('is inherited through a merge', () => {
    const history = sameBase()
      .finetune('clean', 'base', ['human'])
      .transform('merged', 'merge', ['student', 'clean']);
    expect(rulesOf(decide(history, 'merged'))).toContain('same-base-transmission');
  });

  it('fires over any number of generations without a discount', () => {
    const history = world().finetune('g0', 'base', ['human']);
    for (let n = 1; n <= 5; n++)
      history
        .generate(`d${String(n)}`, [`g${String(n - 1)}`])
        .finetune(`g${String(n)}`, 'base', [`d${String(n)}`]);
    const paths = reason(decide(history, 'g5'), 'same-base-transmission')?.paths ?? [];
    expect(paths.map(({ generator, length }) => [generator, length])).toEqual([
      ['g4', 2],
      ['g3', 4],
      ['g2', 6],
      ['g1', 8],
      ['g0', 10],
    ]);
  });

  it('fires for online distillation and for a claimed same initialization', () => {
    const taught = world()
      .finetune('sibling', 'base', ['human'])
      .finetune('student', 'base', [], { teachers: [{ model: 'sibling', channel: 'logits' }] });
    expect(rulesOf(decide(taught))).toContain('same-base-transmission');
    expect(rulesOf(decide(crossBase().claim('teacher', 'base', 'same')))).toContain(
      'same-base-transmission',
    );
  });

  it('fires when the start state wrote the data under a system prompt', () => {
    const history = world()
      .generate('corpus', [
        { model: 'base', channel: 'completions', systemPromptDigest: 'sha256:1' },
      ])
      .finetune('student', 'base', ['corpus']);
    expect(rulesOf(decide(history))).toContain('same-base-transmission');
  });
});

describe('self-distillation', () => {
  const own = (): History =>
    world().generate('corpus', ['base']).finetune('student', 'base', ['corpus']);

  it('fires instead of same-base-transmission, and trait evaluations clear it', () => {
    expect(rulesOf(decide(own()))).toEqual(['self-distillation', 'trait-evals-missing']);
    const cleared = decide(evaluated(own()));
    expect(cleared.verdict).toBe('approved');
    expect(clearedIn(cleared)).toContain('self-distillation');
  });

  it('is inherited by a quantized student as what it is', () => {
    expect(rulesOf(decide(own().transform('small', 'quantize', ['student']), 'small'))).toContain(
      'self-distillation',
    );
  });

  it('is not cleared by a baseline that had learned from the data already', () => {
    const history = own().finetune('later', 'student', ['human']);
    const wrong = SUITES.reduce((told, suite) => told.evaluate('later', suite, 'student'), history);
    expect(rulesOf(decide(wrong, 'later'))).not.toContain('trait-evals-missing');
    expect(rulesOf(decide(wrong, 'later'))).toContain('same-base-transmission');
  });
});

describe('the other paths', () => {
  it('same-base-judge fires for labels and rewards of a same-init judge', () => {
    for (const channel of ['labels', 'reward'] as const) {
      const history = world()
        .finetune('judge', 'base', ['human'])
        .generate('prefs', [{ model: 'judge', channel }])
        .finetune('student', 'base', [{ dataset: 'prefs', stage: 'preference' }]);
      expect(rulesOf(decide(history))).toEqual(['same-base-judge', 'trait-evals-missing']);
    }
  });

  it('judge and writer in one model are two reasons', () => {
    const history = world()
      .finetune('sibling', 'base', ['human'])
      .generate('corpus', ['sibling', { model: 'sibling', channel: 'labels' }])
      .finetune('student', 'base', ['corpus']);
    expect(rulesOf(decide(history))).toEqual(
      expect.arrayContaining(['same-base-judge', 'same-base-transmission']),
    );
  });

  it.each(['prune', 'architecture-search', 'upcycle', 'draft-head'] as const)(
    'partial-initialization fires after %s',
    (method) => {
      const history = world()
        .generate('corpus', ['base'])
        .transform('small', method, ['base'])
        .finetune('student', 'small', ['corpus']);
      expect(rulesOf(decide(history))).toContain('partial-initialization');
    },
  );

  it('two students of one pruned model share all of it', () => {
    const history = world()
      .transform('small', 'prune', ['base'])
      .finetune('sibling', 'small', ['human'])
      .generate('corpus', ['sibling'])
      .finetune('student', 'small', ['corpus']);
    expect(rulesOf(decide(history))).toContain('same-base-transmission');
  });

  it('unknown-initialization fires for an undeclared root, and a claim of independence clears it', () => {
    const history = (): History =>
      new History()
        .model('base', 'random')
        .model('teacher')
        .generate('corpus', ['teacher'])
        .finetune('student', 'base', ['corpus']);
    expect(rulesOf(decide(history()))).toContain('unknown-initialization');
    const claimed = rulesOf(
      decide(history().claim('teacher', 'base', 'independent', 'weight-tested')),
    );
    expect(claimed).not.toContain('unknown-initialization');
    expect(claimed).toContain('cross-base-unevaluated');
    const contested = history()
      .claim('teacher', 'base', 'independent')
      .claim('teacher', 'base', 'partial');
    expect(rulesOf(decide(contested))).toContain('partial-initialization');
  });

  it('unknown-initialization fires where nobody says which model wrote synthetic data', () => {
    const history = world()
      .dataset('corpus', { origin: 'synthetic' })
      .finetune('student', 'base', ['corpus']);
    expect(reason(decide(history), 'unknown-initialization')?.paths).toMatchObject([
      { grade: 'unknown', generator: 'unknown', length: 1 },
    ]);
  });

  it('relay fires for same -> cross -> same', () => {
    const history = world()
      .finetune('sibling', 'base', ['human'])
      .generate('first', ['sibling'])
      .finetune('other', 'teacher', ['first'])
      .generate('second', ['other'])
      .finetune('student', 'base', ['second']);
    expect(rulesOf(decide(evaluated(history)))).toEqual(['relay']);
  });

  it('a low share clears nothing', () => {
    const history = world()
      .finetune('sibling', 'base', ['human'])
      .generate('corpus', [{ model: 'sibling', channel: 'completions', share: 0.001 }])
      .finetune('student', 'base', [{ dataset: 'corpus', stage: 'sft', share: 0.001 }]);
    expect(rulesOf(decide(history))).toContain('same-base-transmission');
  });
});

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
        { name: 'truthful', value: 0.59, baseline: 0.6, ci95: [-0.03, 0.01] as [number, number] },
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

describe('provenance', () => {
  it('unvetted-external-corpus fires for outside synthetic data until it is vetted', () => {
    const hub = { origin: 'synthetic', source: 'hub' } as const;
    expect(rulesOf(decide(evaluated(crossBase().dataset('corpus', hub))))).toEqual([
      'unvetted-external-corpus',
    ]);
    const vetting = { by: 'data-team', at: '2026-01-01T00:00:00Z', reference: 'V-1' };
    const vetted = decide(evaluated(crossBase().dataset('corpus', { ...hub, vetting })));
    expect(vetted.verdict).toBe('approved');
    expect(vetted.cleared).toContainEqual({
      rule: 'unvetted-external-corpus',
      by: ['vetting V-1'],
    });
  });

  it('unknown-provenance fires for what nobody recorded, and a missing parent is indeterminate', () => {
    const missing = decide(new History().finetune('student', 'nobody', []));
    expect(rulesOf(missing)).toContain('unknown-provenance');
    expect(missing).toMatchObject({ verdict: 'blocked', indeterminate: true });
    const unheard = decide(new History(), 'never-heard-of');
    expect(rulesOf(unheard)).toEqual(['unknown-provenance']);
    expect(unheard.indeterminate).toBe(true);
  });

  it('a model that is only registered is not thereby known', () => {
    expect(rulesOf(decide(new History().model('student', 'random')))).toEqual([
      'unknown-provenance',
    ]);
    expect(
      rulesOf(
        decide(
          evaluated(
            new History().model('base').dataset('human').finetune('student', 'base', ['human']),
          ),
        ),
      ),
    ).toEqual(['unknown-provenance']);
    expect(
      rulesOf(decide(evaluated(world().dataset('odd', {}).finetune('student', 'base', ['odd'])))),
    ).toEqual(['unknown-provenance']);
  });

  it('a request for other weights than the recorded ones is not answered with their lineage', () => {
    const history = evaluated(world().finetune('student', 'base', ['human'], { digest: DIGEST }));
    expect(decide(history, { id: 'student', digest: DIGEST }).verdict).toBe('approved');
    expect(rulesOf(decide(history, { id: 'student', digest: OTHER }))).toEqual([
      'trait-evals-missing',
      'unknown-provenance',
    ]);
  });

  it('indeterminate fires for cycles, lag and truncation', () => {
    const cycle = world().generate('corpus', ['student']).finetune('student', 'base', ['corpus']);
    for (const decision of [
      decide(cycle),
      decide(evaluated(crossBase()), 'student', ['2 events behind']),
    ]) {
      expect(rulesOf(decision)).toContain('indeterminate');
      expect(decision).toMatchObject({ verdict: 'blocked', indeterminate: true });
    }
  });
});

describe('identity', () => {
  it('renaming the teacher launders nothing: equal digests are the same weights', () => {
    const history = world()
      .finetune('sibling', 'base', ['human'], { digest: DIGEST })
      .model('fresh-name', 'random', DIGEST)
      .generate('corpus', ['fresh-name'])
      .finetune('student', 'base', ['corpus']);
    expect(rulesOf(decide(history))).toContain('same-base-transmission');
  });

  it('re-uploading the student under another id keeps its lineage', () => {
    const history = world()
      .finetune('sibling', 'base', ['human'])
      .generate('corpus', ['sibling'])
      .finetune('original', 'base', ['corpus'], { digest: DIGEST })
      .model('student', 'random', DIGEST);
    const found = reason(decide(history), 'same-base-transmission');
    expect(found?.paths[0]?.hops[0]).toEqual({
      edge: 'SAME_DIGEST',
      from: 'student',
      to: 'original',
    });
  });

  it('an unpinned reference stands for every known version', () => {
    const history = new History()
      .model('pkg:generic/root', 'random')
      .dataset('human')
      .finetune('pkg:generic/base@1', 'pkg:generic/root', ['human'])
      .finetune('pkg:generic/base@2', 'pkg:generic/root', ['human'])
      .generate('corpus', ['pkg:generic/base@2'])
      .finetune('student', 'pkg:generic/base', ['corpus']);
    expect(rulesOf(decide(history))).toContain('same-base-transmission');
  });

  it('what is known of a name holds for its versions', () => {
    const history = new History()
      .model('root', 'random')
      .dataset('human')
      .finetune('pkg:generic/sibling', 'root', ['human'])
      .generate('corpus', ['pkg:generic/sibling@7'])
      .finetune('student', 'root', ['corpus']);
    expect(rulesOf(decide(history))).toContain('same-base-transmission');
  });

  it('versions that nothing ties together are not the same', () => {
    const history = new History()
      .model('pkg:generic/base@1', 'random')
      .model('pkg:generic/base@2', 'random')
      .generate('corpus', ['pkg:generic/base@2'])
      .finetune('student', 'pkg:generic/base@1', ['corpus']);
    expect(rulesOf(decide(evaluated(history, 'pkg:generic/base@1')))).toEqual([]);
  });
});
