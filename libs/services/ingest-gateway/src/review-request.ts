import { environment, list, name, text, time } from '@pedigree/events';
import { type ProblemError } from '@pedigree/service-kit';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';

/**
 * What a client posts. Strict, unlike events: an approval with a misspelt `rules` would be one of every
 * rule.
 */
export class ReviewRequest extends createZodDto(
  z.strictObject({
    id: name
      .optional()
      .describe('Id of the review: repeat it to send the same one again; made up if absent'),
    decision: z
      .enum(['approve', 'deny', 'request'])
      .describe('request: asks somebody to review; it is listed at GET /reviews until then'),
    reviewer: name
      .optional()
      .describe('Of approve and deny: who reviewed. Not who requested the promotion'),
    requestedBy: name.optional().describe('Of request: who asks for a review'),
    reason: text.optional().describe('Required for approve and deny'),
    rules: list(name)
      .optional()
      .describe('Rule ids that the review speaks of; none: every rule that a review may clear'),
    environment: environment.optional().describe("The promotion's, if given"),
    expiresAt: time
      .optional()
      .describe('Until when approve or deny holds; 90 days from now if absent'),
  }),
) {}

type Field = 'reviewer' | 'requestedBy' | 'reason' | 'expiresAt';

/** Which fields go with which decision; `null` where they must not be there. */
const NEEDED: Readonly<Record<ReviewRequest['decision'], Partial<Record<Field, boolean | null>>>> =
  {
    approve: { reviewer: true, requestedBy: null, reason: true },
    deny: { reviewer: true, requestedBy: null, reason: true },
    request: { reviewer: null, requestedBy: true, expiresAt: null },
  };

/** What the types do not say. @param now RFC 3339 UTC */
export function faultsOf(body: ReviewRequest, now: Date): ProblemError[] {
  const fields = Object.entries(NEEDED[body.decision]) as [Field, boolean | null][];
  return [
    ...fields.flatMap(([field, needed]) => fieldFault(body, field, needed)),
    ...(body.expiresAt !== undefined && Date.parse(body.expiresAt) <= now.getTime()
      ? [past(now)]
      : []),
  ];
}

function fieldFault(body: ReviewRequest, field: Field, needed: boolean | null): ProblemError[] {
  const value = body[field];
  const pointer = `/${field}`;
  if (needed === null && value !== undefined)
    return [
      {
        pointer,
        message: `does not go with "${body.decision}"`,
        remedy: `Leave ${field} out.`,
      },
    ];
  if (needed === true && (value ?? '').trim() === '')
    return [{ pointer, message: 'is required', remedy: `Say ${WORDS[field]} in ${field}.` }];
  return [];
}

const WORDS: Readonly<Record<Field, string>> = {
  reviewer: 'who reviewed',
  requestedBy: 'who asks for a review',
  reason: 'why',
  expiresAt: 'until when it holds',
};

const past = (now: Date): ProblemError => ({
  pointer: '/expiresAt',
  message: 'must lie in the future',
  remedy: `Give a time after ${now.toISOString()}, or leave it out for 90 days.`,
});
