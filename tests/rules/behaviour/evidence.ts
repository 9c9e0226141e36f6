import { rulesOf } from '../gate';
import { type World } from '../world';
import { type Scene, taught } from './scene';

/** When evidence counts, and for whom. */
export function evidence({ gate, approved, also }: Scene): void {
  describe('evidence', () => {
    it('holds for the same bytes under another name, and not for others', async () => {
      const { world } = await approved();
      await also(world, (later) =>
        later
          .send('weights.transformed', {
            run: { id: later.id('copy') },
            output: { id: later.id('renamed'), digest: later.digest('student') },
            method: 'convert',
            parents: [{ model: later.ref('student') }],
          })
          .finetune('changed', 'student', ['human']),
      );
      const renamed = { id: world.id('renamed'), digest: world.digest('student') };
      expect(rulesOf(await gate().promote(renamed))).toEqual([]);
      const changed = await gate().promote(world.ref('changed'));
      expect(rulesOf(changed)).toEqual(
        expect.arrayContaining(['same-base-transmission', 'trait-evals-missing']),
      );
    });

    it('that comes before its artifact counts once that appears', async () => {
      const world = gate().world().model('base').dataset('human', { origin: 'human' });
      await gate().send(world.evaluate('student', 'base').events);
      await also(world, (later) => later.finetune('student', 'base', ['human']));
      expect(rulesOf(await gate().promote(world.ref('student')))).toEqual([]);
    });

    it('from the future does not count, and the decision says so', async () => {
      const world = gate()
        .world()
        .model('base')
        .dataset('human', { origin: 'human' })
        .finetune('student', 'base', ['human']);
      const before = world.events.length;
      world.evaluate('student', 'base');
      for (const event of world.events.slice(before))
        event.time = new Date(Date.now() + 86_400_000).toISOString();
      await gate().send(world.events);
      const decision = await gate().promote(world.ref('student'));
      expect(rulesOf(decision)).toEqual(['trait-evals-missing']);
      expect(decision.rejected?.map(({ code }) => code)).toContain('from-the-future');
    });

    it('that contradicts itself: the stricter claim counts, and both are shown', async () => {
      const world = gate()
        .world()
        .model('base')
        .model('teacher')
        .generate('corpus', 'teacher')
        .finetune('student', 'base', ['corpus'])
        .evaluate('student', 'base');
      for (const relation of ['independent', 'same'])
        world.send('initialization.claimed', {
          models: [world.ref('teacher'), world.ref('base')],
          relation,
          evidence: 'declared',
        });
      await gate().send(world.events);
      const decision = await gate().promote(world.ref('student'));
      expect(rulesOf(decision)).toContain('same-base-transmission');
      expect(decision.contradictions).toMatchObject([
        { counts: 'same', claims: [{ relation: 'independent' }, { relation: 'same' }] },
      ]);
    });

    it.each<[string, (world: World) => object, string]>([
      ['an unknown key', (world) => stranger(world), 'unknown-key'],
      ['another subject', (world) => signed(world, 'base'), 'wrong-subject'],
      [
        'a payload that was altered',
        (world) => tampered(signed(world, 'teacher')),
        'bad-signature',
      ],
      [
        'an unknown predicate',
        (world) => signed(world, 'teacher', 'https://x/y'),
        'unknown-predicate',
      ],
      ['no envelope', () => ({ hello: 'there' }), 'malformed-envelope'],
    ])('attested with %s is recorded, and refused with a reason', async (_, envelope, code) => {
      const world = taught(gate()).finetune('student', 'base', ['corpus']);
      world.send('attestation.recorded', {
        subject: world.ref('teacher'),
        kind: 'generator-alignment',
        envelope: envelope(world),
      });
      await gate().send(world.events);
      const decision = await gate().promote(world.ref('student'));
      expect(decision.rejected?.map((one) => one.code)).toContain(code);
      expect(rulesOf(decision)).toContain('same-base-transmission');
    });

    it('of other bytes does not count because its event says that these are them', async () => {
      const world = gate().world().model('base').model('good');
      world
        .send('finetune.completed', {
          run: { id: world.id('run') },
          output: world.id('teacher'),
          base: { model: world.id('base'), method: 'finetune' },
          corpora: [],
          complete: true,
        })
        .send('generation.completed', {
          run: { id: world.id('gen') },
          output: world.ref('corpus'),
          generators: [{ model: world.id('teacher'), channel: 'completions' }],
        })
        .finetune('student', 'base', ['corpus'])
        .attest('good', 'generator-alignment', { conclusion: 'aligned' });
      const { envelope } = world.events.pop()!.data as { envelope: object };
      world.send('attestation.recorded', {
        subject: { id: world.id('teacher'), digest: world.digest('good') },
        kind: 'generator-alignment',
        envelope,
      });
      await gate().send(world.evaluate('student', 'base').review('student', 'alice').events);
      expect(rulesOf(await gate().promote(world.ref('student')))).toEqual([
        'same-base-transmission',
      ]);
    });

    const envelopeIn = (world: World): { payload: string } =>
      (world.events.pop()!.data as { envelope: { payload: string } }).envelope;
    const signed = (world: World, what: string, predicateType?: string): { payload: string } => {
      world.attest(what, 'generator-alignment', { conclusion: 'aligned' }, { predicateType });
      return envelopeIn(world);
    };
    const stranger = (world: World): object => {
      world.attest('teacher', 'generator-alignment', { conclusion: 'aligned' }, { stranger: true });
      return envelopeIn(world);
    };
    const tampered = (envelope: { payload: string }): object => ({
      ...envelope,
      payload: Buffer.from(
        Buffer.from(envelope.payload, 'base64').toString().replace('aligned', 'aligned '),
      ).toString('base64'),
    });
  });
}
