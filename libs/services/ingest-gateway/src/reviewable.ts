import { type Decision, environmentName } from '@pedigree/events';
import { personOf, type Policy } from '@pedigree/promotion';
import { type KnownPromotion, type ProblemError, ProblemException } from '@pedigree/service-kit';
import { type ReviewRequest } from './review-request';

/** Rules of a decision that a review may clear. */
export const reviewableIn = ({ reasons }: Decision): string[] =>
  reasons.filter(({ clearedBy }) => clearedBy.includes('review')).map(({ rule }) => rule);

/** Rules that a review may clear, whether or not they fire now. */
const reviewableBy = ({ rules }: Policy): string[] =>
  rules
    .filter(({ clearedBy }) => clearedBy.flat().some(({ kind }) => kind === 'review'))
    .map(({ id }) => id);

/** What a review may speak of: an approval also of what is cleared now and may not be for ever, a denial of anything. */
function possibleFor(
  kind: ReviewRequest['decision'],
  decision: Decision,
  policy: Policy,
): string[] {
  const cleared = new Set(decision.cleared.map(({ rule }) => rule));
  const others = reviewableBy(policy).filter((rule) => kind === 'deny' || cleared.has(rule));
  return [...new Set([...reviewableIn(decision), ...others])];
}

/** Refuses rules that the review cannot have an effect on. @throws ProblemException invalid-body */
export function assertReviewable(
  { decision: kind, rules = [] }: ReviewRequest,
  decision: Decision,
  policy: Policy,
): void {
  const possible = possibleFor(kind, decision, policy);
  const errors = rules.flatMap((rule, index): ProblemError[] =>
    possible.includes(rule) ? [] : [notReviewable(rule, index, decision, possible)],
  );
  if (errors.length > 0)
    throw new ProblemException('invalid-body', 'A review has no effect on some of these rules.', {
      errors,
    });
}

function notReviewable(
  rule: string,
  index: number,
  { reasons }: Decision,
  possible: readonly string[],
): ProblemError {
  const fired = reasons.find((reason) => reason.rule === rule);
  return {
    pointer: `/rules/${String(index)}`,
    message:
      fired === undefined
        ? 'is not among the rules of this decision that a review may clear'
        : `is cleared by ${fired.clearedBy.join(', ') || 'nothing'}, and not by a review`,
    remedy:
      possible.length === 0
        ? 'No review clears anything here; the decision says what does.'
        : `Choose from: ${possible.join(', ')}; or leave rules out to speak of all of them.`,
  };
}

/** @throws ProblemException forbidden: nobody clears what they asked for themselves */
export function assertOtherPerson({ reviewer }: ReviewRequest, promotion: KnownPromotion): void {
  const { requestedBy } = promotion;
  if (reviewer === undefined || requestedBy === undefined) return;
  if (personOf(reviewer) !== personOf(requestedBy)) return;
  throw new ProblemException(
    'forbidden',
    `"${reviewer}" requested promotion "${promotion.id}" and cannot review it.`,
    {
      errors: [
        {
          pointer: '/reviewer',
          message: 'is who requested the promotion',
          remedy: 'Have somebody else review it; "decision": "request" asks for that.',
        },
      ],
    },
  );
}

/** @throws ProblemException invalid-body */
export function assertSameEnvironment(
  { environment }: ReviewRequest,
  promotion: KnownPromotion,
): void {
  if (environment === undefined || environmentName(environment) === promotion.environment) return;
  throw new ProblemException('invalid-body', 'The review is for another environment.', {
    errors: [
      {
        pointer: '/environment',
        message: `is not the promotion's, "${promotion.environment}"`,
        remedy: 'Leave environment out, or review a promotion to that environment.',
      },
    ],
  });
}
