import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';

/** Shapes of the answers, for OpenAPI; `views.ts` makes them. */
const kind = z.enum(['model', 'dataset']);
const node = z.object({
  id: z.string(),
  kind,
  name: z.string(),
  placeholder: z.boolean().describe('Only referred to so far: nothing described or produced it'),
  digests: z.array(z.string()).optional(),
});
const stamp = {
  eventId: z.string().describe('Source and id of the event that said so'),
  occurredAt: z.string(),
  recordedAt: z.string(),
};
const nextCursor = z.string().optional().describe('Absent on the last page');

export class ArtifactPage extends createZodDto(z.object({ items: z.array(node), nextCursor })) {}

export class Artifact extends createZodDto(
  z.object({
    ...node.shape,
    digests: z.array(z.string()),
    produced: z.boolean().describe('A recorded run made it'),
    initialization: z.enum(['random', 'unknown']).optional(),
    origin: z.enum(['human', 'synthetic', 'mixed', 'unknown']).optional(),
    source: z.enum(['internal', 'hub', 'third-party']).optional(),
    attributes: z.record(z.string(), z.unknown()),
    versions: z.array(z.string()).describe('Other ids of the same name'),
    sameDigest: z.array(z.string()).describe('Other ids of the same weights or bytes'),
    evidence: z.array(
      z.looseObject({ kind: z.string(), id: z.string(), data: z.unknown(), ...stamp }),
    ),
    edges: z.object({ upstream: z.number().int(), downstream: z.number().int() }),
    truncated: z.boolean().describe('The counts of edges are cut'),
  }),
) {}

export class LineageGraph extends createZodDto(
  z.object({
    root: z.string(),
    nodes: z.array(node),
    edges: z.array(
      z.looseObject({
        type: z.string(),
        from: z.string().describe('What was made'),
        to: z.string().describe('What it was made of'),
        runId: z.string().optional(),
        ...stamp,
      }),
    ),
    truncated: z.boolean(),
  }),
) {}

export class PromotionPage extends createZodDto(
  z.object({
    items: z.array(
      z.object({
        promotion: z.object({ id: z.string() }),
        model: z.string(),
        environment: z.string(),
        status: z.enum(['pending', 'approved', 'blocked']),
        verdict: z.enum(['approved', 'blocked']).optional(),
        requestedBy: z.string().optional(),
        requestedAt: z.string().optional(),
        decidedAt: z.string().optional(),
      }),
    ),
    nextCursor,
  }),
) {}
