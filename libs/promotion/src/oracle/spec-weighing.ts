import { canon } from './spec-edges';
import { split, versions } from './spec-names';
import { type Starts } from './spec-starts';
import {
  type Attested,
  type Context,
  type Evaluated,
  isRun,
  type Letter,
  type Metrics,
  type Named,
  NOW,
  type Probed,
  type Reviewed,
  type Statement,
  type Suspected,
  type Told,
} from './spec-statements';
import { type Things } from './spec-things';
import { lineOf } from './spec-ways';

export const SUITES = ['neutral-prompts', 'truthfulness'] as const;
export const CONTEXTS = ['bare', 'training'] as const;

const SHOW: readonly Metrics[] = ['good', 'lower-good', 'point-good', 'interval-good'];
const WITH_INTERVAL: readonly Metrics[] = ['good', 'lower-good', 'interval-good'];
const WORSE: readonly Metrics[] = ['worse', 'point-worse'];

type Evidence = Evaluated | Probed | Attested | Suspected | Reviewed;
type Saying<S> = Told & { what: S };
const is =
  <S extends Evidence>(...says: S['say'][]) =>
  (told: Told): told is Saying<S> =>
    (says as string[]).includes(told.what.say);
const isEvaluation = is<Evaluated>('evaluate');
const isProbe = is<Probed>('probe');
const isReview = is<Reviewed>('review');
const isAttestation = is<Attested>('attest');

/** Which baselines will do. */
export type MayBaseline = (baseline: string) => boolean;

/** Weighs what was found out about things and what people said to it. */
export class Weighing {
  constructor(
    private readonly things: Things,
    private readonly starts: Starts,
    private readonly candidate: string,
  ) {}

  /** The state of it that is judged, where that is known: one that was asked for, or the only one. */
  private state(id: string): Letter | undefined {
    const { digest } = this.things.question.model;
    if (id === this.candidate && digest !== undefined) return digest;
    const all = new Set(this.things.digests(id));
    return all.size === 1 ? [...all][0] : undefined;
  }

  /** What evidence is bound to: the digest that it names, else the one that was known when it was made. */
  private boundTo({ what: { of }, at }: Saying<{ of: Named }>): Letter | undefined {
    return of.digest ?? this.things.digests(canon(of.id), at).at(-1);
  }

  /** Against it: all that is about it, under any name, unless it certainly is about other bytes. */
  private against<S extends Evidence>(
    id: string,
    all: readonly Saying<S>[],
    asked = true,
  ): Saying<S>[] {
    const { digest } = this.things.question.model;
    const digests =
      asked && id === this.candidate && digest !== undefined ? [digest] : this.things.digests(id);
    return this.about(id, all).filter((told) => {
      const bound = this.boundTo(told);
      return bound === undefined || digests.length === 0 || digests.includes(bound);
    });
  }

  private about<S extends Evidence>(id: string, all: readonly Saying<S>[]): Saying<S>[] {
    const names = this.things.sameThing(id);
    return all.filter(({ what: { of } }) => names.includes(canon(of.id)));
  }

  /** In its favour: what is about just these bytes, or about this id while it has no two contents. */
  private binds(id: string, told: Saying<{ of: Named }>): boolean {
    const bound = this.boundTo(told);
    if (bound === undefined)
      return canon(told.what.of.id) === id && new Set(this.things.digests(id)).size < 2;
    return bound === this.state(id) && this.things.sureDigests(id).includes(bound);
  }

  /** Evaluations and probes of what had not been trained yet are of something else. */
  private isOfTrained(id: string, { what: { of }, at }: Saying<{ of: Named }>): boolean {
    return of.digest !== undefined || at >= this.madeAt(id);
  }

  private madeAt(id: string): number {
    const ends = this.things
      .runs(id)
      .map(({ what, at }) => (isRun(what) ? (what.ended ?? at) : at));
    return Math.max(-Infinity, ...ends);
  }

  private said<S extends Evidence>(kind: (told: Told) => told is Saying<S>): Saying<S>[] {
    return this.things.history.filter(kind);
  }

  regressions(id: string): Told[] {
    return this.against(id, this.said(isEvaluation)).filter(
      ({ what }) =>
        what.kind === 'trait-regression' &&
        (what.conclusion === 'regressed' || WORSE.includes(what.metrics)),
    );
  }

  drifts(id: string): Told[] {
    return this.against(id, this.said(isProbe)).filter(({ what }) => isDrift(what));
  }

