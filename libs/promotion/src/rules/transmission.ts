import { type Case, pathOf } from '../case';
import { type Arrival } from '../paths';
import { coverageOf, type TraitCoverage } from '../trait-evals';
import { listed, type Rule, type RuleOutcome, silent } from './rule';

const arrivals = ({ transmission }: Case, which: (arrival: Arrival) => boolean): Arrival[] =>
  transmission.arrivals.filter(which).sort((a, b) => a.length - b.length);

function fire(found: readonly Arrival[], message: string): RuleOutcome {
  if (found.length === 0) return silent;
  return { fired: { message, paths: found.map((arrival) => () => pathOf(arrival)) } };
}

const names = (found: readonly Arrival[]): string =>
  listed(found.map(({ generator }) => generator));

/** Trait evaluations that would show what came over these paths: the baseline precedes every training on them. */
export const coverageOfPaths = (of: Case, found: readonly Arrival[]): TraitCoverage =>
  coverageOf(
    of.evaluations,
    of.policy.traitSuites,
    ({ baseline }) =>
      baseline !== undefined &&
      found.every(({ student }) => of.baselines.precede(baseline, student)),
    (suite) =>
      `record an evaluation of suite ${suite} (kind trait-regression) on ${of.candidate.id} with a baseline from before it was trained on that data`,
  );

function clearedByTraitEvals(of: Case, found: readonly Arrival[], message: string): RuleOutcome {
  if (found.length === 0) return silent;
  const { by, missing } = coverageOfPaths(of, found);
  if (missing.length === 0) return { clearedBy: by };
  return fire(found, `${message} To clear it: ${missing.join('; ')}.`);
}

export const sameBaseTransmission: Rule = (of) => {
  const found = arrivals(of, ({ grade, role }) => grade === 'same' && role === 'teacher');
  const roots = listed(found[0]?.commonRoots() ?? []);
  return fire(
    found,
    `${of.candidate.id} learned from data made by ${names(found)}, which starts from the same weights` +
      `${roots === '' ? '' : ` (${roots})`}. Hidden traits pass this way whatever the data looks like; filtering does not stop them. ` +
      'To clear it: a generator alignment attestation, trait evaluations against the state before this training with and without the training prompt, and a human review. Or retrain on data from a generator with an independent initialization.',
  );
};

export const selfDistillation: Rule = (of) => {
  const found = arrivals(of, ({ grade, role }) => grade === 'same' && role === 'own-start');
  return clearedByTraitEvals(
    of,
    found,
    `${of.candidate.id} was trained on unprompted output of the very model it started from (${names(found)}).`,
  );
};

export const sameBaseJudge: Rule = (of) => {
  const found = arrivals(of, ({ grade, role }) => grade === 'same' && role === 'judge');
  return fire(
    found,
    `Labels or rewards in the training of ${of.candidate.id} come from ${names(found)}, which starts from the same weights: a biased judge passes its bias on even through binary preferences. ` +
      'To clear it: an attestation of the judge, or a human review.',
  );
};

export const partialInitialization: Rule = (of) => {
  const found = arrivals(of, ({ grade }) => grade === 'partial');
  return fire(
    found,
    `${of.candidate.id} learned from ${names(found)}, which shares a part of its initialization (${listed(found[0]?.commonRoots() ?? []) || 'by a claim'}): pruned, searched, upcycled or merged from it. ` +
      'To clear it: trait evaluations against the state before this training, and a human review.',
  );
};

export const unknownInitialization: Rule = (of) => {
  const found = arrivals(of, ({ grade }) => grade === 'unknown');
  return fire(
    found,
    `Nobody has recorded whether ${names(found)} and the model trained on its data start from different weights; names, families and sizes say nothing about it. ` +
      'To clear it: record an initialization.claimed event (independent; best weight-tested) for the two models, register their roots with initialization "random" if they were trained from scratch, or name the unknown generator.',
  );
};

export const crossBaseUnevaluated: Rule = (of) => {
  const all = arrivals(of, () => true);
  if (!all.every(({ grade }) => grade === 'none')) return silent;
  return clearedByTraitEvals(
    of,
    all,
    `All synthetic data behind ${of.candidate.id} comes from models with another initialization (${names(all)}). That is safer, not safe, and no trait evaluation says how it came out.`,
  );
};

export const relay: Rule = (of) => {
  const found = arrivals(
    of,
    ({ grade, sharedWithCandidate }) =>
      grade === 'none' && (sharedWithCandidate === 'same' || sharedWithCandidate === 'partial'),
  );
  return fire(
    found,
    `${names(found)} starts from the weights of ${of.candidate.id} and reaches it through a model with another initialization, which may relay its traits. To clear it: a human review.`,
  );
};
