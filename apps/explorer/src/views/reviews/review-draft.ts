/** A review as it stands in the form. */
export interface ReviewDraft {
  decision: 'approve' | 'deny';
  reviewer: string;
  reason: string;
  /** Rule ids it speaks of. */
  rules: readonly string[];
}

export type ReviewFaults = Partial<Record<'reviewer' | 'reason' | 'rules', string>>;

/** What `POST /promotions/{id}/reviews` takes. */
export interface ReviewBody {
  decision: 'approve' | 'deny';
  reviewer: string;
  reason: string;
  rules: string[];
}

const samePerson = (a: string, b: string): boolean =>
  a.trim().toLowerCase() === b.trim().toLowerCase();

/**
 * What keeps a review from being sent, each with what to do. The API has the last word; this spares a
 * round trip.
 *
 * @param requestedBy who asked for the promotion: they cannot review it
 */
export function faultsOf(
  { reviewer, reason, rules }: ReviewDraft,
  { requestedBy }: { requestedBy?: string | undefined },
): ReviewFaults {
  return {
    ...(reviewer.trim() === '' && { reviewer: 'Say who you are.' }),
    ...(requestedBy !== undefined &&
      samePerson(reviewer, requestedBy) && {
        reviewer: `${requestedBy} asked for this promotion. Somebody else has to review it.`,
      }),
    ...(reason.trim() === '' && { reason: 'Say why: it is kept with the decision.' }),
    ...(rules.length === 0 && { rules: 'Choose at least one rule that you speak of.' }),
  };
}

export const reviewBody = ({ decision, reviewer, reason, rules }: ReviewDraft): ReviewBody => ({
  decision,
  reviewer: reviewer.trim(),
  reason: reason.trim(),
  rules: [...rules],
});
