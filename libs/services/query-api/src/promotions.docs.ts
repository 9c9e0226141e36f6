import { SAMPLES } from '@pedigree/events';
import { DecisionDocument, Documented, markdownOf, PendingPromotion } from '@pedigree/service-kit';
import { PromotionPage } from './schemas/promotions';

export const DocumentedPromotions = (): MethodDecorator =>
  Documented({
    summary: 'History of promotions',
    description:
      'Newest request first. With `revoked`, a page may hold fewer than `limit` items, or none, and still have a `nextCursor`: go on until there is none.',
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
              status: 'revoked',
              verdict: 'approved',
              requestedAt: '2026-11-23T10:00:00.000Z',
              decidedAt: '2026-11-23T10:00:00.310Z',
              revokedAt: '2026-11-30T08:12:44.102Z',
            },
          ],
        },
      },
    },
    problems: ['invalid-parameter'],
  });

const decision = SAMPLES['ai.pedigree.promotion.blocked.v1'].data;

export const DocumentedPromotion = (): MethodDecorator =>
  Documented({
    summary: 'A promotion and its decision',
    description:
      'As JSON, or as Markdown fit for a pull-request comment with "Accept: text/markdown" or ?format=md. Of an approval that no longer holds the revocation is answered, which blocks; `revoked` says when, why and where the model runs, and holds the approval as `decision`.',
    answers: {
      200: {
        description: 'The decision; or, with "status": "pending", that there is none yet',
        type: [DecisionDocument, PendingPromotion],
        example: decision,
        markdown: markdownOf(decision),
      },
    },
    problems: ['bad-request', 'invalid-parameter', 'not-found', 'not-acceptable'],
  });
