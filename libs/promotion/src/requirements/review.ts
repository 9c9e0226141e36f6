import { isUndisclosed } from '@pedigree/lineage';
import { endOf } from '../evidence';
import { momentOf } from '../moments';
import { isPlaceholder } from '../provenance';
import { personOf, type Review, speaksOf } from '../reviews';
import { listed } from '../words';
import { type Asked, type Check, met, refusals, unmet } from './check';
import { pooled } from './inherited';
import { sinceOf } from './since';

/**
 * Approvals by so many people other than the requester, who could know of what they approve, and no
 * denial that stands.
 */
export function checkReview(asked: Asked<'review'>): Check {
  const { requirement, item, rule, of } = asked;
  const { denials, rejected } = of.dossiers.of(of.candidate);
  const denial = denials.find((one) => speaksOf(one, rule));
  if (denial !== undefined)
    return unmet(
      [`have ${denial.data.reviewer}, who denied it (${denial.data.reason}), approve it`],
      rejected.review,
    );
  const unknown = unreviewable(asked);
  if (unknown !== undefined) return unmet([unknown], rejected.review);
  const isKnowing = ({ evidence }: Review): boolean =>
    momentOf(evidence) > sinceOf(item, { ...of, newest: of.newestFor(evidence.about) });
  const speaking = pooled(of, ({ approvals }) => approvals).filter((one) => speaksOf(one, rule));
  const [knowing, early] = [true, false].map((knew) =>
    speaking.filter((one) => isKnowing(one) === knew),
  ) as [Review[], Review[]];
  const used = peopleIn(knowing, asked).slice(0, requirement.reviewers);
  if (used.length >= requirement.reviewers)
    return met(
      used.map(({ review }) => `review by ${review.data.reviewer}`),
      Math.min(...used.map(({ end }) => end)),
      { rejected: rejected.review, evidence: used.map(({ review }) => review.evidence) },
    );
  return unmet([todo(asked, used.length) + tooEarly(early)], rejected.review);
}

/** A person can vouch for what is known too little of, not for what nobody described who may say what it is. */
function unreviewable({ item }: Asked<'review'>): string | undefined {
  if (item.subject !== 'ancestor') return undefined;
  const { vertex } = item.ancestor;
  return isPlaceholder(vertex) && !isUndisclosed(vertex.id)
    ? `have somebody who may vouch for lineage describe ${vertex.id} first: a review cannot stand in for that`
    : undefined;
}

interface Person {
  review: Review;
  end: number;
}

/** Each person once, those whose review lasts longest first; not the one who asks. */
function peopleIn(reviews: readonly Review[], { of }: Asked<'review'>): Person[] {
  const own = of.requestedBy === undefined ? undefined : personOf(of.requestedBy);
  const byPerson = new Map<string, Person>();
  for (const review of reviews) {
    const person = personOf(review.data.reviewer);
    const end = endOf(review.evidence, of.environment.reviewMaxAgeDays);
    if (person !== own && end > (byPerson.get(person)?.end ?? 0))
      byPerson.set(person, { review, end });
  }
  return [...byPerson.values()].sort((a, b) => b.end - a.end);
}

const tooEarly = (reviews: readonly Review[]): string =>
  reviews.length === 0
    ? ''
    : ` (given before this was known: the review by ${listed(reviews.map(({ data }) => data.reviewer))})`;

function todo({ requirement, rule, of }: Asked<'review'>, there: number): string {
  const needed = requirement.reviewers;
  const people = needed === 1 ? 'a person' : `${String(needed)} people`;
  const other = of.requestedBy === undefined ? '' : ` other than ${of.requestedBy} (who asked)`;
  const sofar = there === 0 ? '' : ` (${String(there)} so far)`;
  return (
    `have ${people}${other} review ${of.candidate.id}${sofar} and record it with an expiry: ` +
    `POST /api/v1/promotions/{id}/reviews, or a review.recorded event for rule ${rule}${refusals(of.dossiers.of(of.candidate).rejected.review)}`
  );
}
