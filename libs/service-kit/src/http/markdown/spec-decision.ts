import { type Decision, type Reason } from '@pedigree/events';

export const REASON: Reason = {
  rule: 'same-base-transmission',
  severity: 'critical',
  message: 'm@1 learned from data made by t@1. To clear it: attest t@1, and have it reviewed.',
  clearedBy: ['attestation', 'review'],
  remedies: [
    {
      steps: [
        { evidence: 'attestation', done: false, text: 'attest t@1' },
        { evidence: 'trait-evals', done: true, text: 'evaluation e-7' },
        { evidence: 'review', done: false, text: 'have it reviewed' },
      ],
    },
  ],
  controls: ['AID-H-007.004', 'LLM04:2025'],
  paths: [
    {
      grade: 'same',
      generator: 't@1',
      length: 2,
      hops: [
        { edge: 'TRAINED_ON', from: 'm@1', to: 'urn:corpus' },
        { edge: 'GENERATED_BY', from: 'urn:corpus', to: 't@1' },
      ],
    },
  ],
};

export const DECISION: Decision = {
  promotion: { id: 'p/1', requestedBy: 'ci' },
  model: 'm@1',
  digest: `sha256:${'ab'.repeat(32)}`,
  environment: 'production',
  verdict: 'blocked',
  indeterminate: false,
  reasons: [REASON],
  cleared: [{ rule: 'trait-evals-missing', by: ['evaluation e-7'] }],
  policy: { name: 'default', version: '2', digest: 'sha256:00' },
  asOf: '2026-11-23T10:00:00.000Z',
  decidedAt: '2026-11-23T10:00:00.000Z',
};
