import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { DecisionDocument, Documented, PendingPromotion } from '@pedigree/service-kit';
import { PromotionPage } from './schemas';

export const DocumentedPromotions = (): MethodDecorator =>
  Documented({
    summary: 'History of promotions',
    description: 'Newest request first.',
    answers: {
      200: {
        description: 'A page of promotions',
        type: PromotionPage,
        example: {
          items: [
            {
              promotion: { id: 'release-42' },
              model: 'pkg:generic/acme/assistant@3',
              environment: 'production',
              status: 'blocked',
              verdict: 'blocked',
              requestedAt: '2026-11-23T10:00:00.000Z',
              decidedAt: '2026-11-23T10:00:00.310Z',
            },
          ],
        },
      },
    },
    problems: ['invalid-parameter'],
  });

export const DocumentedPromotion = (): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(DecisionDocument, PendingPromotion),
    ApiResponse({
      status: 200,
      description: 'The decision; or, with "status": "pending", that there is none yet',
      content: {
        'application/json': {
          schema: {
            oneOf: [DecisionDocument, PendingPromotion].map((type) => ({
              $ref: getSchemaPath(type),
            })),
          },
        },
      },
    }),
    Documented({
      summary: 'A promotion and its decision',
      answers: {},
      problems: ['bad-request', 'not-found'],
    }),
  );
