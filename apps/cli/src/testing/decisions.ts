import { type Decision, SAMPLES } from '@pedigree/events';

const sample: Decision = SAMPLES['ai.pedigree.promotion.blocked.v1'].data;

/** A blocked promotion, as the schemas document it, with a way to clear each reason. */
export const blocked: Decision = {
  ...sample,
  reasons: sample.reasons.map((reason) => ({
    ...reason,
    remedies: [
      {
        steps: [
          { evidence: 'attestation', done: true, text: 'an attestation is there' },
          { evidence: 'review', done: false, text: 'have a person review it' },
        ],
      },
    ],
  })),
};

export const approved: Decision = SAMPLES['ai.pedigree.promotion.approved.v1'].data;

export const indeterminate: Decision = { ...blocked, indeterminate: true };
