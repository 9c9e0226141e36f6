import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { amount, deployment, edge, evidence, nextCursor, node, step } from './parts';

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
      evidence.extend({
        status: z
          .object({
            ok: z.boolean(),
            code: z.string().optional(),
            message: z.string().optional(),
          })
          .optional()
          .describe('Of an attestation: whether it counts by the policy in force, and why not'),
      }),
    ),
    edges: z.object({ upstream: z.number().int(), downstream: z.number().int() }),
    truncated: z.boolean().describe('The counts of edges are cut'),
  }),
) {}

export class LineageGraph extends createZodDto(
  z.object({
    root: z.string(),
    nodes: z.array(
      z.object({
        ...node.shape,
        distance: amount.optional().describe('Fewest edges from the root; where it is paged'),
      }),
    ),
    edges: z.array(edge),
    truncated: z
      .boolean()
      .describe('There is more than was read; further pages are no part of that'),
    nextCursor: nextCursor.describe('Where it is paged: absent on the last page'),
  }),
) {}

export class BlastRadiusGraph extends createZodDto(
  z.object({
    root: z.string(),
    nodes: z
      .array(z.object({ ...node.shape, deployments: z.array(z.object(deployment)) }))
      .describe('What runs somewhere, the root included'),
    through: z.array(node).describe('What runs nowhere itself and lies on the way'),
    edges: z.array(step).describe('A shortest way from the root to each node'),
    deployments: z.array(z.object({ ...deployment, model: z.string() })),
    truncated: z.boolean().describe('There is more downstream, and more of it may run'),
  }),
) {}
