import { type Stamp } from '@pedigree/lineage';

/**
 * When something became known: by the broker's clock, and within one of its ticks by the producers'.
 * Text that compares as time. Statements that answer one another count by it.
 */
export type Moment = string;

/** Before everything. */
export const NEVER: Moment = '';

export const momentOf = ({ recordedAt, occurredAt }: Stamp): Moment =>
  `${recordedAt} ${occurredAt < recordedAt ? occurredAt : recordedAt}`;

export const latest = (moments: readonly Moment[]): Moment => moments.reduce(laterOf, NEVER);
export const laterOf = (a: Moment, b: Moment): Moment => (a > b ? a : b);

/** Whether an answer was taken in after what it answers. In one partition the log has the word; a tie is none. */
export function isAnswer(answer: Stamp, question: Stamp): boolean {
  const { topic, partition, offset } = answer;
  return topic === question.topic && partition === question.partition
    ? offset > question.offset
    : momentOf(answer) > momentOf(question);
}
