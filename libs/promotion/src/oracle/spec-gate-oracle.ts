import { canon, isSilence, NOBODY } from './spec-edges';
import { grouped } from './spec-grouped';
import { versions } from './spec-names';
import { Starts } from './spec-starts';
import { type History, type Question, type Told } from './spec-statements';
import { Things } from './spec-things';
import {
  type Arrival,
  lineOf,
  reachedFrom,
  selvesOf,
  stronger,
  type Ways,
  waysFrom,
} from './spec-ways';
import { person, Weighing } from './spec-weighing';

export interface Answer {
  readonly verdict: 'approved' | 'blocked';
  /** The rules that fire and that nothing clears. */
  readonly blocking: ReadonlySet<string>;
  /** The rules that fire and are cleared. */
  readonly cleared: ReadonlySet<string>;
  /** The ancestry runs in a circle or contradicts itself: the answer is that, whatever else there is. */
  readonly unjudgeable: boolean;
}

/** What the gate must say, worked out from the texts by brute force. */
export function answerOf(history: History, question: Question): Answer {
  const judged = judgedIn(history, question).map((one) =>
    new Judgement(one.id, new Things(history, question, one)).answer(),
  );
  const blocking = new Set(judged.flatMap((one) => [...one.blocking]));
  return {
    verdict: blocking.size === 0 ? 'approved' : 'blocked',
    blocking,
    cleared: new Set(
      judged.flatMap((one) => [...one.cleared]).filter((rule) => !blocking.has(rule)),
    ),
    unjudgeable: judged.some((one) => one.unjudgeable),
  };
}

const FINE_TUNES = ['finetune', 'adapter', 'rl'];

/** A name of which versions are known is as bad as the worst of them, and as what a run made under the bare name. */
function judgedIn(history: History, question: Question): Things['judged'][] {
  const id = canon(question.model.id);
  const things = new Things(history, question, { id, asName: false });
  const isMade = (one: string): boolean => things.edges.some(({ from }) => from === one);
  const mentioned = versions(id, things);
  const known = mentioned.filter((one) => things.isDescribed(one) || isMade(one));
  const all = isMade(id) && mentioned.length > 0 ? [id, ...known] : known;
  return all.length === 0
    ? [{ id, asName: mentioned.length > 0 }]
    : all.map((one) => ({ id: one, asName: false }));
}

class Judgement {
  private readonly starts: Starts;
  private readonly ways: Ways;
  private readonly weighing: Weighing;
  private readonly line: ReadonlySet<string>;
  private readonly selves: ReadonlySet<string>;
  private readonly ancestors: readonly string[];
  private readonly blocking = new Set<string>();
  private readonly cleared = new Set<string>();

  constructor(
    private readonly candidate: string,
    private readonly things: Things,
  ) {
    this.starts = new Starts(things);
    this.ways = waysFrom(candidate, things, this.starts);
    this.weighing = new Weighing(things, this.starts, candidate);
    this.line = lineOf(candidate, things);
    this.selves = selvesOf(candidate, things);
    this.ancestors = [...new Set(this.ways.all.map(({ to }) => to))].filter(
      (id) => id !== NOBODY && !this.isName(id),
    );
  }

  /** A name that stands for its versions: those are looked at themselves. */
  private isName(id: string): boolean {
    const isReference = id !== this.candidate || this.things.judged.asName;
    return (
      isReference &&
      versions(id, this.things).length > 0 &&
      this.waysTo(id).some(({ isAlias }) => isAlias !== true)
    );
  }

  answer(): Answer {
    const unjudgeable =
      this.ways.hasCycle || this.ancestors.some((id) => this.things.isContradictory(id));
    if (unjudgeable) this.blocking.add('indeterminate');
    this.arrivalRules();
    for (const id of this.ancestors) this.ancestorRules(id);
    this.candidateRules();
    if (this.blocking.size === 0 && this.ancestors.some((id) => this.isMissing(id)))
      this.blocking.add('unknown-provenance');
    const cleared = new Set([...this.cleared].filter((rule) => !this.blocking.has(rule)));
    return {
      verdict: this.blocking.size === 0 ? 'approved' : 'blocked',
      blocking: this.blocking,
      cleared,
      unjudgeable,
    };
  }

  private fire(rule: string, isCleared: boolean): void {
    (isCleared ? this.cleared : this.blocking).add(rule);
  }

