import { applyDecorators } from '@nestjs/common';
import { ApiBody } from '@nestjs/swagger';
import { SAMPLES } from '@pedigree/events';
import { DecisionDocument, Documented, markdownOf, PendingPromotion } from '@pedigree/service-kit';
import { PromotionRequest } from './promotion-request';

const decision = SAMPLES['ai.pedigree.promotion.blocked.v1'].data;

export const DocumentedPromotions = (): MethodDecorator =>
  applyDecorators(
    ApiBody({
      type: PromotionRequest,
      examples: {
        request: {
          value: {
            promotion: { id: 'release-42' },
            model: 'pkg:generic/acme/assistant@3',
            environment: 'production',
            requestedBy: 'ci',
          },
        },
      },
    }),
    Documented({
      summary: 'Ask whether a model may be promoted',
      description:
        'The decision takes into account every lineage event that was acknowledged before. Repeating the id of a promotion answers the same decision; once that was revoked, the revocation, which blocks. Answers Markdown where that is asked for.',
      write: true,
      answers: {
        200: {
          description: 'The decision',
          type: DecisionDocument,
          example: decision,
          markdown: markdownOf(decision),
        },
        202: {
          description: 'Not decided yet: look at the Location later',
          type: PendingPromotion,
          example: { promotion: { id: 'release-42' }, status: 'pending' },
          headers: {
            Location: 'Where the decision will be',
            'Retry-After': 'Seconds until it makes sense to look',
          },
        },
      },
      problems: ['invalid-parameter', 'bad-request', 'not-acceptable', 'conflict', 'invalid-body'],
    }),
  );
