import { History } from '@pedigree/testing';
import { DIGEST, OTHER, decide, rulesOf, reason, world, crossBase, evaluated } from './spec-world';

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

  it('what is said by nobody who may vouch for it is as good as not described, and the steps say so', () => {
    const told = new History().model('base', 'random').dataset('human');
    const decision = decide(told.as(undefined).finetune('student', 'base', ['human']));
    expect(decision).toMatchObject({ verdict: 'blocked', indeterminate: true });
    const steps = reason(decision, 'unknown-provenance')?.remedies?.flatMap(
      ({ steps: all }) => all,
    );
    expect(steps?.map(({ text }) => text)).toContain(
      'have somebody who may vouch for lineage describe student first: a review cannot stand in for that',
    );
  });

  it.each(['distillation', 'gpt-4', 'Synthetic'])(
    'a model tagged %s learned from a model, and one that nobody names where all else is human',
    (tag) => {
      const registered = (id: string, history: History) =>
        history.event('ai.pedigree.model.registered.v1', { model: { id, tags: ['text', tag] } });
      const tuned = () => world().finetune('student', 'base', ['human']);
      expect(rulesOf(decide(evaluated(registered('student', tuned()))))).toEqual([
        'unknown-initialization',
      ]);
      const named = evaluated(registered('student', crossBase()));
      expect(rulesOf(decide(named))).toEqual(rulesOf(decide(evaluated(crossBase()))));
      const inherited = registered(
        'student',
        crossBase().transform('copy', 'convert', ['student']),
      );
      expect(rulesOf(decide(registered('copy', inherited), 'copy'))).not.toContain(
        'unknown-initialization',
      );
      expect(decide(registered('base', evaluated(tuned()))).verdict).toBe('approved');
    },
  );

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

  it('versions of one name are not taken for two starts', () => {
    const history = new History()
      .model('pkg:generic/base@1', 'random')
      .model('pkg:generic/base@2', 'random')
      .generate('corpus', ['pkg:generic/base@2'])
      .finetune('student', 'pkg:generic/base@1', ['corpus']);
    expect(rulesOf(decide(evaluated(history, 'pkg:generic/base@1')))).toEqual([
      'unknown-initialization',
    ]);
  });
});
