import { z } from 'zod';
import { name } from './common';

export const grade = z.enum(['same', 'partial', 'unknown', 'none']);

export const hop = z.object({
  edge: z
    .string()
    .describe(
      'Edge type of the graph, or an identity step: SAME_DIGEST, SYMLINK, VERSION_OF, HAS_VERSION',
    ),
  from: z.string(),
  to: z.string(),
});

export const witnessPath = z.object({
  grade,
  generator: z.string().describe('The model the trait may come from'),
  length: z.number().int().describe('Number of hops'),
  hops: z.array(hop),
  omitted: z.number().int().optional().describe('Hops left out in the middle of a very long path'),
});

/** `advice` is shown and does not block. */
export const severity = z.enum(['advice', 'low', 'medium', 'high', 'critical']);

export const remedyStep = z.object({
  evidence: z.string().describe('Kind of evidence or change, as in clearedBy'),
  done: z.boolean().describe('This much is there already'),
  text: z.string().describe('What to do, or by what it is done'),
});

export const reason = z.object({
  rule: z.string(),
  severity,
  message: z.string(),
  clearedBy: z.array(z.string()),
  remedies: z
    .array(z.object({ steps: z.array(remedyStep) }))
    .optional()
    .describe('Ways to clear it: any of them, each by all of its steps'),
  controls: z.array(z.string()),
  paths: z.array(witnessPath),
});

export const cleared = z.object({ rule: z.string(), by: z.array(z.string()) });

/** Evidence that is there and does not count. */
export const rejectedEvidence = z.object({
  event: z.string().describe('Key of the event that recorded it'),
  kind: z.string(),
  about: z.string(),
  code: z.string(),
  message: z.string(),
});

/** Claims about the same two models that say different things. */
export const contradiction = z.object({
  models: z.array(z.string()),
  counts: z.string().describe('The relation that counts: the strictest'),
  claims: z.array(z.object({ event: z.string(), relation: z.string(), evidence: z.string() })),
});

/** A fact that spoke for the model and counted. */
export const assuranceGiven = z.object({
  fact: z.string().describe('Kind of fact: lineage, initialization, origin, evaluation, ...'),
  about: z.string().describe('Artifact id'),
  event: z.string().describe('Key of the event that says so'),
  level: z.enum(['stated', 'vouched', 'attested', 'measured']),
  by: z.string().optional().describe('The principal who said it'),
});

export const readProblem = z.object({ problem: z.string(), message: z.string() });

/** A DSSE envelope. */
export const envelope = z.looseObject({
  payloadType: z.string(),
  payload: z.string().describe('Base64 of an in-toto Statement'),
  signatures: z.array(z.looseObject({ keyid: z.string().optional(), sig: z.string() })),
});

const position = z.object({
  topic: z.string(),
  partition: z.number().int(),
  next: z.number().int(),
});

/** The decision document of EVENTS.md, the same in an event and over HTTP. */
export const decision = z.looseObject({
  promotion: z.looseObject({ id: name }).optional(),
  model: z.string(),
  digest: z.string().optional().describe('The weights that were asked for, else those recorded'),
  environment: z.string(),
  verdict: z.enum(['approved', 'blocked']),
  indeterminate: z.boolean(),
  reasons: z.array(reason),
  cleared: z.array(cleared),
  conditions: z
    .array(z.string())
    .optional()
    .describe('Of a plan: what has to be shown once the model is trained'),
  advice: z
    .array(reason)
    .optional()
    .describe('What fired without blocking: worth knowing, no reason to stop'),
  assurances: z
    .array(assuranceGiven)
    .optional()
    .describe('Facts in favour of the model that counted: who said them, and how firmly'),
  rejected: z.array(rejectedEvidence).optional(),
  contradictions: z.array(contradiction).optional(),
  problems: z.array(readProblem).optional().describe('Why the ancestry could not be relied on'),
  validUntil: z.string().optional().describe('When the first evidence that it rests on expires'),
  policy: z.object({ name: z.string(), version: z.string(), digest: z.string() }),
  asOf: z.string(),
  decidedAt: z.string(),
  positions: z
    .array(position)
    .optional()
    .describe('How far the log had been read: replay from there'),
  envelope: envelope.optional(),
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

export type Grade = z.infer<typeof grade>;
export type Hop = z.infer<typeof hop>;
export type WitnessPath = z.infer<typeof witnessPath>;
export type Severity = z.infer<typeof severity>;
export type RemedyStep = z.infer<typeof remedyStep>;
export type Reason = z.infer<typeof reason>;
export type Cleared = z.infer<typeof cleared>;
export type RejectedEvidence = z.infer<typeof rejectedEvidence>;
export type AssuranceGiven = z.infer<typeof assuranceGiven>;
export type Contradiction = z.infer<typeof contradiction>;
export type Envelope = z.infer<typeof envelope>;
export type Decision = z.infer<typeof decision>;
export type PromotionDecision = z.infer<typeof promotionDecision>;
export type PlanDecision = z.infer<typeof planDecision>;
export type PromotionRevoked = z.infer<typeof promotionRevoked>;