  private arrivalRules(): void {
    const groups = grouped(
      this.ways.arrivals,
      ({ role, to, of }) => `${role} ${to === NOBODY ? of : to}`,
    );
    const strongest = this.ways.arrivals.map(({ grade }) => grade).reduce(stronger, 'none');
    for (const arrivals of groups) this.pathRules(arrivals, strongest === 'none');
  }

  private pathRules(arrivals: readonly Arrival[], onlyNone: boolean): void {
    const [{ role, to, of }] = arrivals as [Arrival];
    const source = to === NOBODY ? of : to;
    const grade = arrivals.map((one) => one.grade).reduce(stronger);
    const together = grade === 'same' || grade === 'partial' ? this.starts.drawsTogether() : [];
    const matters = [
      ...this.onWaysTo(source),
      ...together,
      ...(to === NOBODY ? this.things.adverse(of) : []),
    ];
    const people = (rule: string) => this.people(rule, matters);
    const evals = (contexts: boolean) =>
      this.weighing.evaluated(contexts, (baseline) => this.isBeforeAll(baseline, source));
    const isAligned = () => this.isAttested(source, 'generator-alignment');
    if (grade === 'same' && role === 'teacher') {
      if (this.isClinic()) this.fire('same-base-sensitive', people('same-base-sensitive') >= 2);
      const rule = 'same-base-transmission';
      this.fire(rule, isAligned() && evals(true) && people(rule) >= 1);
    }
    if (grade === 'same' && role === 'judge')
      this.fire('same-base-judge', this.isAttested(to, 'judge') || people('same-base-judge') >= 1);
    if (grade === 'partial')
      this.fire('partial-initialization', evals(false) && people('partial-initialization') >= 1);
    if (grade === 'unknown') {
      const rule = 'unknown-initialization';
      const isLookedInto = () => arrivals.every((one) => this.isVetted(one)) && people(rule) >= 2;
      const isVouchedFor = () => isAligned() && people(rule) >= 1;
      this.fire(rule, evals(true) && (isLookedInto() || isVouchedFor()));
    }
    const shared = to === NOBODY ? 'unknown' : this.starts.shares(to, this.candidate);
    if (grade === 'none' && (shared === 'same' || shared === 'partial'))
      this.fire('relay', people('relay') >= 1);
    if (grade === 'same' && role === 'own-line')
      this.fire('own-line', evals(true) && people('own-line') >= 1);
    if (grade === 'same' && role === 'own-start') this.fire('self-distillation', evals(false));
    if (grade === 'none' && onlyNone) this.fire('cross-base-unevaluated', evals(false));
  }

  /** A name stands for all of its versions, so each of them needs an attestation. */
  private isAttested(id: string, kind: 'generator-alignment' | 'judge'): boolean {
    const all = versions(id, this.things);
    return (all.length === 0 ? [id] : all).every((one) => this.weighing.attested(one, kind));
  }

  private isClinic(): boolean {
    return this.things.question.environment === 'clinic';
  }

  private waysTo(id: string) {
    return this.ways.all.filter(({ to }) => to === id);
  }

  /** Every statement on any way to it, however often that goes round in circles by other names. */
  private onWaysTo(id: string): Told[] {
    const { edges } = this.things;
    const reached = reachedFrom(this.candidate, this.things);
    return edges
      .filter(({ from, to }) => reached.has(from) && reachedFrom(to, this.things).has(id))
      .map(({ told }) => told);
  }

  private people(rule: string, matters: readonly Told[]): number {
    return new Set(this.weighing.reviewers(rule, matters).map(({ what }) => person(what))).size;
  }

  /** The data that the generator made; a lesson without data cannot be vetted. */
  private isVetted({ of }: Arrival): boolean {
    return this.things.kind(of) === 'dataset' && this.weighing.vetted(of);
  }

  /** Whether it came before every model of the line that anything of `source` went into by way of data. */
  private isBeforeAll(baseline: string, source: string): boolean {
    const stages = [
      ...this.waysTo(source),
      ...this.ways.arrivals.filter(({ to }) => to === source),
    ].flatMap(({ stage }) => stage ?? []);
    return stages.every((stage) => this.weighing.isBefore(baseline, stage));
  }

