import { type RejectedEvidence } from '@pedigree/events';
import { idOf } from '@pedigree/lineage';
import {
  against,
  dataOf,
  endOf,
  type EvaluationData,
  type Evidence,
  type Weighed,
} from './evidence';
import { type Vertex } from './pedigree';
import { type Environment, type Policy } from './policy';

type Metric = EvaluationData['metrics'][number];

export interface TraitEvaluation {
  id: string;
  suite: string;
  baseline: string | undefined;
  contexts: readonly string[];
  /** Every metric carries a confidence interval. */
  intervals: boolean;
  /** Milliseconds since the epoch. */
  end: number;
}

/** What trait evaluations say of a candidate. */
export interface TraitEvaluations {
  passing: readonly TraitEvaluation[];
  /** Evaluations that show a regression, in words. They count whatever their age. */
  regressions: readonly string[];
  rejected: readonly RejectedEvidence[];
}

/** Worse than the baseline beyond the tolerance: by the interval where there is one, else by the value. */
function isWorse(metric: Metric, tolerance: number): boolean {
  const { value, baseline, ci95, higherIsBetter = true } = metric;
  const [low, high] =
    ci95 ?? (baseline === undefined ? [0, 0] : [value - baseline, value - baseline]);
  return higherIsBetter ? high < -tolerance : low > tolerance;
}

const inWords = ({ name, value, baseline, ci95 }: Metric): string =>
  `${name} ${String(value)}` +
  (baseline === undefined ? '' : ` against ${String(baseline)}`) +
  (ci95 === undefined ? '' : ` (95 % interval of the difference ${ci95.join(' to ')})`);

const isTrait = (evidence: Evidence): boolean =>
  dataOf<EvaluationData>(evidence).evaluation.kind === 'trait-regression';

/** Trait evaluations of the candidate. Capability scores are none. */
export function traitEvaluationsOf(
  candidate: Vertex,
  weighed: Weighed,
  policy: Pick<Policy, 'traitTolerance'>,
  environment: Environment,
): TraitEvaluations {
  const regressions = against(candidate, 'evaluation')
    .filter(isTrait)
    .flatMap((evidence) => regressionIn(evidence, policy.traitTolerance));
  const regressed = new Set(regressions.map(({ event }) => event));
  return {
    passing: weighed.counted
      .filter((evidence) => isTrait(evidence) && !regressed.has(evidence.eventId))
      .map((evidence) => evaluationOf(evidence, environment.evidenceMaxAgeDays)),
    regressions: regressions.map(({ text }) => text),
    rejected: weighed.rejected,
  };
}

function regressionIn(evidence: Evidence, tolerance: number): { event: string; text: string }[] {
  const { evaluation, metrics, conclusion } = dataOf<EvaluationData>(evidence);
  const worse = metrics.filter((metric) => isWorse(metric, tolerance)).map(inWords);
  if (conclusion !== 'regressed' && worse.length === 0) return [];
  const findings = worse.length === 0 ? '' : `: ${worse.join(', ')}`;
  return [{ event: evidence.eventId, text: `${evaluation.id} (${evaluation.suite}${findings})` }];
}

function evaluationOf(evidence: Evidence, maxAgeDays: number): TraitEvaluation {
  const { evaluation, baseline, promptContexts, metrics } = dataOf<EvaluationData>(evidence);
  return {
    id: evaluation.id,
    suite: evaluation.suite,
    baseline: baseline === undefined ? undefined : idOf(baseline),
    contexts: promptContexts ?? [],
    intervals: metrics.length > 0 && metrics.every(({ ci95 }) => ci95 !== undefined),
    end: endOf(evidence, maxAgeDays),
  };
}
