import { environmentName } from '@pedigree/events';
import { against, dataOf, type Evidence, type ReviewData, type Weighed } from './evidence';
import { type Vertex } from './pedigree';

export interface Reviews {
  /** Approvals that count here. */
  approvals: readonly Review[];
  /** Denials that stand here. */
  denials: readonly Review[];
}

export interface Review {
  evidence: Evidence;
  data: ReviewData;
}

/** Two spellings of one name are one person. */
export const personOf = (name: string): string =>
  name.normalize('NFKC').toLowerCase().normalize('NFKC').replace(/\s+/gu, ' ').trim();

/**
 * What reviewers said of a candidate. An approval has to count as evidence; a denial stands until it
 * expires or the same reviewer approves later.
 */
export function reviewsOf(
  candidate: Vertex,
  weighed: Weighed,
  environment: string,
  at: string,
): Reviews {
  const here = (evidence: Evidence): Review[] => {
    const data = dataOf<ReviewData>(evidence);
    const { environment: given } = data;
    const elsewhere = given !== undefined && environmentName(given) !== environment;
    return elsewhere ? [] : [{ evidence, data }];
  };
  const approved = weighed.counted.flatMap(here).filter(({ data }) => data.decision === 'approve');
  const denied = against(candidate, 'review')
    .flatMap(here)
    .filter(({ data }) => data.decision === 'deny' && Date.parse(data.expiresAt) > Date.parse(at));
  return {
    approvals: approved,
    denials: denied.filter((denial) => !approved.some((later) => overrules(later, denial))),
  };
}

const overrules = (approval: Review, denial: Review): boolean =>
  personOf(approval.data.reviewer) === personOf(denial.data.reviewer) &&
  approval.evidence.occurredAt > denial.evidence.occurredAt &&
  covers(approval, denial.data.rules);

/** Whether a review speaks of a rule: one that names none speaks of all. */
export const speaksOf = ({ data: { rules = [] } }: Review, rule: string): boolean =>
  rules.length === 0 || rules.includes(rule);

const covers = (approval: Review, rules: readonly string[] = []): boolean =>
  rules.length === 0
    ? (approval.data.rules ?? []).length === 0
    : rules.every((rule) => speaksOf(approval, rule));
