import { type Grade } from '@pedigree/events';
import { canon, type Edge, isSilence, NOBODY } from './spec-edges';
import { grouped } from './spec-grouped';
import { callsOf, namedApart, split, standsFor } from './spec-names';
import { type Claimed, type Told } from './spec-statements';
import { type Things } from './spec-things';

/** Before an id: it, and none of the versions that it may stand for. */
const VERY = '!';
const LOWERING = ['prune', 'upcycle', 'draft-head'];
const RELATED_BELOW = 0.05;

const union = (sets: readonly Set<string>[]): Set<string> =>
  new Set(sets.flatMap((one) => [...one]));
const meet = (a: Set<string>, b: Set<string>): boolean => [...a].some((one) => b.has(one));

type Claim = Told & { what: Claimed };
/** That a model starts from what it starts from says nothing. */
const isClaim = (told: Told): told is Claim =>
  told.what.say === 'claim' && canon(told.what.models[0]) !== canon(told.what.models[1]);

/** Who starts from what, by whole sets of ancestors over weights. */
export class Starts {
  private readonly claims: readonly Claim[];
  /** Pairs of starting checkpoints that claims call one. */
  private readonly kin: (readonly [string, string])[] = [];

  constructor(private readonly things: Things) {
    this.claims = things.history
      .filter(isClaim)
      .filter(
        (told) =>
          this.isRelating(told) ||
          told.what.models.every((id) => things.kind(canon(id)) === 'model'),
      );
    const lifted = this.claims
      .filter((told) => this.isRelating(told))
      .flatMap(({ what: { models } }) =>
        pairs(this.ends(canon(models[0])), this.ends(canon(models[1]))),
      );
    this.kin.push(...lifted);
  }

  /**
   * A claim of sameness, or a weight test that found the two related, whatever it claims. That they share only a
   * part is milder than not knowing, so from somebody who does not count it is the same.
   */
  private isRelating(told: Claim): boolean {
    const { relation, pValue = 1 } = told.what;
    return (
      relation === 'same' ||
      pValue < RELATED_BELOW ||
      (relation === 'partial' && !this.things.counts(told))
    );
  }

  private weights(id: string): Edge[] {
    return this.things.once(`weights ${id}`, () => this.weightsFrom(id));
  }

  private weightsFrom(id: string): Edge[] {
    const stands = this.stands(id);
    return this.things.edges.filter(
      ({ type, from }) => type === 'weights' && stands.includes(from),
    );
  }

  /** Everything that its weights go back to, itself included. */
  all(id: string, seen: readonly string[] = []): Set<string> {
    if (seen.includes(id)) return new Set();
    const path = [...seen, id];
    return union([
      new Set(this.near(id)),
      ...this.others(id).map((one) => this.all(one, path)),
      // That they start the same says nothing of what that start came from in part.
      ...this.kinOf(this.stands(id)).map((one) => this.same(one, path)),
      ...this.weights(id).map(({ to }) => this.all(to, path)),
    ]);
  }

  /** What of that came through whole. */
  same(id: string, seen: readonly string[] = []): Set<string> {
    if (seen.includes(id)) return new Set();
    const path = [...seen, id];
    return union([
      new Set(this.near(id)),
      ...this.others(id).map((one) => this.same(one, path)),
      ...this.kinOf(this.stands(id)).map((one) => this.same(one, path)),
      this.kept(id, path),
    ]);
  }

  /** What comes through whole over its own weights. */
  private kept(id: string, path: readonly string[]): Set<string> {
    const arcs = this.weights(id);
    const kept = arcs.filter(
      ({ method = '', told }) =>
        method !== 'merge' && (!LOWERING.includes(method) || !this.things.counts(told)),
    );
    const merges = grouped(
      arcs.filter(({ method }) => method === 'merge'),
      ({ told }) => told,
    );
    return union([
      ...kept.map(({ to }) => this.same(to, path)),
      ...merges.map((parents) => this.merged(parents, path)),
    ]);
  }

  /** A merge keeps the strongest grade that any parent gives what all of them go back to. */
  private merged(parents: readonly Edge[], path: readonly string[]): Set<string> {
    const strong = union(parents.map(({ to }) => this.same(to, path)));
    if (parents.some(({ told }) => !this.things.counts(told))) return strong;
    const models = parents.filter(({ to }) => this.things.kind(to) === 'model');
    const whole = models.map(({ to }) => this.all(to, path));
    return new Set([...strong].filter((one) => whole.every((set) => set.has(one))));
  }

