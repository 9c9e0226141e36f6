import { environmentName } from '@pedigree/events';
import { withoutLookAlikes } from '@pedigree/lineage';
import { against, dataOf, type Evidence, type ReviewData } from './evidence';
import { isAnswer, type Moment, momentOf } from './moments';
import { type Vertex } from './pedigree';

export interface Reviews {
  /** Approvals that count here. */
  approvals: readonly Review[];
  /** Denials that stand here, of the model and of what its weights come from. */
  denials: readonly Denial[];
}

export interface Review {
  evidence: Evidence;
  data: ReviewData;
}

export interface Denial extends Review {
  model: Vertex;
}

/** Who a name stands for: spellings of one name, and names that people take for it, are one person. */
export const personOf = (name: string): string =>
  withoutLookAlikes(
    name
      .normalize('NFKD')
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[\p{M}\p{Cf}\p{Z}\s]/gu, ''),
  ).replace(/[01|]/g, (letter) => (letter === '0' ? 'o' : 'l'));

/** Reviews that speak of one environment. */
export const reviewsIn = (evidence: readonly Evidence[], environment: string): Review[] =>
  evidence
    .map((one) => ({ evidence: one, data: dataOf<ReviewData>(one) }))
    .filter(
      ({ data }) =>
        data.environment === undefined || environmentName(data.environment) === environment,
    );

/** Denials of a model that stand: until they expire, or the same reviewer approves later. */
export function denialsOf(
  model: Vertex,
  approvals: readonly Review[],
  environment: string,
  at: string,
): Denial[] {
  return reviewsIn(against(model, 'review'), environment)
    .filter(({ data }) => data.decision === 'deny' && Date.parse(data.expiresAt) > Date.parse(at))
    .filter((denial) => !approvals.some((later) => overrules(later, denial)))
    .map((denial) => ({ ...denial, model }));
}

export const deniedAt = ({ evidence }: Review): Moment => momentOf(evidence);

const overrules = (approval: Review, denial: Review): boolean =>
  personOf(approval.data.reviewer) === personOf(denial.data.reviewer) &&
  isAnswer(approval.evidence, denial.evidence) &&
  covers(approval, denial.data.rules);

/** Whether a review speaks of a rule: one that names none speaks of all. */
export const speaksOf = ({ data: { rules = [] } }: Review, rule: string): boolean =>
  rules.length === 0 || rules.includes(rule);

const covers = (approval: Review, rules: readonly string[] = []): boolean =>
  rules.length === 0
    ? (approval.data.rules ?? []).length === 0
    : rules.every((rule) => speaksOf(approval, rule));
