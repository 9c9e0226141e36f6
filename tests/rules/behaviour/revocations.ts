import { eventually } from '@pedigree/testing';
import { rulesOf } from '../gate';
import { type World } from '../world';
import { deployed, type Scene } from './scene';

/** What late facts do to approvals. */
export function revocations({ gate, approved, also, revocation, steps }: Scene): void {
  describe('an approval is taken back, once, with deployments and causes', () => {
    it.each<[string, (world: World) => World, string]>([
      [
        'a flag upstream',
        (world) =>
          world.send('model.flagged', { model: world.ref('base'), reason: 'incident', note: 'x' }),
        'suspect-ancestor',
      ],
      [
        'evidence that is taken back',
        (world) => {
          const attestation = world.events.find(({ type }) => type.includes('attestation'))!;
          return world.send('evidence.revoked', {
            subject: world.ref('teacher'),
            evidence: `${attestation.source} ${attestation.id}`,
            reason: 'the audit was flawed',
          });
        },
        'same-base-transmission',
      ],
      [
        'late lineage',
        (world) =>
          world.model('stranger', 'unknown').send('generation.completed', {
            run: { id: world.id('late') },
            output: world.ref('corpus'),
            generators: [{ model: world.ref('stranger'), channel: 'completions' }],
          }),
        'unknown-initialization',
      ],
      [
        'a claim that two models start the same',
        (world) =>
          world.send('initialization.claimed', {
            models: [world.ref('aside'), world.ref('base')],
            relation: 'same',
            evidence: 'weight-tested',
          }),
        'same-base-transmission',
      ],
      [
        'a review that is withdrawn',
        (world) => world.review('student', 'alice', 'deny'),
        'same-base-transmission',
      ],
    ])('%s', async (_, say, rule) => {
      const { world, id } = await approved();
      await also(world, deployed);
      await also(world, say);
      const revoked = await revocation(id);
      const now = await gate().get(`/promotions/${encodeURIComponent(id)}`);
      expect(JSON.parse(now)).toMatchObject({ verdict: 'blocked', because: revoked.because });
      expect(revoked.reasons.map((reason) => reason.rule)).toContain(rule);
      expect(revoked.deployments).toMatchObject([{ id: world.id('chat') }]);
      expect(revoked.because).toContain(`/tests/rules ${world.events.at(-1)!.id}`);
      await also(world, (again) =>
        again.send('model.flagged', { model: again.ref('student'), reason: 'other' }),
      );
      const trail = await steps(id);
      expect(trail.filter((step) => step === 'revoked')).toHaveLength(1);
    });

    it('evidence that expires', async () => {
      const { world } = await approved();
      const id = world.id('short');
      await also(world, (short) =>
        short
          .finetune('pupil', 'base', ['corpus'])
          .evaluate('pupil', 'base')
          .send('review.recorded', {
            model: short.ref('pupil'),
            decision: 'approve',
            reviewer: 'alice',
            reason: 'for now',
            expiresAt: new Date(Date.now() + 4_000).toISOString(),
          }),
      );
      const decision = await gate().promote(world.ref('pupil'), 'production', {
        promotion: { id },
      });
      expect(rulesOf(decision)).toEqual([]);
      const revoked = await revocation(id);
      expect(rulesOf(revoked)).toContain('same-base-transmission');
      expect(revoked.because).toHaveLength(1);
    });

    it('but not by what has nothing to do with it', async () => {
      const [first, other] = [await approved(), await approved()];
      await also(other.world, (later) =>
        later.send('model.flagged', { model: later.ref('base'), reason: 'incident' }),
      );
      await revocation(other.id);
      expect(await steps(first.id)).not.toContain('revoked');
    });

    it('shows where it runs: descendants that are deployed', async () => {
      const { world } = await approved();
      await also(world, deployed);
      const path = `/artifacts/${encodeURIComponent(world.id('base'))}/descendants?deployed=true`;
      const found = await eventually(async () => {
        const { nodes } = JSON.parse(await gate().get(path)) as { nodes: { id: string }[] };
        return nodes.length > 0 && nodes;
      });
      expect(found.map(({ id }) => id)).toEqual([world.id('student')]);
    });
  });
}