  /** What is said of the bare name matters to the weights of a version where it says where they come from. */
  private stands(id: string): string[] {
    const name = id.startsWith(VERY) ? id.slice(1) : id;
    const { bare, version } = split(name);
    const saysMore = this.things.edges.some(
      ({ type, from }) => type === 'weights' && from === bare,
    );
    const all = name === id ? standsFor(name, this.things) : callsOf(name, this.things);
    return [...all].filter((one) => version === undefined || one !== bare || saysMore);
  }

  private near(id: string): string[] {
    const stands = this.stands(id);
    return [...stands, ...this.kinOf(stands)];
  }

  private kinOf(stands: readonly string[]): string[] {
    return this.kin.flatMap(([a, b]) => (stands.includes(a) ? [b] : stands.includes(b) ? [a] : []));
  }

  /** What else it goes by; a very thing is no name of others. */
  private others(id: string): string[] {
    const mark = id.startsWith(VERY) ? VERY : '';
    return this.stands(id)
      .map((one) => `${mark}${one}`)
      .filter((one) => one !== id);
  }

  /** The checkpoints that it starts from whole; all of them where it is made of itself. */
  private ends(id: string): string[] {
    const whole = [...this.same(id)];
    const ends = whole.filter((one) => this.kept(one, []).size === 0);
    return ends.length > 0 ? ends : whole;
  }

  /** Where its weights begin; what only a stranger names parents of may come from elsewhere as well. */
  private roots(id: string): string[] {
    return [...this.all(id)].filter(
      (one) =>
        !this.weights(one).some(
          ({ from, to, told }) =>
            this.things.counts(told) &&
            (from === one || !isVersionOf(from, one)) &&
            !this.stands(one).includes(to),
        ),
    );
  }

  /** The claims and tests that bring models together. */
  drawsTogether(): Told[] {
    return this.things.history
      .filter(isClaim)
      .filter((told) => told.what.relation === 'partial' || this.isRelating(told));
  }

  /** @param trainee who was trained: it is that very thing, whatever versions there are of its name */
  sharesWith(a: string, trainee: string): Grade {
    return this.shares(a, trainee === NOBODY ? NOBODY : `${VERY}${trainee}`);
  }

  shares(a: string, b: string): Grade {
    return this.things.once(`shares ${a} ${b}`, () => this.grade(a, b));
  }

  private grade(a: string, b: string): Grade {
    if (a === NOBODY || b === NOBODY) return 'unknown';
    if (meet(this.same(a), this.same(b))) return 'same';
    if (meet(this.all(a), this.all(b)) || this.partly(a, b)) return 'partial';
    const [left, right] = [this.roots(a), this.roots(b)];
    // What is made of itself begins nowhere.
    const isKnown = left.length > 0 && right.length > 0;
    const apart = left.every((x) => right.every((y) => this.apart(x, y)));
    return isKnown && apart ? 'none' : 'unknown';
  }

  private partly(a: string, b: string): boolean {
    const [left, right] = [this.all(a), this.all(b)];
    return this.claims
      .filter((told) => told.what.relation === 'partial' && !this.isRelating(told))
      .flatMap(({ what: { models } }) =>
        pairs(this.ends(canon(models[0])), this.ends(canon(models[1]))),
      )
      .some(([x, y]) => (left.has(x) && right.has(y)) || (left.has(y) && right.has(x)));
  }

  private apart(a: string, b: string): boolean {
    return this.bothRandom(a, b) || this.claimedApart(a, b);
  }

  private bothRandom(a: string, b: string): boolean {
    return (
      [a, b].every((id) => this.things.surelySame(id).some((one) => this.isRandom(one))) &&
      namedApart(a, b, this.things)
    );
  }

  private isRandom(id: string): boolean {
    return !isSilence(id) && this.things.kind(id) === 'model' && this.things.isRandom(id);
  }

  private claimedApart(a: string, b: string): boolean {
    return this.claims
      .filter((told) => told.what.relation === 'independent' && !this.isRelating(told))
      .filter(({ key }) => !this.things.isRevoked(key))
      .filter((told) => this.things.counts(told))
      .flatMap(({ what: { models } }) =>
        pairs(this.roots(canon(models[0])), this.roots(canon(models[1]))),
      )
      .some(([x, y]) => (x === a && y === b) || (x === b && y === a));
  }
}

const isVersionOf = (from: string, id: string): boolean => from.startsWith(`${id}@`);

const pairs = (left: readonly string[], right: readonly string[]): (readonly [string, string])[] =>
  left.flatMap((a) => right.map((b) => [a, b] as const));
