import { type Requirement, type RuleSubject } from '../policy';
import { type Complaint } from './fault';
import { type RequirementDocument } from './shape';

/** What a requirement of a bundle asks for. The schema lets exactly one key through. */
export function requirementOf(given: RequirementDocument, suites: readonly string[]): Requirement {
  const { attestation, review, change, 'trait-evals': evals } = given;
  if (attestation !== undefined) return { kind: 'attestation', of: attestation };
  if (evals !== undefined)
    return { kind: 'trait-evals', suites: evals.suites ?? suites, contexts: evals.contexts };
  if (review !== undefined) return { kind: 'review', reviewers: review.reviewers };
  if (change !== undefined) return { kind: 'change', ...change };
  if (given.vetting !== undefined) return { kind: 'vetting' };
  return { kind: given.probe === undefined ? 'base-divergence' : 'probe' };
}

/** Attestations that say something of one kind of subject only. */
const ATTESTED_OF: Partial<Record<string, RuleSubject>> = {
  'dataset-vetting': 'ancestor',
  judge: 'path',
  independence: 'path',
};

const ABOUT: Record<RuleSubject, string> = {
  path: 'the generator at the end of a path',
  ancestor: 'something upstream',
  candidate: 'the candidate',
};

const misplaced = (what: string, needed: RuleSubject): Complaint => ({
  message: `asks for ${what}, which is about ${ABOUT[needed]}.`,
  remedy: `Use it in a rule for ${needed}, or ask for something else here.`,
});

/** What keeps a requirement from making sense in a rule; nothing where it does. */
export function misfit(
  requirement: Requirement,
  subject: RuleSubject,
  configured: ReadonlySet<string>,
): Complaint | undefined {
  switch (requirement.kind) {
    case 'attestation':
      return attestationMisfit(requirement.of, subject, configured);
    case 'vetting':
      return subject === 'candidate' ? misplaced('a vetting record', 'ancestor') : undefined;
    case 'base-divergence':
      return subject === 'ancestor' ? undefined : misplaced('base divergence', 'ancestor');
    case 'change':
      return strayPlaceholder(requirement.remedy);
    default:
      return undefined;
  }
}

function attestationMisfit(
  kind: string,
  subject: RuleSubject,
  configured: ReadonlySet<string>,
): Complaint | undefined {
  const needed = ATTESTED_OF[kind];
  if (needed !== undefined && needed !== subject)
    return misplaced(`an attestation of kind ${kind}`, needed);
  if (configured.has(kind)) return undefined;
  return {
    message: `asks for an attestation of kind ${kind}, and no predicate counts as one.`,
    remedy: `Say under attestations.${kind} which predicate types are taken.`,
  };
}

function strayPlaceholder(remedy: string): Complaint | undefined {
  const [stray] = [...remedy.matchAll(/\{[^{}]*\}/g)].filter(([found]) => found !== '{found}');
  if (stray === undefined) return undefined;
  return {
    message: `holds ${stray[0]}, which is not filled in here.`,
    remedy: 'A remedy may hold {found} only.',
  };
}

/** Masked traits pass probes: a probe alone shows nothing of what came over a path. */
export const PROBE_ALONE: Complaint = {
  message: 'lets a probe alone clear what came from upstream; probes miss masked traits.',
  remedy: 'Add another requirement beside it.',
};

export const isProbeAlone = (all: readonly Requirement[], subject: RuleSubject): boolean =>
  subject !== 'candidate' && all.length > 0 && all.every(({ kind }) => kind === 'probe');