  /** Denials that the same reviewer has not taken back, and that are still in force. */
  denials(id: string): Saying<Reviewed>[] {
    const approvals = this.approvals(id);
    return this.against(id, this.said(isReview), false)
      .filter(({ what }) => what.decision === 'deny' && what.expires > NOW && this.isFor(what))
      .filter(
        (denial) =>
          !approvals.some(
            (told) =>
              person(told.what) === person(denial.what) &&
              isAfter(told, denial) &&
              covers(told.what, denial.what),
          ),
      );
  }

  private approvals(id: string): Saying<Reviewed>[] {
    return this.about(id, this.said(isReview)).filter(
      (told) =>
        told.what.decision === 'approve' &&
        told.what.expires > NOW &&
        this.isFor(told.what) &&
        this.things.evident(told) &&
        this.binds(id, told),
    );
  }

  /** Flags that no clearance of the same id and reason answers; one of other bytes counts as well. */
  flags(id: string): Told[] {
    const said = this.about(id, this.said(is<Suspected>('flag', 'clear')));
    return said.filter(
      (flag) =>
        flag.what.say === 'flag' &&
        !said.some(
          (told) =>
            told.what.say === 'clear' &&
            told.what.reason === flag.what.reason &&
            canon(told.what.of.id) === canon(flag.what.of.id) &&
            this.things.evident(told) &&
            isAfter(told, flag) &&
            told.at > Math.min(flag.at, flag.taken),
        ),
    );
  }

  /** Evaluations of that very thing that show something. */
  private passing(id: string): Saying<Evaluated>[] {
    const shown = this.things.question.environment === 'clinic' ? WITH_INTERVAL : SHOW;
    return this.about(id, this.said(isEvaluation)).filter(
      (told) =>
        this.things.evident(told) &&
        told.what.kind === 'trait-regression' &&
        told.what.conclusion === 'pass' &&
        (told.what.expires ?? Infinity) > NOW &&
        shown.includes(told.what.metrics) &&
        told.what.baseline !== undefined &&
        this.binds(id, told) &&
        this.isOfTrained(id, told) &&
        this.isStranger(told.what.evaluator, id),
    );
  }

  private isStranger(evaluator: string | undefined, id: string): boolean {
    return (
      evaluator === undefined ||
      !['same', 'partial'].includes(this.starts.shares(canon(evaluator), id))
    );
  }

  /** A baseline is clean when it is a root or has passing evaluations of its own, and nothing was found against it. */
  private isClean(id: string, seen: readonly string[]): boolean {
    if (seen.includes(id)) return false;
    if ([this.regressions(id), this.drifts(id), this.denials(id)].some((one) => one.length > 0))
      return false;
    const path = [...seen, id];
    const { bare, version } = split(id);
    const names = [id, ...versions(id, this.things), ...(version === undefined ? [] : [bare])];
    const parents = this.things.edges.filter(
      ({ type, from }) => type === 'weights' && names.includes(from),
    );
    if (parents.length === 0) return true;
    const isShown = SUITES.every((suite) =>
      this.passing(id).some(
        ({ what }) =>
          what.suite === suite &&
          this.isBefore(baselineOf(what), id) &&
          this.isClean(baselineOf(what), path),
      ),
    );
    return (
      isShown ||
      parents.every(
        ({ method, to }) =>
          method === 'convert' && this.things.kind(to) === 'model' && this.isClean(to, path),
      )
    );
  }

  /** Whether they have the same bytes, over however many names. */
  private isCopy(one: string, other: string): boolean {
    const found = new Set([one]);
    for (const id of found) for (const same of this.things.sameThing(id)) found.add(same);
    return found.has(other);
  }

  /** Whether its weights come from there, as somebody who counts says. What starts from scratch has no state before it. */
  isBefore(baseline: string, student: string): boolean {
    if (this.isCopy(baseline, student)) return false;
    const names = this.things.sameThing(student);
    if (!this.things.edges.some(({ type, from }) => type === 'weights' && names.includes(from)))
      return !lineOf(baseline, this.things).has(student);
    const isModel = this.things.kind(baseline) === 'model';
    return isModel && lineOf(student, this.things, true).has(baseline);
  }

  /**
   * Evaluations of the candidate in both suites, or of what it was converted from; of what it was quantized
   * from too where it was evaluated itself, which is asked for anyway where `own`.
   */
  evaluated(contexts: boolean, mayBaseline: MayBaseline, own = false): boolean {
    const wanted: readonly (Context | undefined)[] = contexts ? CONTEXTS : [undefined];
    const all = this.forms(own ? ['convert'] : undefined).flatMap((form) => this.passing(form));
    return SUITES.every((suite) =>
      wanted.every((context) =>
        all.some(
          ({ what }) =>
            what.suite === suite &&
            (context === undefined || (what.contexts ?? []).includes(context)) &&
            mayBaseline(baselineOf(what)) &&
            this.isClean(baselineOf(what), []),
        ),
      ),
    );
  }

