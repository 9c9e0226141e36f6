import { z } from 'zod';
import { name } from './common';

export const grade = z.enum(['same', 'partial', 'unknown', 'none']);

export const hop = z.object({
  edge: z
    .string()
    .describe('Edge type of the graph, or an identity step: SAME_DIGEST, VERSION_OF, HAS_VERSION'),
  from: z.string(),
  to: z.string(),
});

export const witnessPath = z.object({
  grade,
  generator: z.string().describe('The model the trait may come from'),
  length: z.number().int().describe('Number of hops'),
  hops: z.array(hop),
});

export const severity = z.enum(['low', 'medium', 'high', 'critical']);

export const reason = z.object({
  rule: z.string(),
  severity,
  message: z.string(),
  clearedBy: z.array(z.string()),
  controls: z.array(z.string()),
  paths: z.array(witnessPath),
});

export const cleared = z.object({ rule: z.string(), by: z.array(z.string()) });

/** The decision document of EVENTS.md, the same in an event and over HTTP. */
export const decision = z.looseObject({
  promotion: z.looseObject({ id: name }).optional(),
  model: z.string(),
  environment: z.string(),
  verdict: z.enum(['approved', 'blocked']),
  indeterminate: z.boolean(),
  reasons: z.array(reason),
  cleared: z.array(cleared),
  policy: z.object({ name: z.string(), version: z.string(), digest: z.string() }),
  asOf: z.string(),
  decidedAt: z.string(),
});

const promotion = z.looseObject({ id: name });

/** A decision about a promotion, as an event. */
export const promotionDecision = decision.extend({ promotion });

/** A decision about a planned run: `plan` stands in place of `promotion`. */
export const planDecision = decision
  .omit({ promotion: true })
  .extend({ plan: z.looseObject({ id: name }) });

/** A decision that a late fact turned: it names what runs on it, and which events said so. */
export const promotionRevoked = promotionDecision.extend({
  deployments: z
    .array(z.looseObject({ id: name, environment: name }))
    .describe('Deployments of the model that are still active'),
  because: z.array(z.string()).describe('Keys of the events that changed the answer'),
});

/** What lineage-writer says after a commit: which artifacts it touched and up to where it has read. */
export const lineageRecorded = z.looseObject({
  artifacts: z.array(z.string()),
  positions: z.array(
    z.object({ topic: z.string(), partition: z.number().int(), next: z.number().int() }),
  ),
});

export type Grade = z.infer<typeof grade>;
export type Hop = z.infer<typeof hop>;
export type WitnessPath = z.infer<typeof witnessPath>;
export type Severity = z.infer<typeof severity>;
export type Reason = z.infer<typeof reason>;
export type Cleared = z.infer<typeof cleared>;
export type Decision = z.infer<typeof decision>;
export type PromotionDecision = z.infer<typeof promotionDecision>;
export type PlanDecision = z.infer<typeof planDecision>;
export type PromotionRevoked = z.infer<typeof promotionRevoked>;
