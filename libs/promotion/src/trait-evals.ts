import { idOf } from '@pedigree/events';
import { dataOf, type EvaluationData, evidenceFor } from './evidence';
import { isWeightArc } from './init-roots';
import { isAmbiguous, type Pedigree, type Vertex } from './pedigree';
import { type PolicyDocument } from './policy';

type Metric = EvaluationData['metrics'][number];

export interface TraitEvaluation {
  id: string;
  suite: string;
  regressed: boolean;
  expired: boolean;
  baseline: string | undefined;
  contexts: readonly string[];
  /** What a failing metric measured, for people to read. */
  findings: readonly string[];
}

/** Worse than the baseline beyond the tolerance: by the interval where there is one, else by the value. */
function isWorse(metric: Metric, tolerance: number): boolean {
  const { value, baseline, ci95, higherIsBetter = true } = metric;
  const [low, high] =
    ci95 ?? (baseline === undefined ? [0, 0] : [value - baseline, value - baseline]);
  return higherIsBetter ? high < -tolerance : low > tolerance;
}

const saidOf = ({ name, value, baseline, ci95 }: Metric): string =>
  `${name} ${String(value)}` +
  (baseline === undefined ? '' : ` against ${String(baseline)}`) +
  (ci95 === undefined ? '' : ` (95 % interval of the difference ${ci95.join(' to ')})`);

/** Trait evaluations that are bound to the candidate. Capability scores are none. */
export function traitEvaluationsOf(
  candidate: Vertex,
  policy: PolicyDocument,
  decidedAt: string,
): TraitEvaluation[] {
  return evidenceFor(candidate, 'evaluation')
    .map((evidence) => dataOf<EvaluationData>(evidence))
    .filter(({ evaluation }) => evaluation.kind === 'trait-regression')
    .map((data) => {
      const worse = data.metrics.filter((metric) => isWorse(metric, policy.traitTolerance));
      return {
        id: data.evaluation.id,
        suite: data.evaluation.suite,
        regressed: data.conclusion === 'regressed' || worse.length > 0,
        expired:
          data.expiresAt !== undefined && Date.parse(data.expiresAt) <= Date.parse(decidedAt),
        baseline: data.baseline === undefined ? undefined : idOf(data.baseline),
        contexts: data.promptContexts ?? [],
        findings: worse.map(saidOf),
      };
    });
}

/** Whether a baseline stands before the training of a student, over weights. */
export class Baselines {
  private readonly children = new Map<Vertex, { child: Vertex; trained: boolean }[]>();
  private readonly after = new Map<string, ReadonlySet<Vertex>>();

  constructor(private readonly pedigree: Pedigree) {
    for (const vertex of pedigree.vertices) {
      for (const { to } of vertex.recorded.filter(isWeightArc)) this.link(to, vertex, true);
      if (!isAmbiguous(vertex))
        for (const { to } of vertex.identities) this.link(to, vertex, false);
    }
  }

  /** A student trained from scratch has no state before it: any other model will do. */
  precede(baseline: string, student: Vertex): boolean {
    if (student.role === 'artifact' && !student.recorded.some(isWeightArc))
      return baseline !== student.id;
    return this.trainedFrom(baseline).has(student);
  }

  private link(parent: Vertex, child: Vertex, trained: boolean): void {
    const children = this.children.get(parent);
    if (children === undefined) this.children.set(parent, [{ child, trained }]);
    else children.push({ child, trained });
  }

  /** Every model with at least one training step between it and the baseline. */
  private trainedFrom(baseline: string): ReadonlySet<Vertex> {
    const known = this.after.get(baseline);
    if (known !== undefined) return known;
    const found = new Set<Vertex>();
    const names = new Set([this.pedigree.resolve(baseline), this.pedigree.artifact(baseline)]);
    const open = [...names].flatMap((vertex) =>
      vertex === undefined ? [] : [{ vertex, trained: false }],
    );
    const aliases = new Set<Vertex>();
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const seen = at.trained ? found : aliases;
      if (seen.has(at.vertex)) continue;
      seen.add(at.vertex);
      for (const { child, trained } of this.children.get(at.vertex) ?? [])
        open.push({ vertex: child, trained: at.trained || trained });
    }
    this.after.set(baseline, found);
    return found;
  }
}

export interface TraitCoverage {
  /** Ids of the evaluations that count. */
  by: readonly string[];
  /** What is missing, as remedies; empty when everything is there. */
  missing: readonly string[];
}

/** Which of the required suites passed on the candidate, against a baseline from before the training of `students`. */
export function coverageOf(
  evaluations: readonly TraitEvaluation[],
  suites: readonly string[],
  accepts: (evaluation: TraitEvaluation) => boolean,
  remedy: (suite: string) => string,
): TraitCoverage {
  const passing = evaluations.filter((e) => !e.regressed && !e.expired && accepts(e));
  const counted = suites.map((suite) => passing.find((e) => e.suite === suite));
  return {
    by: counted.flatMap((e) => (e === undefined ? [] : [`evaluation ${e.id}`])),
    missing: suites.filter((_, index) => counted[index] === undefined).map(remedy),
  };
}
