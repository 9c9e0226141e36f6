import { type Decision, type PromotionRevoked } from '@pedigree/events';
import { eventually } from '@pedigree/testing';
import { EVIDENCE, type Evidence } from '../evidence';
import { type Gate, rulesOf } from '../gate';
import { type World } from '../world';

interface Cleared {
  world: World;
  id: string;
  decision: Decision;
}

export const deployed = (world: World, state = 'active'): World =>
  world.send('deployment.changed', {
    deployment: { id: world.id('chat') },
    model: world.ref('student'),
    environment: 'production',
    state,
  });

/** A teacher that starts from `base`, and what it wrote. */
export const taught = (gate: Gate): World =>
  gate
    .world()
    .model('base')
    .dataset('human', { origin: 'human' })
    .finetune('teacher', 'base', ['human'])
    .generate('corpus', 'teacher');

/** What the behaviours have in common: they start from a student that was approved, and add to its story. */
export interface Scene {
  gate(): Gate;
  /** A student that was approved: same base, all of the evidence. */
  approved(...more: Evidence[]): Promise<Cleared>;
  /** Sends what is said of a world after it was sent. */
  also(world: World, say: (world: World) => World): Promise<void>;
  /** Waits until a promotion is taken back. */
  revocation(id: string): Promise<PromotionRevoked>;
  /** The steps of a promotion's trail. */
  steps(id: string): Promise<string[]>;
}

export function sceneOf(gate: () => Gate): Scene {
  const approved = async (...more: Evidence[]): Promise<Cleared> => {
    const world = taught(gate())
      .model('aside')
      .generate('more', 'aside')
      .finetune('student', 'base', ['corpus', 'more']);
    const pieces: Evidence[] = ['generator attestation', 'trait evaluations', 'review by alice'];
    for (const one of [...pieces, ...more]) EVIDENCE[one](world);
    await gate().send(world.events);
    const id = world.id('promotion');
    const decision = await gate().promote(world.ref('student'), 'production', {
      promotion: { id },
    });
    expect(rulesOf(decision)).toEqual([]);
    return { world, id, decision };
  };

  const also = async (world: World, say: (world: World) => World): Promise<void> => {
    const before = world.events.length;
    say(world);
    await gate().send(world.events.slice(before));
  };

  const revocation = (id: string): Promise<PromotionRevoked> =>
    eventually(async () => {
      const found = JSON.parse(await gate().get(`/promotions/${encodeURIComponent(id)}`)) as {
        revoked?: PromotionRevoked;
      };
      return found.revoked ?? false;
    });

  const steps = async (id: string): Promise<string[]> => {
    const { items } = JSON.parse(
      await gate().get(`/promotions/${encodeURIComponent(id)}/trail`),
    ) as { items: { step: string }[] };
    return items.map(({ step }) => step);
  };

  return { gate, approved, also, revocation, steps };
}
