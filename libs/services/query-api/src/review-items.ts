import { environmentName, type EventData } from '@pedigree/events';
import { type TrailEntry } from '@pedigree/graph';
import { personOf } from '@pedigree/promotion';
import { type KnownPromotion } from '@pedigree/service-kit';

/** A review of a promotion, or the wish for one. */
export interface ReviewItem {
  /**
   * Of a wish, what came of it. revoked: an evidence.revoked event took it back.
   */
  state: 'open' | 'approved' | 'denied' | 'expired' | 'revoked';
  /** Who reviewed; absent from a wish. */
  reviewer?: string;
  /** Who asked for a review. */
  requestedBy?: string;
  reason?: string;
  /** None: every rule that a review may clear. */
  rules: readonly string[];
  expiresAt?: string;
  /** When it was made. */
  at: string;
  eventId: string;
  /** Key of the review that answered a wish. */
  answeredBy?: string;
  /** Why it has no effect on this promotion. */
  remark?: string;
}

export interface ReviewContext {
  promotion: Pick<KnownPromotion, 'model' | 'environment' | 'requestedBy'>;
  /** RFC 3339 */
  now: string;
  /** Keys of events that were taken back. */
  revoked: ReadonlySet<string>;
}

type Recorded = EventData<'ai.pedigree.review.recorded.v1'>;
type Requested = EventData<'ai.pedigree.review.requested.v1'>;

/** The reviews in a trail and the wishes for some, oldest first. Pure. */
export function reviewItems(trail: readonly TrailEntry[], context: ReviewContext): ReviewItem[] {
  const reviewed = trail.map((entry) =>
    entry.step === 'reviewed' ? givenItem(entry, context) : undefined,
  );
  return trail.flatMap((entry, index) => {
    if (entry.step === 'reviewed') return reviewed[index] ?? [];
    if (entry.step !== 'review-requested') return [];
    return [
      wishedItem(
        entry,
        reviewed.slice(index).filter((item) => item !== undefined),
      ),
    ];
  });
}

const documentOf = <T>({ document = '{}' }: TrailEntry): T => JSON.parse(document) as T;

function givenItem(entry: TrailEntry, context: ReviewContext): ReviewItem {
  const {
    decision,
    reviewer,
    reason,
    rules = [],
    expiresAt,
    environment,
  } = documentOf<Recorded>(entry);
  const remark = remarkOn({ reviewer, model: entry.model, environment }, context);
  return {
    state: stateOf({ decision, expiresAt }, entry.eventId, context),
    ...{ reviewer, reason, rules, expiresAt },
    ...{ at: entry.occurredAt, eventId: entry.eventId },
    ...(remark === undefined ? {} : { remark }),
  };
}

function stateOf(
  { decision, expiresAt }: Pick<Recorded, 'decision' | 'expiresAt'>,
  key: string,
  { now, revoked }: ReviewContext,
): ReviewItem['state'] {
  if (revoked.has(key)) return 'revoked';
  if (Date.parse(expiresAt) <= Date.parse(now)) return 'expired';
  return decision === 'approve' ? 'approved' : 'denied';
}

/** Events may be sent past the route that refuses such reviews. */
function remarkOn(
  review: { reviewer: string; model: string; environment: string | undefined },
  { promotion }: ReviewContext,
): string | undefined {
  const { requestedBy, model, environment } = promotion;
  if (requestedBy !== undefined && personOf(review.reviewer) === personOf(requestedBy))
    return 'The reviewer requested the promotion.';
  if (review.model !== model) return `It is about another model, ${review.model}.`;
  if (review.environment !== undefined && environmentName(review.environment) !== environment)
    return `It is for another environment, ${review.environment}.`;
  return undefined;
}

function wishedItem(entry: TrailEntry, later: readonly ReviewItem[]): ReviewItem {
  const { requestedBy, reason, rules = [] } = documentOf<Requested>(entry);
  const answer = later.find((item) => item.remark === undefined && overlap(item.rules, rules));
  return {
    state: answer?.state ?? 'open',
    requestedBy,
    ...(reason === undefined ? {} : { reason }),
    rules,
    ...{ at: entry.occurredAt, eventId: entry.eventId },
    ...(answer === undefined ? {} : { answeredBy: answer.eventId }),
  };
}

/** No rules means all of them. */
const overlap = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === 0 || others.length === 0 || some.some((rule) => others.includes(rule));

/** Whether a review speaks of a rule. */
export const speaksOf = ({ rules }: ReviewItem, rule: string): boolean => overlap(rules, [rule]);
