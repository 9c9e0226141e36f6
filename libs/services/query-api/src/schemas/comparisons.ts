import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { amount, edge, evidence, node, step } from './parts';

export class LineageChanges extends createZodDto(
  z.object({
    root: z.string(),
    since: z.string(),
    until: z.string(),
    nodes: z.array(node).describe('Ancestors that were none before'),
    edges: z.array(edge),
    evidence: z
      .array(evidence.extend({ about: z.string() }))
      .describe('Flags (flag), their clearance and whatever else was said of the ancestors'),
    truncated: z.boolean().describe('There are more changes than these'),
  }),
) {}

export class SharedAncestry extends createZodDto(
  z.object({
    of: z.array(z.string()),
    ancestors: z
      .array(
        z.object({
          ...node.shape,
          distances: z.array(amount).describe('Fewest edges from each of `of`, in that order'),
        }),
      )
      .describe('Upstream of every one of them, the nearest to all together first'),
    corpora: z.array(z.string()).describe('Datasets among the ancestors'),
    generators: z.array(z.string()).describe('Models that made data in the ancestry of each'),
    initialization: z
      .array(
        z.object({
          between: z.array(z.string()).describe('Two models'),
          grade: z.enum(['same', 'partial', 'unknown', 'none']),
          checkpoints: z.array(z.string()).describe('What both go back to'),
        }),
      )
      .describe('Of every pair of models: whether they start from the same weights'),
    truncated: z.boolean().describe('There is more upstream, or more is shared'),
  }),
) {}

export class LineagePaths extends createZodDto(
  z.object({
    from: z.string(),
    to: z.string(),
    paths: z
      .array(z.array(step))
      .describe('Shortest first; each from the descendant to the ancestor'),
    nodes: z.array(node).describe('What lies on the paths'),
    truncated: z.boolean().describe('There are more paths, or there may be'),
  }),
) {}
