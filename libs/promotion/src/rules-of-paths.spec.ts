import { History } from '@pedigree/testing';
import {
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
    world()
      .generate('corpus', ['base'], { unprompted: true })
      .finetune('student', 'base', ['corpus']);

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
    const history = evaluated(own()).finetune('later', 'student', ['human']);
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
        .derive('prefs', 'relabel', ['human'], [{ model: 'judge', channel }])
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

describe('a weight test that found two models related', () => {
  it('counts as sameness, whatever it was sent in as', () => {
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
    expect(rulesOf(decide(claim(0.001)))).toContain('same-base-transmission');
    expect(rulesOf(decide(claim(0.7)))).toEqual(['unknown-provenance']);
  });
});
