import { type RejectedEvidence } from '@pedigree/events';
import { type Baselines } from './baselines';
import { isSpokenOf, type Scales, weigh, type Wanted } from './evidence';
import { type Moment, NEVER } from './moments';
import { type Pedigree, type Vertex } from './pedigree';
import { type Environment, type Policy } from './policy';
import { driftOf, type Probe, probesAmong } from './probes';
import { type Denial, denialsOf, type Review, reviewsIn } from './reviews';
import {
  type Regression,
  regressionsOf,
  type TraitEvaluation,
  traitEvaluationsAmong,
} from './trait-evals';

/** Everything that was found out about one model. */
export interface Dossier {
  regressions: readonly Regression[];
  /** When the last drift was found. */
  drift: Moment;
  /** A probe that counts shows it: there is one, and what it found is a rule of its own. */
  hasDriftingProbe: boolean;
  denials: readonly Denial[];
  evaluations: readonly TraitEvaluation[];
  probes: readonly Probe[];
  approvals: readonly Review[];
  /** Evidence that is there and does not count, by its kind. */
  rejected: Readonly<Record<'evaluation' | 'probe' | 'review', readonly RejectedEvidence[]>>;
}

/** Of a model that there is no evidence about. */
export const NOTHING_KNOWN: Dossier = {
  regressions: [],
  drift: NEVER,
  hasDriftingProbe: false,
  denials: [],
  evaluations: [],
  probes: [],
  approvals: [],
  rejected: { evaluation: [], probe: [], review: [] },
};

interface Context {
  policy: Policy;
  environment: Environment;
  scales: Scales;
  pedigree: Pedigree;
  baselines: Baselines;
  /** Why a judging model will not do for a subject. */
  judgeFault(evaluator: string, subject: Vertex): string | undefined;
  /** sha256:<hex> of the state of the candidate that is judged. */
  candidate: Vertex;
  state: string | undefined;
}

/** Looks evidence up, for each model once. */
export class Dossiers {
  private readonly known = new Map<Vertex, Dossier>();
  private readonly clean = new Map<Vertex, boolean>();

  constructor(private readonly context: Context) {}

  of(model: Vertex): Dossier {
    if (!isSpokenOf(model)) return NOTHING_KNOWN;
    const dossier = this.known.get(model) ?? this.examine(model);
    this.known.set(model, dossier);
    return dossier;
  }

  private examine(model: Vertex): Dossier {
    const { policy, environment, scales, judgeFault } = this.context;
    const { evidenceMaxAgeDays, reviewMaxAgeDays, name } = environment;
    const state = this.stateOf(model);
    const found = (kind: Wanted['kind'], maxAgeDays: number) =>
      weigh(model, { kind, maxAgeDays, state }, scales);
    const evaluated = found('evaluation', evidenceMaxAgeDays);
    const regressions = regressionsOf(model, policy, state);
    const evaluations = traitEvaluationsAmong(
      evaluated.counted,
      { regressions, environment, thresholds: policy },
      (evaluator) => judgeFault(evaluator, model),
    );
    const probed = found('probe', evidenceMaxAgeDays);
    const probes = probesAmong(probed.counted, evidenceMaxAgeDays);
    const reviewed = found('review', reviewMaxAgeDays);
    const approvals = reviewsIn(reviewed.counted, name).filter(
      ({ data }) => data.decision === 'approve',
    );
    return {
      regressions,
      drift: driftOf(model, state),
      hasDriftingProbe: probes.hasDrift,
      denials: denialsOf(model, approvals, name, scales.at),
      evaluations: evaluations.passing,
      probes: probes.passing,
      approvals,
      rejected: {
        evaluation: [...evaluated.rejected, ...evaluations.rejected],
        probe: [...probed.rejected, ...probes.rejected],
        review: reviewed.rejected,
      },
    };
  }

  private stateOf(model: Vertex): string | undefined {
    return model === this.context.candidate ? this.context.state : undefined;
  }

  /** Why a baseline will not do as one; nothing where it is a root or passed evaluations of its own. */
  baselineFault(baseline: string, suites: readonly string[]): string | undefined {
    const vertex = this.context.pedigree.resolve(baseline);
    if (vertex === undefined) return `nothing is recorded of its baseline, ${baseline}`;
    return this.isClean(vertex, suites)
      ? undefined
      : `its baseline, ${baseline}, is neither a root nor has passing evaluations of its own, or something was found against it`;
  }

  private isClean(model: Vertex, suites: readonly string[]): boolean {
    const known = this.clean.get(model);
    if (known !== undefined) return known;
    // What is its own baseline, however far round, is none.
    this.clean.set(model, false);
    const clean = !this.isSuspect(model) && this.isShown(model, suites);
    this.clean.set(model, clean);
    return clean;
  }

  private isSuspect(model: Vertex): boolean {
    const { regressions, drift, denials } = this.of(model);
    return regressions.length + denials.length > 0 || drift !== NEVER;
  }

  private isShown(model: Vertex, suites: readonly string[]): boolean {
    // A dataset in the place of a parent hides one.
    const parents = [model, ...model.identities.map(({ to }) => to)].flatMap(({ recorded }) =>
      recorded.filter(({ edge }) => edge.type === 'INITIALIZED_FROM'),
    );
    if (parents.length === 0) return true;
    if (suites.every((suite) => this.passes(model, suite, suites))) return true;
    // What speaks for weights speaks for what they are converted to; a quantization is to be evaluated itself.
    return parents.every(
      ({ edge, to, misplaced }) =>
        edge.properties.method === 'convert' && !misplaced && this.isClean(to, suites),
    );
  }

  private passes(model: Vertex, suite: string, suites: readonly string[]): boolean {
    return this.of(model).evaluations.some(
      (one) =>
        one.suite === suite &&
        this.context.baselines.fault(one.baseline, { students: [model] }) === undefined &&
        this.baselineFault(one.baseline, suites) === undefined,
    );
  }
}
