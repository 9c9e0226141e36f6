import { type Decision } from '@pedigree/events';
import { type PromotionRecord } from '@pedigree/graph';
import {
  endedApproval,
  type KnownPromotion,
  type PendingPromotion,
  revokedPart,
  type Revoked,
} from '@pedigree/service-kit';
import { present } from './pages';

/** A promotion in the history; its decision document is at `/promotions/{id}`. */
export interface PromotionSummary {
  promotion: { id: string };
  model: string;
  environment: string;
  status: 'pending' | 'approved' | 'blocked' | 'revoked';
  /** As it was decided, also where that was revoked. */
  verdict?: 'approved' | 'blocked';
  requestedBy?: string;
  requestedAt?: string;
  decidedAt?: string;
  revokedAt?: string;
}

export function promotionSummary(record: PromotionRecord): PromotionSummary {
  const { id, model, environment, verdict, requestedBy, requestedAt, decidedAt, revokedAt } =
    record;
  return {
    promotion: { id },
    model,
    environment,
    status: revokedAt === undefined ? (verdict ?? 'pending') : 'revoked',
    ...present({ verdict, requestedBy, requestedAt, decidedAt, revokedAt }),
  };
}

export type DecisionView = Decision & {
  revoked?: Revoked & { decision?: Decision };
  /** The approval whose time has passed. */
  ended?: { at: string; decision: Decision };
};

/**
 * The document that counts now: a decision, or what revoked or ended it, with the former beside it. Who
 * looks at the verdict alone must not go on with a model whose approval stands no longer.
 */
export function promotionView(
  promotion: KnownPromotion,
  now: Date,
): DecisionView | PendingPromotion {
  const { id, model, environment, decision, revocation } = promotion;
  const revoked = revokedPart(promotion);
  if (revocation !== undefined && revoked !== undefined)
    return { ...revocation, revoked: { ...revoked, ...present({ decision }) } };
  if (decision !== undefined) return endedView(decision, now) ?? decision;
  return { promotion: { id }, model, environment, status: 'pending' };
}

function endedView(decision: Decision, now: Date): DecisionView | undefined {
  const ended = endedApproval(decision, now);
  return ended && { ...ended, ended: { at: ended.decidedAt, decision } };
}
