import { z } from 'zod';

/** Shapes of the answers, for OpenAPI; `views.ts` makes them. */
export const kind = z.enum(['model', 'dataset']);
export const node = z.object({
  id: z.string(),
  kind,
  name: z.string(),
  placeholder: z.boolean().describe('Only referred to so far: nothing described or produced it'),
  digests: z.array(z.string()).optional(),
  flagged: z.boolean().optional().describe('true: a flag on it has not been cleared'),
});
export const amount = z.number().int().min(0);
export const stamp = {
  eventId: z.string().describe('Source and id of the event that said so'),
  occurredAt: z.string(),
  recordedAt: z.string(),
};
export const evidence = z.looseObject({
  kind: z.string(),
  id: z.string(),
  data: z.unknown(),
  ...stamp,
});
export const nextCursor = z.string().optional().describe('Absent on the last page');

export const edge = z.looseObject({
  type: z.string(),
  from: z.string().describe('What was made'),
  to: z.string().describe('What it was made of'),
  method: z.string().optional(),
  stage: z.string().optional(),
  channel: z.string().optional(),
  operation: z.string().optional(),
  share: z.number().optional().describe('0..1; absent: unknown'),
  rows: z.number().optional(),
  tokens: z.number().optional(),
  rank: z.number().optional().describe('Of a LoRA'),
  weight: z.number().optional().describe('Of a parent in a merge'),
  systemPromptDigest: z.string().optional(),
  steering: z.unknown().optional(),
  decoding: z.unknown().optional(),
  relation: z.string().optional().describe('Of a claim: same, partial, independent'),
  evidence: z.string().optional().describe('Of a claim: declared, attested, weight-tested'),
  pValue: z.number().optional(),
  by: z.string().optional(),
  runId: z.string().optional(),
  ...stamp,
});

export const deployment = { id: z.string(), environment: z.string(), since: z.string() };

export const step = z.union([
  edge,
  z.object({
    type: z.enum(['SAME_DIGEST', 'VERSION_OF']).describe('Another name of the same thing'),
    from: z.string(),
    to: z.string(),
    digest: z.string().optional(),
  }),
]);
