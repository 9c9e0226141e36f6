import { type Decision, type Reason } from '@pedigree/events';
import { personOf, type Policy } from '@pedigree/promotion';
import { type ReviewItem, speaksOf } from './review-items';

/** A rule that waits for a person, and for what. */
export interface NeededReview {
  rule: string;
  text: string;
}

/** The steps of a decision that only a person can take, and nobody has. */
export const neededIn = ({ reasons }: Decision): NeededReview[] =>
  reasons.flatMap(({ rule, ...reason }) => {
    const text = reviewStepIn({ rule, ...reason });
    return text === undefined ? [] : [{ rule, text }];
  });

function reviewStepIn({ remedies, clearedBy, message }: Reason): string | undefined {
  if (remedies === undefined) return clearedBy.includes('review') ? message : undefined;
  const steps = remedies.flatMap((remedy) => remedy.steps);
  return steps.find(({ evidence, done }) => evidence === 'review' && !done)?.text;
}

/**
 * What of a decision still waits for a person, given the reviews since. A rule that was denied does
 * not: a person has spoken.
 */
export function awaitedIn(
  decision: Decision,
  items: readonly ReviewItem[],
  policy: Policy,
): NeededReview[] {
  const counted = items.filter(({ remark, reviewer }) => remark === undefined && reviewer);
  return neededIn(decision).filter(({ rule }) => {
    const about = counted.filter((item) => speaksOf(item, rule));
    return (
      !about.some((item) => deniesStill(item, about)) && peopleIn(about) < needed(rule, policy)
    );
  });
}

const peopleIn = (items: readonly ReviewItem[]): number =>
  new Set(
    items
      .filter(({ state }) => state === 'approved')
      .map(({ reviewer = '' }) => personOf(reviewer)),
  ).size;

/** A reviewer who approves later has changed their mind. */
const deniesStill = (denial: ReviewItem, all: readonly ReviewItem[]): boolean =>
  denial.state === 'denied' &&
  !all.some(
    ({ state, at, reviewer = '' }) =>
      state === 'approved' &&
      at > denial.at &&
      personOf(reviewer) === personOf(denial.reviewer ?? ''),
  );

/** How many people a rule of the running policy asks for; one where it does not know the rule. */
function needed(rule: string, { rules }: Policy): number {
  const requirements = rules.find(({ id }) => id === rule)?.clearedBy.flat() ?? [];
  return Math.max(1, ...requirements.map((one) => (one.kind === 'review' ? one.reviewers : 0)));
}
