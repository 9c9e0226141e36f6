import { endOf } from '../evidence';
import { personOf, speaksOf } from '../reviews';
import { type Asked, type Check, met, refusals, unmet } from './check';

/** Approvals by so many people other than the requester, and no denial that stands. */
export function checkReview({ requirement, rule, of }: Asked<'review'>): Check {
  const { reviews, requestedBy, environment, reviewsRejected: rejected } = of;
  const denial = reviews.denials.find((one) => speaksOf(one, rule));
  if (denial !== undefined)
    return unmet(
      [`have ${denial.data.reviewer}, who denied it (${denial.data.reason}), approve it`],
      rejected,
    );
  const own = requestedBy === undefined ? undefined : personOf(requestedBy);
  const byPerson = new Map<string, { name: string; end: number }>();
  for (const review of reviews.approvals.filter((one) => speaksOf(one, rule))) {
    const person = personOf(review.data.reviewer);
    const end = endOf(review.evidence, environment.reviewMaxAgeDays);
    if (person !== own && end > (byPerson.get(person)?.end ?? 0))
      byPerson.set(person, { name: review.data.reviewer, end });
  }
  const counted = [...byPerson.values()].sort((a, b) => b.end - a.end);
  const used = counted.slice(0, requirement.reviewers);
  if (used.length >= requirement.reviewers)
    return met(
      used.map(({ name }) => `review by ${name}`),
      Math.min(...used.map(({ end }) => end)),
      rejected,
    );
  return unmet([todo(requirement.reviewers, used.length, rule, of), ...[]], rejected);
}

function todo(needed: number, there: number, rule: string, of: Asked['of']): string {
  const people = needed === 1 ? 'a person' : `${String(needed)} people`;
  const other = of.requestedBy === undefined ? '' : ` other than ${of.requestedBy}, who asked`;
  const sofar = there === 0 ? '' : ` (${String(there)} so far)`;
  return (
    `have ${people}${other} review ${of.candidate.id}${sofar} and record it with an expiry: ` +
    `POST /api/v1/promotions/{id}/reviews, or a review.recorded event for rule ${rule}${refusals(of.reviewsRejected)}`
  );
}
