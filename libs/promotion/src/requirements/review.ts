import { endOf } from '../evidence';
import { later } from '../paths';
import { openFlags } from '../provenance';
import { personOf, type Review, speaksOf } from '../reviews';
import { listed } from '../words';
import { type Asked, type Check, met, refusals, unmet } from './check';

/**
 * Approvals by so many people other than the requester, who could know of what they approve, and no
 * denial that stands.
 */
export function checkReview({ requirement, item, rule, of }: Asked<'review'>): Check {
  const { reviews, requestedBy, environment, reviewsRejected: rejected } = of;
  const denial = reviews.denials.find((one) => speaksOf(one, rule));
  if (denial !== undefined)
    return unmet(
      [`have ${denial.data.reviewer}, who denied it (${denial.data.reason}), approve it`],
      rejected,
    );
  const own = requestedBy === undefined ? undefined : personOf(requestedBy);
  const byPerson = new Map<string, { name: string; end: number }>();
  const speaking = reviews.approvals.filter((one) => speaksOf(one, rule));
  for (const review of speaking.filter((one) => knew(one, item, of))) {
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
  const early = speaking.filter((one) => !knew(one, item, of));
  return unmet([todo(requirement.reviewers, used.length, rule, of) + tooEarly(early)], rejected);
}

/**
 * Whether a review can have been about this: given after the flag was raised or the drift found, and
 * not taken in before the path was known. An approval must not cover what comes to light later.
 */
function knew({ evidence }: Review, item: Asked['item'], of: Asked['of']): boolean {
  const { clockSkewSeconds } = of.policy;
  const flags =
    item.subject === 'ancestor' ? openFlags(item.ancestor.vertex, clockSkewSeconds) : [];
  const found = flags.map(({ occurredAt }) => occurredAt).reduce(later, driftIn(item, of));
  const latest = Date.parse(evidence.recordedAt) + clockSkewSeconds * 1000;
  const since = sinceOf(item);
  return evidence.occurredAt >= found && (since === '' || latest >= Date.parse(since));
}

const driftIn = (item: Asked['item'], of: Asked['of']): string =>
  item.subject === 'candidate' ? of.probes.driftedAt : '';

function sinceOf(item: Asked['item']): string {
  switch (item.subject) {
    case 'path':
      return item.arrival.since;
    case 'ancestor':
      return item.ancestor.since;
    case 'candidate':
      return '';
  }
}

const tooEarly = (reviews: readonly Review[]): string =>
  reviews.length === 0
    ? ''
    : ` (given before this was known: the review by ${listed(reviews.map(({ data }) => data.reviewer))})`;

function todo(needed: number, there: number, rule: string, of: Asked['of']): string {
  const people = needed === 1 ? 'a person' : `${String(needed)} people`;
  const other = of.requestedBy === undefined ? '' : ` other than ${of.requestedBy} (who asked)`;
  const sofar = there === 0 ? '' : ` (${String(there)} so far)`;
  return (
    `have ${people}${other} review ${of.candidate.id}${sofar} and record it with an expiry: ` +
    `POST /api/v1/promotions/{id}/reviews, or a review.recorded event for rule ${rule}${refusals(of.reviewsRejected)}`
  );
}
