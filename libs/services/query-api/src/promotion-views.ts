import { type Decision } from '@pedigree/events';
import { type PromotionRecord } from '@pedigree/graph';
import { type PendingPromotion } from '@pedigree/service-kit';
import { present } from './pages';

/** A promotion in the history; its decision document is at `/promotions/{id}`. */
export interface PromotionSummary {
  promotion: { id: string };
  model: string;
  environment: string;
  status: 'pending' | 'approved' | 'blocked';
  verdict?: 'approved' | 'blocked';
  requestedBy?: string;
  requestedAt?: string;
  decidedAt?: string;
}

export function promotionSummary(record: PromotionRecord): PromotionSummary {
  const { id, model, environment, verdict, requestedBy, requestedAt, decidedAt } = record;
  return {
    promotion: { id },
    model,
    environment,
    status: verdict ?? 'pending',
    ...present({ verdict, requestedBy, requestedAt, decidedAt }),
  };
}

/** The decision document, or that there is none yet. */
export const promotionView = (record: PromotionRecord): Decision | PendingPromotion =>
  record.decision === undefined
    ? {
        promotion: { id: record.id },
        model: record.model,
        environment: record.environment,
        status: 'pending',
      }
    : (JSON.parse(record.decision) as Decision);
