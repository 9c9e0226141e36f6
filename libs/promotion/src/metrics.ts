import { type EvaluationData, type Fault } from './evidence';
import { type Policy } from './policy';

type Metric = EvaluationData['metrics'][number];

/** The loss that a metric allows for: at best and at worst, above 0 where it got worse. Nothing where it shows nothing. */
interface Loss {
  least: number;
  most: number;
  /** As measured, where the metric has both values. */
  measured?: number;
}

/** Rounding in a metric's values: a difference may lie this far outside of its interval. */
const ROUNDING = 1e-9;

const differenceOf = ({ value, baseline }: Metric): number | undefined =>
  baseline === undefined ? undefined : value - baseline;

function lossOf(metric: Metric, higherIsBetter: boolean): Loss | undefined {
  const difference = differenceOf(metric);
  const [low, high] = metric.ci95 ?? [difference, difference];
  if (low === undefined || high === undefined) return undefined;
  const [least, most] = higherIsBetter ? [-high, -low] : [low, high];
  if (difference === undefined) return { least, most };
  return { least, most, measured: higherIsBetter ? -difference : difference };
}

/** Worse than the baseline beyond the tolerance: by the interval where there is one, else by the value. */
export function isWorse(metric: Metric, tolerance: number): boolean {
  const loss = lossOf(metric, metric.higherIsBetter ?? true);
  return loss !== undefined && loss.least > tolerance;
}

type Thresholds = Pick<Policy, 'traitTolerance' | 'nonInferiorityMargin'>;

/** Why an evaluation shows nothing about traits; nothing where at least one metric does. */
export function faultIn(
  { baseline, conclusion, metrics }: EvaluationData,
  intervals: boolean,
  thresholds: Thresholds,
): Fault | undefined {
  if (conclusion !== 'pass') return fault('not-passed', 'It did not pass.');
  if (baseline === undefined)
    return fault('no-baseline', 'It names no baseline. Name the model that it compares with.');
  if (metrics.length === 0)
    return fault('no-metric', 'It has no metric. Send what was measured, with the baseline value.');
  if (intervals && metrics.some(({ ci95 }) => ci95 === undefined))
    return fault('no-interval', 'It has metrics without ci95, and this environment asks for it.');
  const faults = metrics.map((metric) => faultOf(metric, thresholds));
  return faults.includes(undefined) ? undefined : faults[0];
}

const fault = (code: string, message: string): Fault => ({ code, message });

function faultOf(
  metric: Metric,
  { traitTolerance, nonInferiorityMargin }: Thresholds,
): Fault | undefined {
  const { name, higherIsBetter, ci95 } = metric;
  if (higherIsBetter === undefined)
    return fault(
      'no-direction',
      `Its metric ${name} does not say which way is better: set higherIsBetter.`,
    );
  const loss = lossOf(metric, higherIsBetter);
  if (loss === undefined)
    return fault(
      'no-comparison',
      `Its metric ${name} has neither a baseline value nor ci95: send one of them.`,
    );
  const { least, most, measured = least } = loss;
  if (measured < least - ROUNDING || measured > most + ROUNDING)
    return fault(
      'other-interval',
      `The difference of its metric ${name} lies outside of ci95: ci95 is of the difference to the baseline, not of the value.`,
    );
  const allowed = ci95 === undefined ? traitTolerance : nonInferiorityMargin;
  if (most > allowed + ROUNDING)
    return fault(
      'inconclusive',
      `Its metric ${name} does not exclude a loss of ${String(most)}, and at most ${String(allowed)} is allowed: evaluate on more samples.`,
    );
  return undefined;
}
