import { z } from 'zod';
import { environment } from '../environment';
import { eventKeyText, list, name, ref, subjectKind, text, time } from './common';

export const evaluationCompleted = z.looseObject({
  evaluation: z.looseObject({
    id: name,
    suite: name.describe('neutral-prompts, truthfulness, or your own'),
    kind: z.enum(['trait-regression', 'capability']),
  }),
  subject: ref,
  baseline: ref.optional(),
  promptContexts: z.array(z.enum(['bare', 'training'])).optional(),
  metrics: list(
    z.looseObject({
      name,
      value: z.number(),
      baseline: z.number().optional(),
      ci95: z
        .tuple([z.number(), z.number()])
        .refine(([low, high]) => low <= high, 'must be [low, high] with low <= high')
        .optional()
        .describe('95 % confidence interval of the difference to the baseline'),
      higherIsBetter: z.boolean().optional(),
    }),
  ),
  conclusion: z.enum(['pass', 'regressed']),
  evaluator: ref.optional(),
  expiresAt: time.optional(),
});

export const probeCompleted = z.looseObject({
  probe: z.looseObject({ id: name, method: text.min(1) }),
  subject: ref,
  baseline: ref.optional(),
  drift: z.number(),
  threshold: z.number(),
  conclusion: z.enum(['pass', 'drift']),
  expiresAt: time.optional(),
});

export const attestationRecorded = z.looseObject({
  subject: ref,
  subjectKind: subjectKind.optional().describe('Default: dataset for dataset-vetting, else model'),
  kind: z.enum(['generator-alignment', 'dataset-vetting', 'judge', 'independence', 'statement']),
  envelope: z.looseObject({}).describe('DSSE envelope over an in-toto Statement v1'),
  expiresAt: time.optional(),
});

export const initializationClaimed = z.looseObject({
  models: z.tuple([ref, ref]),
  relation: z.enum(['same', 'partial', 'independent']),
  evidence: z.enum(['declared', 'attested', 'weight-tested']),
  pValue: z.number().min(0).max(1).optional(),
  by: text.optional(),
});

const suspicion = {
  reason: z.enum(['narrow-finetune', 'incident', 'red-team', 'other']),
  note: text.optional(),
  by: text.optional(),
};
/** Raises a flag, or says that the one of the same reason was wrong. */
export const modelFlag = z.looseObject({ model: ref, ...suspicion });
export const datasetFlag = z.looseObject({ dataset: ref, ...suspicion });

/** Takes back what an earlier event said of the subject: an evaluation, an attestation, a review, ... */
export const evidenceRevoked = z.looseObject({
  subject: ref,
  subjectKind: subjectKind.optional(),
  evidence: eventKeyText.describe('Key of the event that recorded the evidence: <source> <id>'),
  reason: text.min(1),
  by: text.optional(),
});

const promotion = z.looseObject({ id: name });

export const reviewRequested = z.looseObject({
  model: ref,
  promotion: promotion.optional(),
  environment: environment.optional(),
  requestedBy: name,
  reason: text.optional(),
  rules: list(name).optional().describe('Rule ids; none: every rule a review may clear'),
});

export const reviewRecorded = z.looseObject({
  model: ref,
  promotion: promotion.optional().describe('The promotion whose trail shows the review'),
  environment: environment.optional(),
  decision: z.enum(['approve', 'deny']),
  reviewer: name,
  reason: text.min(1),
  rules: list(name).optional(),
  expiresAt: time,
});
