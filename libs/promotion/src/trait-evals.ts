import { type RejectedEvidence } from '@pedigree/events';
import { idOf } from '@pedigree/lineage';
import {
  against,
  dataOf,
  endOf,
  type EvaluationData,
  type Evidence,
  type Fault,
  rejection,
} from './evidence';
import { faultIn, isWorse } from './metrics';
import { type Moment, momentOf } from './moments';
import { type Vertex } from './pedigree';
import { type Environment, type Policy } from './policy';

type Metric = EvaluationData['metrics'][number];

/** A trait evaluation that shows something; whether its baseline will do depends on who asks. */
export interface TraitEvaluation {
  evidence: Evidence;
  id: string;
  suite: string;
  /** Artifact id. */
  baseline: string;
  contexts: readonly string[];
  /** Milliseconds since the epoch. */
  end: number;
}

/** What trait evaluations say of a model. */
export interface TraitEvaluations {
  passing: readonly TraitEvaluation[];
  rejected: readonly RejectedEvidence[];
}

type Thresholds = Pick<Policy, 'traitTolerance' | 'nonInferiorityMargin'>;

const inWords = ({ name, value, baseline, ci95 }: Metric): string =>
  `${name} ${String(value)}` +
  (baseline === undefined ? '' : ` against ${String(baseline)}`) +
  (ci95 === undefined ? '' : ` (95 % interval of the difference ${ci95.join(' to ')})`);

/** Capability scores are none. */
export const isTrait = (evidence: Evidence): boolean =>
  dataOf<EvaluationData>(evidence).evaluation.kind === 'trait-regression';

/** A regression that was found, in words. */
export interface Regression {
  event: string;
  text: string;
  since: Moment;
}

/** Regressions of a model. They count whoever sends them, whatever their age. */
export const regressionsOf = (
  model: Vertex,
  { traitTolerance }: Thresholds,
  state?: string,
): Regression[] =>
  against(model, 'evaluation', state)
    .filter(isTrait)
    .flatMap((evidence) => regressionIn(evidence, traitTolerance));

function regressionIn(evidence: Evidence, tolerance: number): Regression[] {
  const { evaluation, metrics, conclusion } = dataOf<EvaluationData>(evidence);
  const worse = metrics.filter((metric) => isWorse(metric, tolerance)).map(inWords);
  if (conclusion !== 'regressed' && worse.length === 0) return [];
  const findings = worse.length === 0 ? '' : `: ${worse.join(', ')}`;
  const text = `${evaluation.id} (${evaluation.suite}${findings})`;
  return [{ event: evidence.eventId, text, since: momentOf(evidence) }];
}

interface By {
  regressions: readonly Regression[];
  environment: Environment;
  thresholds: Thresholds;
}

/**
 * Trait evaluations among evidence that holds for a model, and what is missing in the others.
 *
 * @param judgeFault why a judging model will not do; nothing where it will
 */
export function traitEvaluationsAmong(
  counted: readonly Evidence[],
  { regressions, environment, thresholds }: By,
  judgeFault: (evaluator: string) => string | undefined,
): TraitEvaluations {
  const passing: TraitEvaluation[] = [];
  const rejected: RejectedEvidence[] = [];
  const regressed = new Set(regressions.map(({ event }) => event));
  for (const evidence of counted) {
    if (!isTrait(evidence) || regressed.has(evidence.eventId)) continue;
    const data = dataOf<EvaluationData>(evidence);
    const fault =
      faultIn(data, environment.intervals, thresholds) ?? faultOfJudge(data, judgeFault);
    if (fault === undefined)
      passing.push(evaluationOf(evidence, data, environment.evidenceMaxAgeDays));
    else rejected.push(rejection(evidence, fault));
  }
  return { passing, rejected };
}

function faultOfJudge(
  { evaluator }: EvaluationData,
  judgeFault: (evaluator: string) => string | undefined,
): Fault | undefined {
  const message = evaluator === undefined ? undefined : judgeFault(idOf(evaluator));
  return message === undefined ? undefined : { code: 'judge-related', message };
}

function evaluationOf(
  evidence: Evidence,
  { evaluation, baseline = '', promptContexts }: EvaluationData,
  maxAgeDays: number,
): TraitEvaluation {
  return {
    evidence,
    id: evaluation.id,
    suite: evaluation.suite,
    baseline: idOf(baseline),
    contexts: promptContexts ?? [],
    end: endOf(evidence, maxAgeDays),
  };
}
