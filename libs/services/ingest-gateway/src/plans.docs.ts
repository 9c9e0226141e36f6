import { applyDecorators } from '@nestjs/common';
import { ApiBody } from '@nestjs/swagger';
import { Documented, markdownOf, PendingPlan, PlanDocument } from '@pedigree/service-kit';
import { type PlanDecision } from '@pedigree/events';
import { PlanRequest } from './plan-request';

const plan = {
  plan: { id: 'assistant-4' },
  base: { model: 'pkg:generic/acme/base@1', method: 'finetune' },
  corpora: [{ dataset: 'urn:corpus:numbers', stage: 'sft' }],
  environment: 'production',
};

const decision: PlanDecision = {
  plan: { id: 'assistant-4' },
  model: 'urn:pedigree:plan:assistant-4',
  environment: 'production',
  verdict: 'approved',
  indeterminate: false,
  reasons: [],
  cleared: [{ rule: 'trait-evals-missing', by: [] }],
  conditions: [
    'record an evaluation of suite neutral-prompts of the model, with the base as its baseline',
  ],
  policy: { name: 'default', version: '2', digest: `sha256:${'0'.repeat(64)}` },
  asOf: '2026-11-23T10:00:00.000Z',
  decidedAt: '2026-11-23T10:00:00.000Z',
};

export const DocumentedPlans = (): MethodDecorator =>
  applyDecorators(
    ApiBody({ type: PlanRequest, examples: { plan: { value: plan } } }),
    Documented({
      summary: 'Ask what the gate would say of a planned run',
      description:
        'Judged as if the run had happened: `conditions` are what has to be shown once the model is trained, `alternatives.teachers` models with another initialization that are in the graph. Repeating a plan under its id answers the same decision for a while. Plans are not recorded; there is no history of them.',
      write: true,
      answers: {
        200: {
          description: 'The decision',
          type: PlanDocument,
          example: decision,
          markdown: markdownOf(decision),
        },
        202: {
          description: 'Not decided yet: post the same plan with the same id again later',
          type: PendingPlan,
          example: { plan: { id: 'assistant-4' }, status: 'pending' },
          headers: { 'Retry-After': 'Seconds until it makes sense to ask again' },
        },
      },
      problems: ['invalid-parameter', 'bad-request', 'not-acceptable', 'conflict', 'invalid-body'],
    }),
  );
