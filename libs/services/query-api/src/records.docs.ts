import { SAMPLES } from '@pedigree/events';
import { Documented } from '@pedigree/service-kit';
import { DecisionInputsDocument, ReviewQueuePage, Reviews, TrailPage } from './schemas/promotions';

const request = {
  state: 'open',
  requestedBy: 'ci@acme.example',
  reason: 'The teacher cannot be replaced before the release.',
  rules: [],
  at: '2026-11-23T10:05:00.000Z',
  eventId: '/pedigree/ingest-gateway/reviews review-0193587e',
};
const needed = [
  {
    rule: 'same-base-transmission',
    text: 'have a person other than ci@acme.example, who asked, review pkg:generic/acme/assistant@3 and record it with an expiry',
  },
];

export const DocumentedReviews = (): MethodDecorator =>
  Documented({
    summary: 'Reviews of a promotion',
    description:
      'Oldest first, requests for reviews among them. `needed` is what the gate would ask of people if the promotion were requested now.',
    answers: {
      200: { description: 'All of them', type: Reviews, example: { items: [request], needed } },
    },
    problems: ['bad-request', 'not-found'],
  });

export const DocumentedTrail = (): MethodDecorator =>
  Documented({
    summary: 'Audit trail of a promotion',
    description:
      'Every step ever recorded, in the order in which the broker took them; nothing is ever removed.',
    answers: {
      200: {
        description: 'A page of steps',
        type: TrailPage,
        example: {
          items: [
            {
              step: 'requested',
              eventId: '/pedigree/ingest-gateway release-42',
              model: 'pkg:generic/acme/assistant@3',
              occurredAt: '2026-11-23T10:00:00.000Z',
              recordedAt: '2026-11-23T10:00:00.004Z',
              actor: 'ci@acme.example',
            },
          ],
        },
      },
    },
    problems: ['bad-request', 'invalid-parameter', 'not-found'],
  });

export const DocumentedInputs = (): MethodDecorator =>
  Documented({
    summary: 'What a decision was made of',
    description:
      'Everything that `pedigree replay` needs to make the decision again offline, byte for byte, however far the graph has moved on. Of a revoked promotion, the inputs of the approval.',
    answers: {
      200: {
        description: 'The decision with its inputs',
        type: DecisionInputsDocument,
        example: {
          decision: SAMPLES['ai.pedigree.promotion.blocked.v1'].data,
          request: {
            model: 'pkg:generic/acme/assistant@3',
            environment: 'production',
            requestedBy: 'ci@acme.example',
            decidedAt: '2026-11-23T10:00:00.000Z',
          },
          ancestry: {
            roots: ['pkg:generic/acme/assistant@3'],
            nodes: [],
            edges: [],
            truncated: false,
          },
          policy: {
            name: 'default',
            version: '2',
            digest: `sha256:${'0'.repeat(64)}`,
            document: 'apiVersion: pedigree.ai/v1\nkind: PolicyBundle\n...',
          },
        },
      },
    },
    problems: ['bad-request', 'not-found', 'conflict'],
  });

export const DocumentedReviewQueue = (): MethodDecorator =>
  Documented({
    summary: 'Promotions that wait for a person',
    description:
      'Blocked promotions with a rule that a review would help to clear, or whose review somebody asked for; newest first. A promotion leaves the list once it is reviewed, or once a newer one for the same model and environment has taken its place. One call looks through at most 20 × `limit` blocked promotions: a page may hold fewer than `limit` items, or none, and still have a `nextCursor`.',
    answers: {
      200: {
        description: 'A page of promotions',
        type: ReviewQueuePage,
        example: {
          items: [
            {
              promotion: { id: 'release-42' },
              model: 'pkg:generic/acme/assistant@3',
              environment: 'production',
              requestedBy: 'ci@acme.example',
              requestedAt: '2026-11-23T10:00:00.000Z',
              decidedAt: '2026-11-23T10:00:00.310Z',
              needed,
              requests: [request],
            },
          ],
        },
      },
    },
    problems: ['invalid-parameter'],
  });
