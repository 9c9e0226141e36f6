import { decision, parseJson } from '@pedigree/events';
import { type z } from 'zod';

const approval = decision
  .pick({ digest: true, promotion: true, positions: true, policy: true })
  .partial()
  .strip();

/** Of a recorded approval, what a second look needs. */
export type Approval = z.infer<typeof approval>;

/**
 * Reads the document that the graph keeps. One that is no decision (another tool's, a damaged one)
 * rested on nothing that is known: it is judged again all the same, and must not hold up others.
 */
export function approvalIn(document: string): Approval {
  const json = parseJson(Buffer.from(document));
  return (json.ok && approval.safeParse(json.value).data) || {};
}
