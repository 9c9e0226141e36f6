import { type Parsed, type PedigreeEvent } from '@pedigree/events';
import { type KnownPromotion, standingDecision } from '@pedigree/service-kit';
import { gatewayEvent, SOURCES } from './gateway-event';
import { type ReviewRequest } from './review-request';

const REQUESTED = 'ai.pedigree.review.requested.v1';
const RECORDED = 'ai.pedigree.review.recorded.v1';

export type ReviewEvent = PedigreeEvent<typeof REQUESTED | typeof RECORDED>;

/** How long a review holds that does not say, in milliseconds: 90 days. */
const DEFAULT_TERM = 90 * 24 * 60 * 60 * 1000;

/** The event of a review. It is bound to the weights that were decided on, where they are known. */
export function reviewEvent(
  body: ReviewRequest,
  promotion: KnownPromotion,
  { id, principal, now }: { id: string; principal: string; now: Date },
): Parsed<ReviewEvent> {
  const { decision, reviewer, requestedBy, reason, rules, expiresAt } = body;
  const about = {
    model: modelOf(promotion),
    promotion: { id: promotion.id },
    environment: promotion.environment,
    ...(rules === undefined || rules.length === 0 ? {} : { rules }),
  };
  const made = { id, source: SOURCES.reviews, time: now.toISOString(), principal };
  if (decision === 'request') {
    const data = { ...about, requestedBy, ...(reason === undefined ? {} : { reason }) };
    return gatewayEvent({ ...made, type: REQUESTED, data }, '/id');
  }
  const until = expiresAt ?? new Date(now.getTime() + DEFAULT_TERM).toISOString();
  const data = { ...about, decision, reviewer, reason, expiresAt: until };
  return gatewayEvent({ ...made, type: RECORDED, data }, '/id');
}

function modelOf(promotion: KnownPromotion): string | { id: string; digest: string } {
  const { model } = promotion;
  const digest = standingDecision(promotion)?.digest;
  return digest === undefined ? model : { id: model, digest };
}

/** What comes of it, in a sentence or two. */
export function nextOf(
  { decision }: ReviewRequest,
  promotion: KnownPromotion,
  reviewable: readonly string[],
): string {
  const { id, model, environment } = promotion;
  if (decision === 'request')
    return 'It is listed at GET /api/v1/reviews until somebody reviews it.';
  const judged = `A new POST /api/v1/promotions for model "${model}" in environment "${environment}" is judged with it; promotion "${id}" keeps its decision.`;
  const useless = decision === 'approve' && reviewable.length === 0;
  return useless ? `${judged} No review clears any of the reasons that it names, though.` : judged;
}
