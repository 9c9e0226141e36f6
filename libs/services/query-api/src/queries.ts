import { time } from '@pedigree/events';
import { EDGE_TYPES } from '@pedigree/lineage';
import { format } from '@pedigree/service-kit';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { artifactParameter, environmentOrProduction, environmentParameter } from './parameters';

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
    model: artifactParameter.optional().describe('Artifact id of the model'),
    environment: environmentParameter.optional(),
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
    model: artifactParameter.optional().describe('Artifact id of the model'),
    environment: environmentParameter.optional(),
    ...page,
  }),
) {}

export class TrailQuery extends createZodDto(z.strictObject(page)) {}

export class ArtifactsQuery extends createZodDto(
  z.strictObject({
    search: z
      .string()
      .max(1024)
      .optional()
      .describe(
        'Part of an id, a name, a tag or a developer, in any case; or a sha256 digest, of which the first 8 digits will do',
      ),
    kind: z.enum(['model', 'dataset']).optional(),
    tag: z
      .string()
      .max(1024)
      .optional()
      .describe('The whole of a tag, in any case; key=value where tags have values'),
    developer: z
      .string()
      .max(1024)
      .optional()
      .describe('Who made it, in any case: as an event said, or a segment of its package URL'),
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
  format: z
    .enum(['json', 'ndjson'])
    .optional()
    .describe(
      'json or ndjson (a line per node and edge, `limit` up to 1,000,000); outweighs the Accept header',
    ),
};

const edgeType = z.enum(EDGE_TYPES);

const paged = {
  edge: z
    .union([edgeType, z.array(edgeType).max(EDGE_TYPES.length)])
    .transform((types) => [types].flat())
    .optional()
    .describe('Follow and show only edges of this type; may be given several times'),
  kind: z
    .enum(['model', 'dataset'])
    .optional()
    .describe('Show only nodes of this kind; others are still gone through'),
  paged: yesOrNo.describe(
    'true: in pages of `limit` nodes, nearest first. So are answers with edge, kind or cursor',
  ),
  cursor: page.cursor,
};

export class ReachQuery extends createZodDto(z.strictObject({ ...reach, ...paged })) {}

/** Where lines are asked for. */
export class LinesQuery extends createZodDto(
  z.strictObject({
    ...reach,
    limit: z.coerce.number().int().min(1).max(1_000_000).default(100_000),
  }),
) {}

export class DescendantsQuery extends createZodDto(
  z.strictObject({
    ...reach,
    ...paged,
    deployed: yesOrNo.describe(
      'true: the blast radius, only what runs somewhere now. Not together with asOf or pages',
    ),
  }),
) {}

export class PathsQuery extends createZodDto(
  z.strictObject({
    from: artifactParameter.describe('Id of the descendant'),
    to: artifactParameter.describe('Id of the ancestor'),
    limit: z.coerce.number().int().min(1).max(100).default(10).describe('Most paths'),
    depth: z.coerce
      .number()
      .int()
      .min(1)
      .max(10_000)
      .optional()
      .describe('Most steps of a path; `truncated` says that there are longer ones'),
  }),
) {}

export class ChangesQuery extends createZodDto(
  z.strictObject({
    since: time.describe('RFC 3339: what was known by then is left out'),
    until: time.optional().describe('RFC 3339; now, where it is left out'),
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(10_000)
      .default(1000)
      .describe('Most entries of each list; `truncated` says that there are more'),
  }),
) {}

export class SharedQuery extends createZodDto(
  z.strictObject({
    of: z
      .array(artifactParameter)
      .min(2)
      .max(10)
      .describe('Ids of artifacts, 2 to 10; give it once for each'),
    environment: environmentOrProduction.describe('By whose rules a claim of independence counts'),
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(10_000)
      .default(100)
      .describe('Most shared ancestors'),
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
    environment: environmentOrProduction,
    asOf: time
      .optional()
      .describe('RFC 3339: what it would have said at that moment, by the policy of now'),
  }),
) {}

export class MlBomQuery extends createZodDto(
  z.strictObject({
    asOf: reach.asOf,
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(50_000)
      .default(10_000)
      .describe('Most components; where there are more, `compositions` say "incomplete"'),
  }),
) {}

export class StreamQuery extends createZodDto(
  z.strictObject({
    model: artifactParameter.optional().describe('Only decisions on this model'),
    environment: environmentParameter.optional().describe('Only decisions for this environment'),
  }),
) {}

export class ArtifactPath extends createZodDto(
  z.object({
    id: artifactParameter.describe('Artifact id, percent-encoded as one path segment'),
  }),
) {}

export class PromotionPath extends createZodDto(
  z.object({ id: z.string().describe('Promotion id, percent-encoded') }),
) {}
