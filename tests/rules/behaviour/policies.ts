import { readFileSync, writeFileSync } from 'node:fs';
import { eventually } from '@pedigree/testing';
import { bundleTrusting } from '../gate';
import { type Scene } from './scene';

/** Bundles that change while the gate runs. */
export function policies({ gate, approved, revocation }: Scene): void {
  describe('the policy', () => {
    const original = (): string => JSON.stringify(bundleTrusting(gate().signer));
    const use = async (text: string): Promise<void> => {
      writeFileSync(gate().bundleFile, text);
    };
    const inForce = async (): Promise<{ digest: string; refused: { message: string }[] }> =>
      JSON.parse(await gate().get('/policy')) as { digest: string; refused: { message: string }[] };

    it('is read again when it changes; a broken one is refused and the one before stays', async () => {
      const before = await inForce();
      await use(readFileSync(gate().bundleFile, 'utf8').replace('"when":', '"wenn":'));
      const { refused, digest } = await eventually(async () => {
        const now = await inForce();
        return now.refused.length > 0 && now;
      });
      expect(digest).toBe(before.digest);
      expect(refused[0]!.message).toMatch(/policy\.json:\d+:\d+ .*wenn/);
      await use(original());
      await eventually(async () => (await inForce()).refused.length === 0);
    });

    it('has a shadow that judges along, and decides nothing', async () => {
      const world = gate()
        .world()
        .model('base')
        .dataset('human', { origin: 'human' })
        .finetune('student', 'base', ['human']);
      await gate().send(world.events);
      const decision = await gate().promote(world.ref('student'));
      expect(decision).toMatchObject({
        verdict: 'blocked',
        shadow: {
          policy: { name: 'shadow' },
          verdict: 'approved',
          added: [],
          removed: ['trait-evals-missing'],
        },
      });
    });

    it('that gets stricter takes approvals back, and names itself as the cause', async () => {
      const { id } = await approved();
      const bundle = bundleTrusting(gate().signer);
      const stricter = bundle.rules.map((rule) =>
        rule.id === 'same-base-transmission' ? { ...rule, clearedBy: [] } : rule,
      );
      await use(JSON.stringify({ ...bundle, version: '4', rules: stricter }));
      const revoked = await revocation(id);
      expect(revoked.policy.version).toBe('4');
      expect(revoked.because.join()).toContain('/pedigree/policy activated-');
      await use(original());
      await eventually(async () => (await inForce()).digest !== revoked.policy.digest);
    });
  });
}
