import { type Decision } from '@pedigree/events';
import { type PromotionRecord } from '@pedigree/graph';
import {
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

export type DecisionView = Decision & { revoked?: Revoked };

/** The decision document, with what took it back; or that there is none yet. */
export function promotionView(promotion: KnownPromotion): DecisionView | PendingPromotion {
  const { id, model, environment, decision, revocation } = promotion;
  const revoked = revokedPart(promotion);
  if (decision !== undefined) return revoked === undefined ? decision : { ...decision, revoked };
  // It was approved before this process could hear of it, and the graph is about to learn of both.
  if (revocation !== undefined) return revocation;
  return { promotion: { id }, model, environment, status: 'pending' };
}
