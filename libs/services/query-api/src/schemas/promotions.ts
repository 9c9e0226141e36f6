import { decision, readProblem } from '@pedigree/events';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { nextCursor } from './parts';

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
