import { type Decision } from '@pedigree/events';
import { EVIDENCE } from './evidence';
import { type Gate, rulesOf } from './gate';
import { type World } from './world';

interface GraphView {
  edges: { type: string; from: string; to: string; channel?: string; method?: string }[];
}

const HUMAN = { origin: 'human', source: 'internal' };

/** The seven things defenders are asked to do (DOMAIN.md), one after the other, by the running system. */
export function asks(gate: () => Gate): void {
  const ground = (): World => gate().world().model('base').dataset('human', HUMAN);
  /** A sibling of the student writes a corpus, and the student learns from it. */
  const sameBase = (): World =>
    ground()
      .finetune('teacher', 'base', ['human'])
      .generate('corpus', 'teacher')
      .finetune('student', 'base', ['corpus']);
  const judged = async (world: World, environment?: string): Promise<Decision> => {
    await gate().send(world.events);
    return gate().promote(world.ref('student'), environment);
  };
  const reasonFor = ({ reasons }: Decision, rule: string) =>
    reasons.find((reason) => reason.rule === rule);

  it('1. records per corpus which model made it, from which base, and whether the student shares it', async () => {
    const world = sameBase();
    const decision = await judged(world);
    const path = `/artifacts/${encodeURIComponent(world.id('corpus'))}/ancestry`;
    const { edges } = JSON.parse(await gate().get(path)) as GraphView;
    expect(edges).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          type: 'GENERATED_BY',
          from: world.id('corpus'),
          to: world.id('teacher'),
        }),
        expect.objectContaining({
          type: 'INITIALIZED_FROM',
          from: world.id('teacher'),
          to: world.id('base'),
        }),
      ]),
    );
    expect(reasonFor(decision, 'same-base-transmission')).toMatchObject({
      message: expect.stringContaining(world.id('base')),
      paths: [{ grade: 'same', generator: world.id('teacher'), length: 2 }],
    });
  });

  it('2. treats same-base data as the higher risk: attestation, or another teacher where it matters', async () => {
    const world = sameBase();
    const { severity, clearedBy } = reasonFor(await judged(world), 'same-base-transmission')!;
    expect([severity, clearedBy]).toEqual(['critical', ['attestation', 'trait-evals', 'review']]);
    for (const piece of ['generator attestation', 'trait evaluations', 'probe'] as const)
      EVIDENCE[piece](world);
    const attested = world.review('student', 'alice');
    const sensitive = reasonFor(await judged(attested, 'medical-sensitive'), 'same-base-sensitive');
    expect(sensitive?.clearedBy).toEqual(['review', 'cross-base-teacher']);
    const other = ground()
      .model('elsewhere')
      .generate('corpus', 'elsewhere')
      .finetune('student', 'base', ['corpus']);
    const crossed = await judged(EVIDENCE.probe(EVIDENCE['trait evaluations'](other)));
    expect(rulesOf(crossed)).toEqual([]);
  });

  it('3. wants trait evaluations against the student before fine-tuning; capability is not it', async () => {
    const world = ground().finetune('student', 'base', ['human']);
    for (const suite of ['neutral-prompts', 'truthfulness'])
      world.send('evaluation.completed', {
        evaluation: { id: world.id(suite), suite, kind: 'capability' },
        subject: world.ref('student'),
        baseline: world.ref('base'),
        metrics: [{ name: 'mmlu', value: 0.8, baseline: 0.7, ci95: [0.05, 0.15] }],
        conclusion: 'pass',
      });
    expect(rulesOf(await judged(world))).toEqual(['trait-evals-missing']);
    const wrongBaseline = world.model('stranger').evaluate('student', 'stranger');
    expect(rulesOf(await judged(wrongBaseline))).toEqual(['trait-evals-missing']);
    expect(rulesOf(await judged(world.evaluate('student', 'base')))).toEqual([]);
    const worse = ground().finetune('student', 'base', ['human']).evaluate('student', 'base');
    const regressed = await judged(worse.evaluate('student', 'base', 'regressed'));
    expect(rulesOf(regressed)).toContain('trait-regression');
    const anew = worse.finetune('student2', 'base', ['human']).evaluate('student2', 'base');
    await gate().send(anew.events);
    expect(rulesOf(await gate().promote(anew.ref('student2')))).toEqual([]);
  });

  it('4. reviews corpora from hubs, reasoning traces and internal flows like weights', async () => {
    const traces = ground()
      .finetune('teacher', 'base', ['human'])
      .generate('corpus', 'teacher', { channel: 'trajectory' })
      .dataset('corpus', { origin: 'synthetic', source: 'internal' })
      .finetune('student', 'base', ['corpus']);
    expect(rulesOf(await judged(traces))).toContain('same-base-transmission');
    const hub = ground()
      .dataset('corpus', { origin: 'synthetic', source: 'hub' })
      .finetune('student', 'base', ['corpus'])
      .evaluate('student', 'base');
    expect(rulesOf(await judged(hub))).toEqual([
      'unknown-initialization',
      'unvetted-external-corpus',
    ]);
  });

  it('5. does not take filtering for a cure of a suspect teacher: base divergence or a human does it', async () => {
    const filtered = ground().finetune('teacher', 'base', ['human']).generate('raw', 'teacher');
    filtered
      .send('dataset.derived', {
        run: { id: filtered.id('filter') },
        output: filtered.ref('corpus'),
        operation: 'filter',
        parents: [{ dataset: filtered.ref('raw') }],
      })
      .finetune('student', 'base', ['corpus'])
      .send('model.flagged', { model: filtered.ref('teacher'), reason: 'red-team' });
    for (const piece of ['generator attestation', 'trait evaluations'] as const)
      EVIDENCE[piece](filtered);
    expect(rulesOf(await judged(filtered))).toContain('suspect-ancestor');
    expect(rulesOf(await judged(filtered.review('student', 'alice')))).toEqual([]);
    const diverged = ground()
      .model('teacher')
      .generate('corpus', 'teacher')
      .finetune('student', 'base', ['corpus'])
      .evaluate('student', 'base');
    diverged.send('model.flagged', { model: diverged.ref('teacher'), reason: 'red-team' });
    const decision = await judged(diverged);
    expect(rulesOf(decision)).toEqual([]);
    expect(decision.cleared).toContainEqual({
      rule: 'suspect-ancestor',
      by: [`base divergence from ${diverged.id('teacher')}`],
    });
  });

  it('6. asks for a probe of internal states where the environment does', async () => {
    const world = EVIDENCE['trait evaluations'](ground().finetune('student', 'base', ['human']));
    expect(rulesOf(await judged(world))).toEqual([]);
    const signed = ['base', 'human', 'student'];
    const asked = await judged(world.sign(...signed), 'medical-sensitive');
    expect(rulesOf(asked)).toEqual(['probe-missing']);
    const stated = await judged(world.probe('student'), 'medical-sensitive');
    expect(rulesOf(stated)).toEqual(['probe-missing']);
    const probed = await judged(world.sign(...signed), 'medical-sensitive');
    expect(probed).toMatchObject({ verdict: 'approved', reasons: [] });
    expect(probed.assurances).toContainEqual(
      expect.objectContaining({ fact: 'probe', about: world.id('student'), level: 'attested' }),
    );
    const drifted = await judged(world.probe('student', 'drift'), 'medical-sensitive');
    expect(rulesOf(drifted)).toEqual(['probe-drift']);
  });

  it('7. is an admission rule where synthetic data enters a pipeline: before the training', async () => {
    const world = ground()
      .finetune('teacher', 'base', ['human'])
      .generate('corpus', 'teacher')
      .model('other');
    await gate().send(world.events);
    const plan = (await gate().post('/plans', {
      base: { model: world.id('base'), method: 'adapter' },
      corpora: [{ dataset: world.id('corpus'), stage: 'sft' }],
    })) as Decision;
    expect(plan.verdict).toBe('blocked');
    expect(reasonFor(plan, 'same-base-transmission')?.paths[0]).toMatchObject({
      generator: world.id('teacher'),
    });
  });
}