  private ancestorRules(id: string): void {
    const ways = this.waysTo(id);
    const matters = [
      ...this.onWaysTo(id),
      ...this.things.firstDescribed(id),
      ...(this.things.kind(id) === 'dataset' ? this.things.adverse(id) : []),
      ...this.weighing.flags(id),
      ...this.findings(id),
    ];
    const people = (rule: string) => (this.isMissing(id) ? 0 : this.people(rule, matters));
    if (this.weighing.flags(id).length > 0)
      this.fire(
        'suspect-ancestor',
        ways.every(({ grade }) => grade === 'none') || people('suspect-ancestor') >= 1,
      );
    if (this.line.has(id)) this.findingRules(id, people);
    if (isSilence(id)) this.silenceRule(id, people);
    else if (!this.hasLineage(id) || this.isMisplaced(id) || this.isOtherBytes(id))
      this.fire('unknown-provenance', people('unknown-provenance') >= 1);
    if (this.things.kind(id) === 'dataset') this.outsideRule(id);
  }

  private findings(id: string): Told[] {
    const { weighing } = this;
    return this.line.has(id)
      ? [...weighing.regressions(id), ...weighing.denials(id), ...weighing.drifts(id)]
      : [];
  }

  private findingRules(id: string, people: (rule: string) => number): void {
    const outgrown = () =>
      this.isTrainedFurther(id) &&
      this.weighing.evaluated(true, (baseline) => this.weighing.isBefore(baseline, id));
    if (this.weighing.regressions(id).length > 0)
      this.fire('trait-regression', outgrown() && people('trait-regression') >= 1);
    if (this.weighing.denials(id).length > 0)
      this.fire('review-denied', outgrown() && people('review-denied') >= 1);
    if (this.weighing.drifts(id).length > 0) this.fire('probe-drift', people('probe-drift') >= 1);
  }

  /** Whether every way over weights from there to the candidate was trained further. */
  private isTrainedFurther(id: string): boolean {
    return this.ways.all
      .filter((way) => way.to === id && way.stage === undefined)
      .every(({ trained }) => trained);
  }

  private silenceRule(id: string, people: (rule: string) => number): void {
    const of = id.slice(0, id.indexOf('#'));
    if (this.isBase(of) && id.endsWith('-corpora')) return;
    const stages = this.waysTo(id).map(({ stage }) => stage ?? of);
    this.fire(
      'undisclosed-inputs',
      this.weighing.vetted(id) &&
        this.weighing.evaluated(true, (baseline) =>
          stages.every((stage) => this.weighing.isBefore(baseline, stage)),
        ) &&
        people('undisclosed-inputs') >= 2,
    );
  }

  /** A starting checkpoint that others are made of: what it was pretrained on is mostly not told. */
  private isBase(id: string): boolean {
    return !this.selves.has(id) && this.things.kind(id) === 'model' && this.things.isRandom(id);
  }

  private hasLineage(id: string): boolean {
    const same = this.things.surelySame(id);
    if (same.some((one) => this.things.isMade(one))) return true;
    if (this.things.kind(id) === 'model')
      return !this.selves.has(id) && same.some((one) => this.things.isRandom(one));
    return (
      same.some((one) => this.things.isDescribed(one)) &&
      (this.things.isHuman(id) || this.things.isMachineMade(id))
    );
  }

  private isMisplaced(id: string): boolean {
    return (
      this.things.kind(id) === 'dataset' &&
      this.things.edges.some(
        ({ type, from, to }) => type === 'weights' && to === id && this.ancestors.includes(from),
      )
    );
  }

  private isOtherBytes(id: string): boolean {
    const { digest } = this.things.question.model;
    return (
      id === this.candidate && digest !== undefined && !this.things.sureDigests(id).includes(digest)
    );
  }

  private isMissing(id: string): boolean {
    return (
      !isSilence(id) && !this.things.surelySame(id).some((one) => this.things.isDescribed(one))
    );
  }

  private outsideRule(id: string): void {
    if (this.things.isMachineMade(id) && this.things.isExternal(id))
      this.fire('unvetted-external-corpus', this.weighing.vetted(id));
  }

  private candidateRules(): void {
    const isFromBefore = (baseline: string): boolean =>
      [this.candidate, ...this.stages()].some((stage) => this.weighing.isBefore(baseline, stage));
    if (this.stages().length > 0)
      this.fire('trait-evals-missing', this.weighing.evaluated(false, isFromBefore, true));
    if (this.isClinic() && !this.weighing.hasDriftingProbe(this.candidate))
      this.fire('probe-missing', this.weighing.probed(isFromBefore));
  }

  /** The models of the line that somebody trained on purpose. */
  private stages(): string[] {
    return [...this.line].filter((id) =>
      this.things.edges.some(
        ({ type, from, method = '', tuning }) =>
          from === id && (type === 'taught' || tuning === true || FINE_TUNES.includes(method)),
      ),
    );
  }
}
