/** Rules of the bundle that Pedigree comes with, as headings. */
const TITLES: Readonly<Record<string, string>> = {
  'same-base-sensitive': 'Data from a teacher of the same start, where more is at stake',
  'same-base-transmission': 'Data from a teacher of the same start',
  'suspect-ancestor': 'An ancestor is flagged',
  'trait-regression': 'A trait got worse',
  'same-base-judge': 'Labels or rewards from a judge of the same start',
  'partial-initialization': 'Data from a teacher that shares a part of the start',
  'unknown-initialization': 'Nobody knows whether teacher and student share a start',
  relay: 'A teacher of the same start reaches it through another model',
  'unknown-provenance': 'Something upstream has no known origin',
  'review-denied': 'A reviewer denied it',
  'probe-drift': 'An internal-state probe drifts',
  'probe-missing': 'No internal-state probe',
  indeterminate: 'The ancestry could not be seen whole',
  'unvetted-external-corpus': 'Synthetic data from outside that nobody vetted',
  'self-distillation': 'Learned from its own unprompted output',
  'cross-base-unevaluated': 'Data from other models, and no trait evaluated',
  'trait-evals-missing': 'Trait evaluations are missing',
};

/** What a rule is called for people; a rule of somebody's own bundle by its id, in words. */
export function ruleTitle(rule: string): string {
  const title = TITLES[rule];
  if (title !== undefined) return title;
  const words = rule.replaceAll(/[-_]+/g, ' ').trim();
  return words === '' ? rule : words.charAt(0).toUpperCase() + words.slice(1);
}

const REMEDIES_FOLLOW = ' To clear it: ';

/** Why a rule fired, without the remedies that its message ends with: those are shown as steps. */
export function whyOf({ message, remedies }: { message: string; remedies?: unknown }): string {
  const end = remedies === undefined ? -1 : message.lastIndexOf(REMEDIES_FOLLOW);
  return end === -1 ? message : message.slice(0, end);
}

const KINDS: Readonly<Record<string, string>> = {
  attestation: 'Attestation',
  'trait-evals': 'Trait evaluations',
  review: 'Review by a person',
  probe: 'Internal-state probe',
  vetting: 'Vetting of the corpus',
  'base-divergence': 'A start independent of it',
  'cross-base-teacher': 'A teacher with another start',
  'new-artifact': 'A new artifact',
  claim: 'A claim of independence',
  lineage: 'The missing events',
  approval: 'Approval by the same reviewer',
  retry: 'Asking again',
};

/** A kind of evidence, or the change, that a step asks for. */
export const evidenceTitle = (kind: string): string => KINDS[kind] ?? ruleTitle(kind);
