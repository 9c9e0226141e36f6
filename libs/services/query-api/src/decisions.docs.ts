import { Documented } from '@pedigree/service-kit';

const example = `event: ai.pedigree.promotion.blocked.v1
id: 0193587e-2f6c-7c1d-9b3a-0d4a5c1e7f10
data: {"promotion":{"id":"release-42"},"model":"pkg:generic/acme/assistant@3", ...}

`;

export const DocumentedStream = (): MethodDecorator =>
  Documented({
    summary: 'Decisions as they are made',
    description:
      'Decisions on promotions and on plans, and revocations. Server-sent events: `event` is the CloudEvents type (ai.pedigree.promotion.approved.v1, .blocked.v1, .revoked.v1, ai.pedigree.plan.approved.v1, .blocked.v1), `id` the event id, `data` the decision document. A comment every 15 seconds keeps the connection open. A client that reads too slowly gets an event `dropped`, and `closing` announces a shutdown; nothing is replayed.',
    answers: {
      200: { description: 'An open stream', mediaType: 'text/event-stream', example },
    },
    problems: ['invalid-parameter'],
  });
