import { type Decision } from '../schemas/decision';
import { BASE, CORPUS, SAMPLE_DIGEST, STUDENT, SUCCESSOR, TEACHER } from './ids';

const promotion = { id: 'p-1' };
const environment = 'production';

const decision = (verdict: 'approved' | 'blocked', reasons: Decision['reasons']) => ({
  model: STUDENT,
  environment,
  verdict,
  indeterminate: false,
  reasons,
  cleared: [{ rule: 'trait-evals-missing', by: ['evaluation e-7'] }],
  policy: { name: 'default', version: '1', digest: SAMPLE_DIGEST },
  asOf: '2026-11-23T09:59:59.000Z',
  decidedAt: '2026-11-23T10:00:00.000Z',
});

const approved = decision('approved', []);
const blocked = decision('blocked', [
  {
    rule: 'same-base-transmission',
    severity: 'critical',
    message: `${STUDENT} was trained on data that ${TEACHER}, which shares its initialization, made.`,
    clearedBy: ['attestation', 'trait-evals', 'review'],
    controls: ['AID-H-007.004'],
    paths: [
      {
        grade: 'same',
        generator: TEACHER,
        length: 2,
        hops: [
          { edge: 'TRAINED_ON', from: STUDENT, to: CORPUS },
          { edge: 'GENERATED_BY', from: CORPUS, to: TEACHER },
        ],
      },
    ],
  },
]);

export const gateSamples = {
  'ai.pedigree.deployment.changed.v1': {
    subject: STUDENT,
    data: { deployment: { id: 'chat-eu' }, model: STUDENT, environment, state: 'active' as const },
  },
  'ai.pedigree.promotion.requested.v1': {
    subject: STUDENT,
    data: { promotion, model: STUDENT, environment, requestedBy: 'ci@acme.example' },
  },
  'ai.pedigree.promotion.recheck.v1': {
    subject: STUDENT,
    data: { promotion, model: STUDENT, because: ['/samples sample-model.flagged'] },
  },
  'ai.pedigree.training.planned.v1': {
    subject: BASE,
    data: {
      plan: { id: 'plan-1' },
      output: SUCCESSOR,
      base: { model: BASE, method: 'finetune' as const },
      corpora: [{ dataset: CORPUS, stage: 'sft' as const }],
      environment,
    },
  },
  'ai.pedigree.promotion.approved.v1': { subject: STUDENT, data: { promotion, ...approved } },
  'ai.pedigree.promotion.blocked.v1': { subject: STUDENT, data: { promotion, ...blocked } },
  'ai.pedigree.promotion.revoked.v1': {
    subject: STUDENT,
    data: {
      promotion,
      ...blocked,
      deployments: [{ id: 'chat-eu', environment }],
      because: ['/samples sample-generation.completed'],
    },
  },
  'ai.pedigree.plan.approved.v1': {
    subject: STUDENT,
    data: { plan: { id: 'plan-1' }, ...approved },
  },
  'ai.pedigree.plan.blocked.v1': { subject: STUDENT, data: { plan: { id: 'plan-1' }, ...blocked } },
  'ai.pedigree.policy.activated.v1': {
    subject: 'urn:pedigree:policy:default',
    data: {
      policy: { name: 'default', version: '1', digest: SAMPLE_DIGEST },
      document: 'name: default\nversion: "1"\nrules: []\n',
      by: 'policy@acme.example',
    },
  },
  'ai.pedigree.lineage.recorded.v1': {
    subject: STUDENT,
    data: {
      artifacts: [STUDENT, BASE, CORPUS],
      changed: [STUDENT],
      positions: [{ topic: 'lineage.events', partition: 0, next: 18 }],
    },
  },
};
