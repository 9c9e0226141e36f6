import { type Gate } from '../gate';
import { decisions } from './decisions';
import { evidence } from './evidence';
import { plansAndReviews } from './plans-and-reviews';
import { policies } from './policies';
import { revocations } from './revocations';
import { sceneOf } from './scene';

/** What the gate does besides judging: keep, sign, replay, take back, plan, review. */
export function behaviour(gate: () => Gate): void {
  const scene = sceneOf(gate);
  for (const describes of [decisions, revocations, evidence, plansAndReviews, policies])
    describes(scene);
}
