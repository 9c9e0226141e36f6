import { type Decision } from '@pedigree/events';
import { rulesOf } from '../gate';
import { type Scene, taught } from './scene';

/** What is asked before the training, and of people. */
export function plansAndReviews({ gate, steps }: Scene): void {
  describe('a plan', () => {
    it('is judged before the training, and told of another teacher', async () => {
      const world = taught(gate()).model('other').generate('clean', 'other');
      await gate().send(world.events);
      const plan = (corpus: string) => ({
        base: { model: world.id('base'), method: 'finetune' },
        corpora: [{ dataset: world.id(corpus), stage: 'sft' }],
      });
      const blocked = (await gate().post('/plans', plan('corpus'))) as Decision & {
        alternatives?: { teachers: string[] };
      };
      expect(blocked.verdict).toBe('blocked');
      expect(rulesOf(blocked)).toEqual(['same-base-transmission']);
      const passed = (await gate().post('/plans', plan('clean'))) as Decision;
      expect(passed).toMatchObject({ verdict: 'approved' });
      expect(passed.conditions?.join()).toContain('neutral-prompts');
    });
  });

  describe('reviews', () => {
    it('clear what they may, not by the requester, and leave a trail', async () => {
      const world = gate()
        .world()
        .model('base')
        .dataset('human', { origin: 'human' })
        .finetune('student', 'base', ['human'])
        .evaluate('student', 'base')
        .probe('student', 'drift');
      await gate().send(world.events);
      const id = world.id('first');
      const promotion = { promotion: { id } };
      const blocked = await gate().promote(world.ref('student'), 'production', promotion);
      expect(rulesOf(blocked)).toEqual(['probe-drift']);
      const path = `/promotions/${encodeURIComponent(id)}/reviews`;
      const review = (reviewer: string) => ({ decision: 'approve', reviewer, reason: 'benign' });
      await expect(gate().post(path, review(' CI'))).rejects.toThrow('403');
      await expect(
        gate().post(`/promotions/none-${world.id('x')}/reviews`, review('alice')),
      ).rejects.toThrow('404');
      await gate().post(path, { decision: 'request', requestedBy: 'ci', reason: 'please' });
      await gate().post(path, review('alice'));
      expect(rulesOf(await gate().promote(world.ref('student')))).toEqual([]);
      expect(await steps(id)).toEqual(['requested', 'decided', 'review-requested', 'reviewed']);
    });
  });
}
