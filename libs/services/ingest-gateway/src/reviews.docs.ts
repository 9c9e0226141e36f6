import { applyDecorators } from '@nestjs/common';
import { ApiBody } from '@nestjs/swagger';
import { EVENT_TYPES, SAMPLES } from '@pedigree/events';
import { Documented } from '@pedigree/service-kit';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { ReviewRequest } from './review-request';

const RECORDED = 'ai.pedigree.review.recorded.v1';
const eventId = z
  .string()
  .describe('Key of the event; evidence.revoked takes a review back by naming it');

class ReviewTaken extends createZodDto(
  z.object({
    review: z.union([
      EVENT_TYPES[RECORDED].data.extend({ eventId }),
      EVENT_TYPES['ai.pedigree.review.requested.v1'].data.extend({ eventId }),
    ]),
    next: z.string().describe('What comes of it'),
  }),
) {}

const approve = {
  decision: 'approve',
  reviewer: 'a.reviewer@acme.example',
  reason: 'Trait evaluations and the probe show no difference to the base.',
  rules: ['same-base-transmission'],
  expiresAt: '2027-05-23T00:00:00Z',
};

export const DocumentedReview = (): MethodDecorator =>
  applyDecorators(
    ApiBody({
      type: ReviewRequest,
      examples: {
        approve: { value: approve },
        deny: {
          value: {
            decision: 'deny',
            reviewer: 'a.reviewer@acme.example',
            reason: 'The teacher is under investigation.',
          },
        },
        request: {
          value: {
            decision: 'request',
            requestedBy: 'ci@acme.example',
            reason: 'The teacher cannot be replaced before the release.',
          },
        },
      },
    }),
    Documented({
      summary: 'Review a promotion, or ask for a review',
      description:
        'Only what is decided can be approved or denied, and not by who requested it. A review is bound to the weights that were decided on, and to the environment. It changes no decision: the next request for the same model is judged with it; an approval that a denial speaks against is looked at again.',
      write: true,
      answers: {
        201: {
          description: 'The broker holds the review durably',
          type: ReviewTaken,
          example: {
            review: {
              ...SAMPLES[RECORDED].data,
              eventId: '/pedigree/ingest-gateway/reviews review-0193587e',
            },
            next: 'A new POST /api/v1/promotions for model "pkg:generic/acme/assistant@3" in environment "production" is judged with it; promotion "release-42" keeps its decision.',
          },
          headers: { Location: 'All reviews of the promotion' },
        },
      },
      problems: ['bad-request', 'forbidden', 'not-found', 'conflict', 'invalid-body'],
    }),
  );
