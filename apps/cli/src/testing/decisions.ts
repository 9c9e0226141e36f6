import { type Decision, SAMPLES } from '@pedigree/events';

/** A blocked promotion, as the schemas document it. */
export const blocked: Decision = SAMPLES['ai.pedigree.promotion.blocked.v1'].data;

export const approved: Decision = SAMPLES['ai.pedigree.promotion.approved.v1'].data;

export const indeterminate: Decision = { ...blocked, indeterminate: true };
