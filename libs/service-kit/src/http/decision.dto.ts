import { decision, planDecision, reason } from '@pedigree/events';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';

/** What stands beside an approval that a late fact turned. */
export const revoked = z.object({
  at: z.string().describe('When it was revoked'),
  decidedAt: z.string(),
  because: z.array(z.string()).describe('Keys of the events that changed the answer'),
  deployments: z.array(z.looseObject({ id: z.string(), environment: z.string() })),
  reasons: z.array(reason).describe('Why it would be blocked now'),
  policy: decision.shape.policy.describe('By which it was judged again'),
});

export type Revoked = z.infer<typeof revoked>;

/** The decision document, for OpenAPI. */
export class DecisionDocument extends createZodDto(
  decision.extend({
    revoked: revoked
      .extend({ decision: decision.optional().describe('The approval that was taken back') })
      .optional()
      .describe('The approval no longer holds; the document says why'),
    ended: z
      .object({ at: z.string(), decision })
      .optional()
      .describe('The approval, where its time has passed: the document refuses'),
  }),
) {}

/** The decision on a planned run, for OpenAPI. */
export class PlanDocument extends createZodDto(
  planDecision.extend({
    alternatives: z
      .looseObject({ teachers: z.array(z.string()) })
      .optional()
      .describe('Models in the graph with an independent initialization'),
  }),
) {}

/** What stands where a decision will be. */
export const pendingPromotion = z.object({
  promotion: z.object({ id: z.string() }),
  model: z.string().optional(),
  environment: z.string().optional(),
  status: z.literal('pending'),
});

export class PendingPromotion extends createZodDto(pendingPromotion) {}

export class PendingPlan extends createZodDto(
  z.object({ plan: z.object({ id: z.string() }), status: z.literal('pending') }),
) {}
