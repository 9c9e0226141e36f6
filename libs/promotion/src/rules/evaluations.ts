import { type Case } from '../case';
import { type Vertex } from '../pedigree';
import { coverageOf } from '../trait-evals';
import { listed, type Rule, silent } from './rule';

const TUNING_METHODS = new Set(['finetune', 'adapter', 'rl']);
const TUNING_STAGES = new Set(['sft', 'preference', 'rl', 'distill']);

/** Trained further on purpose, by whatever method: no method is exempt. */
const isFineTuned = ({ recorded }: Vertex): boolean =>
  recorded.some(
    ({ edge }) =>
      edge.type === 'TAUGHT_BY' ||
      (edge.type === 'INITIALIZED_FROM' && TUNING_METHODS.has(edge.properties.method ?? '')) ||
      (edge.type === 'TRAINED_ON' && TUNING_STAGES.has(edge.properties.stage ?? '')),
  );

export const traitEvalsMissing: Rule = (of) => {
  const tuned = [...of.weights].filter(isFineTuned);
  if (tuned.length === 0) return silent;
  const precedes = (baseline: string): boolean =>
    tuned.some((student) => of.baselines.precede(baseline, student));
  const { by, missing } = coverageOf(
    of.evaluations,
    of.policy.traitSuites,
    ({ baseline }) => baseline !== undefined && precedes(baseline),
    (suite) =>
      `record an evaluation of suite ${suite} (kind trait-regression) on ${of.candidate.id}${whyNot(of, suite)}`,
  );
  if (missing.length === 0) return { clearedBy: by };
  return {
    fired: {
      message: `${of.candidate.id} comes from a fine-tune and lacks trait evaluations that count for these weights. To clear it: ${missing.join('; ')}.`,
      paths: [],
    },
  };
};

/** What was wrong with the evaluations of this suite that are there. */
function whyNot({ evaluations }: Case, suite: string): string {
  const there = evaluations.find((evaluation) => evaluation.suite === suite);
  const need = ', bound to its digest, with the model before the fine-tune as baseline';
  if (there === undefined) return need;
  if (there.regressed) return ' (the one there shows a regression)';
  if (there.expired) return ` (${there.id} has expired)`;
  if (there.baseline === undefined) return ` (${there.id} names no baseline)`;
  return ` (the baseline of ${there.id}, ${there.baseline}, is not a model from before the fine-tune)`;
}

export const traitRegression: Rule = ({ candidate, evaluations }) => {
  const regressed = evaluations.filter((evaluation) => evaluation.regressed);
  if (regressed.length === 0) return silent;
  const details = regressed.map(({ id, suite, findings }) =>
    findings.length === 0 ? `${id} (${suite})` : `${id} (${suite}: ${listed(findings)})`,
  );
  return {
    fired: {
      message: `${candidate.id} is worse than its baseline in trait evaluations: ${listed(details)}. These weights stay blocked; train a new artifact without the data or the teacher that caused it.`,
      paths: [],
    },
  };
};