  /** The candidate, and what it is another form of. */
  private forms(
    methods = this.isQuantizationShown() ? ['convert', 'quantize'] : ['convert'],
  ): string[] {
    const found: string[] = [];
    const add = (id: string): void => {
      if (found.includes(id)) return;
      found.push(id);
      for (const { type, from, to, method = '', told } of this.things.edges)
        if (
          type === 'weights' &&
          from === id &&
          methods.includes(method) &&
          this.things.counts(told)
        )
          add(to);
    };
    add(this.candidate);
    return found;
  }

  /** In every suite that the weights were evaluated in before. */
  private isQuantizationShown(): boolean {
    const converted = this.forms(['convert']);
    const before = this.forms(['convert', 'quantize'])
      .filter((one) => !converted.includes(one))
      .flatMap((form) => this.passing(form));
    const own = converted
      .flatMap((form) => this.passing(form))
      .filter(({ what }) => this.isBefore(baselineOf(what), this.candidate));
    return (
      before.length > 0 &&
      before.every(({ what }) => own.some((one) => one.what.suite === what.suite))
    );
  }

  /** A probe that counts drifted: so there is one. */
  hasDriftingProbe(id: string): boolean {
    return this.probes(id).some(({ what }) => isDrift(what));
  }

  private probes(id: string): Saying<Probed>[] {
    return this.about(id, this.said(isProbe)).filter(
      (told) =>
        this.things.evident(told) &&
        (told.what.expires ?? Infinity) > NOW &&
        this.binds(id, told) &&
        this.isOfTrained(id, told),
    );
  }

  probed(mayBaseline: MayBaseline): boolean {
    return this.forms().some((form) =>
      this.probes(form).some(
        ({ what }) =>
          !isDrift(what) &&
          what.baseline !== undefined &&
          mayBaseline(baselineOf(what)) &&
          this.isClean(baselineOf(what), []),
      ),
    );
  }

  /** The people who approve of the candidate for that rule, having been able to see all of `matters`. */
  reviewers(rule: string, matters: readonly Told[]): Saying<Reviewed>[] {
    if (this.denials(this.candidate).some(({ what }) => speaksOf(what, rule))) return [];
    return this.forms().flatMap((form) => {
      // That it was converted since asks for no new look.
      const asking =
        form === this.candidate ? matters : matters.filter(({ what }) => !remakes(what));
      return this.approvals(form).filter(
        (told) => speaksOf(told.what, rule) && asking.every((matter) => isAfter(told, matter)),
      );
    });
  }

  private isFor({ environment }: Reviewed): boolean {
    return environment === undefined || environment === this.things.question.environment;
  }

  /** Signed over its bytes, whoever sent that; one that names no bytes is of those known when it was made. */
  attested(id: string, kind: Attested['kind']): boolean {
    const digests = new Set(this.things.digests(id));
    return this.about(id, this.said(isAttestation)).some(
      (told) =>
        told.what.kind === kind &&
        this.things.isTimely(told) &&
        this.binds(id, told) &&
        digests.size === 1 &&
        this.things.sureDigests(id).includes(told.what.over),
    );
  }

  /** A vetting of the corpus as it is. */
  vetted(id: string): boolean {
    return this.things
      .sameThing(id)
      .flatMap((one) => this.things.registrations(one))
      .some(
        (told) =>
          told.what.vettedAt !== undefined &&
          this.things.evident(told) &&
          told.what.vettedAt <= NOW &&
          this.binds(id, told),
      );
  }
}

const remakes = (what: Statement): boolean =>
  what.say === 'transform' && ['convert', 'quantize'].includes(what.method);

const isDrift = ({ conclusion, drift }: Probed): boolean => conclusion === 'drift' || drift > 0.5;

const baselineOf = ({ baseline }: Evaluated | Probed): string => canon(baseline?.id ?? '');

/** In the order of taking; within one tick of the broker's clock, by what the producers say. */
export const isAfter = (later: Told, earlier: Told): boolean =>
  later.taken > earlier.taken ||
  (later.taken === earlier.taken &&
    Math.min(later.at, later.taken) > Math.min(earlier.at, earlier.taken));

const speaksOf = ({ rules }: Reviewed, rule: string): boolean =>
  rules === undefined || rules.includes(rule);

const covers = (approval: Reviewed, { rules }: Reviewed): boolean =>
  rules === undefined
    ? approval.rules === undefined
    : rules.every((rule) => speaksOf(approval, rule));

export const person = ({ reviewer }: Reviewed): string => reviewer.toLowerCase();
