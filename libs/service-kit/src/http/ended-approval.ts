import { type Decision, type Reason } from '@pedigree/events';

/** The rule of a refusal that no policy makes: the approval was given, and its time has passed. */
export const APPROVAL_ENDED = 'approval-ended';

/**
 * The document that counts once the evidence that an approval rests on has begun to expire: a refusal
 * that says so. It is not signed, as nobody judged anew. Nothing for what still holds, or was no approval.
 */
export function endedApproval(decision: Decision, now: Date): Decision | undefined {
  const { validUntil, verdict } = decision;
  if (verdict !== 'approved' || validUntil === undefined) return undefined;
  // What is no time has ended: it cannot be shown to hold.
  if (Date.parse(validUntil) > now.getTime()) return undefined;
  const { promotion, model, digest, environment, policy, asOf } = decision;
  return {
    ...(promotion === undefined ? {} : { promotion }),
    model,
    ...(digest === undefined ? {} : { digest }),
    environment,
    verdict: 'blocked',
    indeterminate: false,
    reasons: [ended(decision.decidedAt, validUntil)],
    cleared: [],
    policy,
    asOf,
    decidedAt: validUntil,
  };
}

const ended = (decidedAt: string, validUntil: string): Reason => ({
  rule: APPROVAL_ENDED,
  severity: 'high',
  message: `The approval of ${decidedAt} held until ${validUntil}, when the first evidence that it rests on expired.`,
  clearedBy: ['request'],
  remedies: [
    {
      steps: [
        {
          evidence: 'request',
          done: false,
          text: 'Renew the evidence that expired, and request the promotion anew under a new id.',
        },
      ],
    },
  ],
  controls: [],
  paths: [],
});
