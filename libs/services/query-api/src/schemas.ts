import { decision, readProblem } from '@pedigree/events';
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
const amount = z.number().int().min(0);
const stamp = {
  eventId: z.string().describe('Source and id of the event that said so'),
  occurredAt: z.string(),
  recordedAt: z.string(),
};
const evidence = z.looseObject({ kind: z.string(), id: z.string(), data: z.unknown(), ...stamp });
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

const edge = z.looseObject({
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

const step = z.union([
  edge,
  z.object({
    type: z.enum(['SAME_DIGEST', 'VERSION_OF']).describe('Another name of the same thing'),
    from: z.string(),
    to: z.string(),
    digest: z.string().optional(),
  }),
]);

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

const deployment = { id: z.string(), environment: z.string(), since: z.string() };

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

const review = z.object({
  state: z
    .enum(['open', 'approved', 'denied', 'expired', 'revoked'])
    .describe('Of a request, what came of it; revoked: an evidence.revoked event took it back'),
  reviewer: z.string().optional(),
  requestedBy: z.string().optional().describe('Who asked for a review'),
  reason: z.string().optional(),
  rules: z.array(z.string()).describe('Empty: every rule that a review may clear'),
  expiresAt: z.string().optional(),
  at: z.string(),
  eventId: z.string(),
  answeredBy: z.string().optional().describe('Of a request: key of the review'),
  remark: z.string().optional().describe('Why it has no effect on this promotion'),
});
const needed = z.array(z.object({ rule: z.string(), text: z.string() }));

export class Reviews extends createZodDto(
  z.object({
    items: z.array(review),
    needed: needed.describe('What the gate would ask of people now'),
  }),
) {}

export class ReviewQueuePage extends createZodDto(
  z.object({
    items: z.array(
      z.object({
        promotion: z.object({ id: z.string() }),
        model: z.string(),
        environment: z.string(),
        requestedBy: z.string().optional(),
        requestedAt: z.string().optional(),
        decidedAt: z.string().optional(),
        needed,
        requests: z.array(review).describe('Reviews that somebody asked for and nobody gave'),
      }),
    ),
    nextCursor,
  }),
) {}

export class TrailPage extends createZodDto(
  z.object({
    items: z.array(
      z.object({
        step: z.enum(['requested', 'decided', 'revoked', 'review-requested', 'reviewed']),
        eventId: z.string(),
        model: z.string(),
        occurredAt: z.string().describe("The producer's word"),
        recordedAt: z.string().describe('When the broker took it'),
        actor: z
          .string()
          .optional()
          .describe('Who requested the promotion or the review, or gave it'),
        verdict: z.enum(['approved', 'blocked']).optional(),
        data: z.unknown().optional().describe('Data of the event'),
      }),
    ),
    nextCursor,
  }),
) {}

export class DecisionInputsDocument extends createZodDto(
  z.object({
    decision,
    request: z.object({
      model: z.string(),
      digest: z.string().optional(),
      environment: z.string(),
      requestedBy: z.string().optional(),
      decidedAt: z.string(),
      problems: z.array(readProblem).optional(),
    }),
    ancestry: z
      .looseObject({
        roots: z.array(z.string()),
        nodes: z.array(z.looseObject({ id: z.string() })),
        edges: z.array(z.looseObject({ type: z.string(), from: z.string(), to: z.string() })),
        truncated: z.boolean(),
      })
      .describe('Facts as they were recorded, as of the positions of the decision'),
    policy: z.object({
      name: z.string(),
      version: z.string(),
      digest: z.string(),
      document: z.string().describe('The bundle as text'),
    }),
  }),
) {}

export class PromotionPage extends createZodDto(
  z.object({
    items: z.array(
      z.object({
        promotion: z.object({ id: z.string() }),
        model: z.string(),
        environment: z.string(),
        status: z.enum(['pending', 'approved', 'blocked', 'revoked']),
        verdict: z
          .enum(['approved', 'blocked'])
          .optional()
          .describe('As it was decided, also where that was revoked'),
        requestedBy: z.string().optional(),
        requestedAt: z.string().optional(),
        decidedAt: z.string().optional(),
        revokedAt: z.string().optional(),
      }),
    ),
    nextCursor,
  }),
) {}

const byVerdict = { approved: amount, blocked: amount };
const cut = z.number().int().min(1).optional();

export class OverviewDocument extends createZodDto(
  z.object({
    asOf: z.string(),
    artifacts: z.object({
      models: amount,
      datasets: amount,
      placeholders: amount.describe('Of both, those only referred to so far'),
    }),
    coverage: z.object({
      initialization: z
        .object({ known: amount, unknown: amount })
        .describe('Models by whether it is recorded what their weights started from'),
      origin: z
        .object({ generated: amount, derived: amount, human: amount, unknown: amount })
        .describe('Datasets by who made them; derived: of other datasets, which say the rest'),
    }),
    promotions: z.object({
      pending: amount,
      approved: amount.describe('And not revoked'),
      blocked: amount,
      revoked: amount,
      byEnvironment: z.array(
        z.object({ environment: z.string(), ...byVerdict, pending: amount, revoked: amount }),
      ),
    }),
    deployments: z.object({ active: amount }),
    reviews: z.object({ waiting: amount.describe('Promotions that wait for a person') }),
    rules: z
      .array(z.object({ rule: z.string(), count: amount }))
      .describe('The ten rules that gave most of the decisions that count now a reason'),
    perDay: z
      .array(z.object({ day: z.string(), ...byVerdict, revoked: amount }))
      .describe(
        'Oldest first, UTC. Decisions stand on the day of the request, revocations on their own; an approval counts as such also where it was revoked',
      ),
    limited: z.boolean().describe('Something was counted only up to a limit'),
    limits: z
      .object({ artifacts: cut, promotions: cut, deployments: cut, reviews: cut, rules: cut })
      .describe('Only what was cut: how many were looked at, of promotions the newest'),
  }),
) {}
