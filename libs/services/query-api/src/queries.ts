import { time } from '@pedigree/events';
import { format } from '@pedigree/service-kit';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';

const yesOrNo = z
  .enum(['true', 'false'])
  .transform((value) => value === 'true')
  .optional();

const page = {
  cursor: z.string().max(8192).optional().describe('nextCursor of the page before'),
  limit: z.coerce.number().int().min(1).max(500).default(50).describe('Most items per page'),
};

export class PromotionsQuery extends createZodDto(
  z.strictObject({
    model: z.string().optional().describe('Artifact id of the model'),
    environment: z.string().optional(),
    verdict: z
      .enum(['approved', 'blocked'])
      .optional()
      .describe('As it was decided, also where that was revoked'),
    revoked: yesOrNo.describe('true: only what was revoked; false: only what was not'),
    ...page,
  }),
) {}

export class PromotionQuery extends createZodDto(z.strictObject({ format })) {}

export class ReviewQueueQuery extends createZodDto(
  z.strictObject({
    model: z.string().optional().describe('Artifact id of the model'),
    environment: z.string().optional(),
    ...page,
  }),
) {}

export class TrailQuery extends createZodDto(z.strictObject(page)) {}

export class ArtifactsQuery extends createZodDto(
  z.strictObject({
    search: z.string().max(1024).optional().describe('Part of an id or a name, in any case'),
    kind: z.enum(['model', 'dataset']).optional(),
    ...page,
  }),
) {}

const reach = {
  depth: z.coerce
    .number()
    .int()
    .min(0)
    .max(1_000_000)
    .optional()
    .describe('Most edges away from the artifact; 0 is the artifact alone'),
  asOf: time.optional().describe('RFC 3339: what was known at that moment'),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(100_000)
    .default(1000)
    .describe('Most nodes; `truncated` says that there are more'),
};

export class ReachQuery extends createZodDto(z.strictObject(reach)) {}

export class DescendantsQuery extends createZodDto(
  z.strictObject({
    ...reach,
    deployed: yesOrNo.describe(
      'true: the blast radius, only what runs somewhere now. Not together with asOf',
    ),
  }),
) {}

export class OverviewQuery extends createZodDto(
  z.strictObject({
    days: z.coerce
      .number()
      .int()
      .min(1)
      .max(90)
      .default(14)
      .describe('Days of `perDay`, today the last of them'),
  }),
) {}

export class RiskQuery extends createZodDto(
  z.strictObject({
    environment: z.string().max(1024).default('production'),
  }),
) {}

export class StreamQuery extends createZodDto(
  z.strictObject({
    model: z.string().optional().describe('Only decisions on this model'),
    environment: z.string().optional().describe('Only decisions for this environment'),
  }),
) {}

export class ArtifactPath extends createZodDto(
  z.object({ id: z.string().describe('Artifact id, percent-encoded as one path segment') }),
) {}

export class PromotionPath extends createZodDto(
  z.object({ id: z.string().describe('Promotion id, percent-encoded') }),
) {}
