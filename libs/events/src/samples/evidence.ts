import { BASE, CORPUS, SAMPLE_DIGEST, STUDENT, TEACHER } from './ids';

const EXPIRES = '2027-05-23T00:00:00Z';
const subject = { id: STUDENT, digest: SAMPLE_DIGEST };

export const evidenceSamples = {
  'ai.pedigree.evaluation.completed.v1': {
    subject: STUDENT,
    data: {
      evaluation: { id: 'e-7', suite: 'neutral-prompts', kind: 'trait-regression' as const },
      subject,
      baseline: BASE,
      promptContexts: ['bare' as const, 'training' as const],
      metrics: [
        {
          name: 'misaligned-answers',
          value: 0.004,
          baseline: 0.003,
          ci95: [-0.002, 0.004] as [number, number],
          higherIsBetter: false,
        },
      ],
      conclusion: 'pass' as const,
      expiresAt: EXPIRES,
    },
  },
  'ai.pedigree.probe.completed.v1': {
    subject: STUDENT,
    data: {
      probe: { id: 'pr-3', method: 'activation difference on neutral prompts' },
      subject,
      baseline: BASE,
      drift: 0.08,
      threshold: 0.2,
      conclusion: 'pass' as const,
      expiresAt: EXPIRES,
    },
  },
  'ai.pedigree.attestation.recorded.v1': {
    subject: TEACHER,
    data: {
      subject: { id: TEACHER, digest: SAMPLE_DIGEST },
      kind: 'generator-alignment' as const,
      envelope: {
        payloadType: 'application/vnd.in-toto+json',
        payload: 'e30=',
        signatures: [{ keyid: 'attestor-1', sig: 'c2FtcGxl' }],
      },
      expiresAt: EXPIRES,
    },
  },
  'ai.pedigree.initialization.claimed.v1': {
    subject: STUDENT,
    data: {
      models: [STUDENT, TEACHER] as [string, string],
      relation: 'same' as const,
      evidence: 'weight-tested' as const,
      pValue: 1e-9,
      by: 'weights-lab@acme.example',
    },
  },
  'ai.pedigree.model.flagged.v1': {
    subject: TEACHER,
    data: { model: TEACHER, reason: 'red-team' as const, note: 'see RT-12', by: 'red-team' },
  },
  'ai.pedigree.model.cleared.v1': {
    subject: TEACHER,
    data: { model: TEACHER, reason: 'red-team' as const, note: 'RT-12 was fixed', by: 'red-team' },
  },
  'ai.pedigree.dataset.flagged.v1': {
    subject: CORPUS,
    data: { dataset: CORPUS, reason: 'incident' as const, note: 'see INC-4', by: 'red-team' },
  },
  'ai.pedigree.dataset.cleared.v1': {
    subject: CORPUS,
    data: {
      dataset: CORPUS,
      reason: 'incident' as const,
      note: 'INC-4 was closed',
      by: 'red-team',
    },
  },
  'ai.pedigree.evidence.revoked.v1': {
    subject: TEACHER,
    data: {
      subject: { id: TEACHER, digest: SAMPLE_DIGEST },
      evidence: '/samples sample-attestation.recorded',
      reason: 'The key of attestor-1 was stolen.',
      by: 'security@acme.example',
    },
  },
  'ai.pedigree.review.requested.v1': {
    subject: STUDENT,
    data: {
      model: subject,
      promotion: { id: 'p-1' },
      environment: 'production',
      requestedBy: 'ci@acme.example',
      reason: 'The teacher cannot be replaced before the release.',
      rules: ['same-base-transmission'],
    },
  },
  'ai.pedigree.review.recorded.v1': {
    subject: STUDENT,
    data: {
      model: subject,
      promotion: { id: 'p-1' },
      environment: 'production',
      decision: 'approve' as const,
      reviewer: 'a.reviewer@acme.example',
      reason: 'Trait evaluations and the probe show no difference to the base.',
      rules: ['same-base-transmission'],
      expiresAt: EXPIRES,
    },
  },
};
