/** A review as it stands in the form. */
export interface ReviewDraft {
  decision: 'approve' | 'deny';
  reviewer: string;
  reason: string;
  /** Rule ids that an approval speaks of. */
  rules: readonly string[];
}

export type ReviewFaults = Partial<Record<'reviewer' | 'reason' | 'rules', string>>;

/** What `POST /promotions/{id}/reviews` takes. */
export interface ReviewBody {
  decision: 'approve' | 'deny';
  reviewer: string;
  reason: string;
  rules?: string[];
}

const samePerson = (a: string, b: string): boolean =>
  a.trim().toLowerCase() === b.trim().toLowerCase();

/** Of the promotion that is reviewed. */
interface Reviewed {
  /** Who asked for it: they cannot review it. */
  requestedBy?: string | undefined;
  /** Rules that wait for a person. */
  needed: readonly unknown[];
}

/**
 * What keeps a review from being sent, each with what to do. The API has the last word; this spares a
 * round trip.
 */
export function faultsOf(
  { decision, reviewer, reason, rules }: ReviewDraft,
  { requestedBy, needed }: Reviewed,
): ReviewFaults {
  const own = requestedBy !== undefined && samePerson(reviewer, requestedBy);
  return {
    ...(reviewer.trim() === '' && { reviewer: 'Say who you are.' }),
    ...(own && {
      reviewer: `${requestedBy} asked for this promotion. Somebody else has to review it.`,
    }),
    ...(reason.trim() === '' && { reason: 'Say why: it is kept with the decision.' }),
    ...(decision === 'approve' &&
      needed.length > 0 &&
      rules.length === 0 && { rules: 'Choose at least one rule that you speak of.' }),
  };
}

/**
 * No rules stand for all. An approval names those that it clears, where any wait; a denial is of the model
 * as a whole, since one of single rules only leaves them standing.
 */
export const reviewBody = ({ decision, reviewer, reason, rules }: ReviewDraft): ReviewBody => ({
  decision,
  reviewer: reviewer.trim(),
  reason: reason.trim(),
  ...(decision === 'approve' && rules.length > 0 && { rules: [...rules] }),
});
