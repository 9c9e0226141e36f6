import { type OpenAPIObject } from '@nestjs/swagger';

const operation = (operationId: string, summary: string, responses: Record<string, string>) => ({
  get: {
    operationId,
    summary,
    tags: ['Operations'],
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, description]) => [status, { description }]),
    ),
  },
});

/** The routes that orchestrators and Prometheus use; their formats are Terminus' and Prometheus'. */
export const OPERATIONS: OpenAPIObject['paths'] = {
  '/healthz': operation('healthz', 'Is the process alive?', { 200: 'It is' }),
  '/readyz': operation('readyz', 'Can it take work?', {
    200: 'Broker and graph answer and every subscription is assigned',
    503: 'Not now; the document names what is down',
  }),
  '/metrics': operation('metrics', 'Metrics for Prometheus', {
    200: 'Prometheus text exposition format',
  }),
};
