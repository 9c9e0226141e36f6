import { type Grade } from '@pedigree/events';
import { type LineageEdge } from '@pedigree/lineage';
import { type Claims } from './claims';
import { bit, type Bits, indexesOf, type InitRoots, type Root, type Roots } from './init-roots';
import { type Pedigree, type Vertex } from './pedigree';

/** Answers sharesInit for classes of models: models with the same roots get the same answers. */
export interface Initializations {
  /** Models of one class share their roots; use it as a key. */
  classOf(model: Vertex): number;
  /** sharesInit of DESIGN.md. Where claims contradict each other, the stricter answer. */
  shares(a: number, b: number): Grade;
  /** Ids of the checkpoints that both classes go back to, for people to read. */
  common(a: number, b: number): readonly string[];
}

interface Pair {
  left: Bits;
  right: Bits;
}

/** The most pairs of roots that are compared; beyond, independence is not established. */
const MAX_PAIRS = 100_000;

export function initializationsOf(
  pedigree: Pedigree,
  initRoots: InitRoots,
  { partial, independent }: Pick<Claims, 'partial' | 'independent'>,
): Initializations {
  const pairs = (claims: readonly LineageEdge[], find: Pedigree['resolve']): Pair[] =>
    claims.flatMap((claim) => pairOf(claim, find, initRoots));
  // What brings models together reaches every version of a name; what sets them apart, that very id.
  const [near, apart] = [pairs(partial, pedigree.resolve), pairs(independent, pedigree.artifact)];
  return new ClassTable(initRoots, near, apart);
}

/** A claim about two models is one about the checkpoints they start from: it holds for all that derives from them. */
function pairOf(claim: LineageEdge, find: Pedigree['resolve'], initRoots: InitRoots): Pair[] {
  const [left, right] = [find(claim.from), find(claim.to)];
  if (left === undefined || right === undefined) return [];
  return [{ left: initRoots.of(left).same, right: initRoots.of(right).same }];
}

class ClassTable implements Initializations {
  private readonly classes: Roots[] = [];
  private readonly byRoots = new Map<string, number>();
  private readonly byModel = new Map<Vertex, number>();
  private readonly answers = new Map<number, Grade>();

  constructor(
    private readonly initRoots: InitRoots,
    private readonly partial: readonly Pair[],
    private readonly independent: readonly Pair[],
  ) {}

  classOf(model: Vertex): number {
    const known = this.byModel.get(model) ?? this.classify(model);
    this.byModel.set(model, known);
    return known;
  }

  private classify(model: Vertex): number {
    const roots = this.initRoots.of(model);
    const key = `${roots.same.toString(16)}/${roots.partial.toString(16)}`;
    const known = this.byRoots.get(key);
    if (known !== undefined) return known;
    this.byRoots.set(key, this.classes.length);
    return this.classes.push(roots) - 1;
  }

  shares(a: number, b: number): Grade {
    const key = Math.min(a, b) * 2 ** 24 + Math.max(a, b);
    const known = this.answers.get(key);
    if (known !== undefined) return known;
    const answer = this.compare(this.rootsOf(a), this.rootsOf(b));
    this.answers.set(key, answer);
    return answer;
  }

  common(a: number, b: number): readonly string[] {
    const [left, right] = [this.rootsOf(a), this.rootsOf(b)];
    const both = (left.same | left.partial) & (right.same | right.partial);
    return indexesOf(both).flatMap((index) => this.initRoots.roots[index]?.ids ?? []);
  }

  private rootsOf(index: number): Roots {
    const roots = this.classes[index];
    if (roots === undefined) throw new RangeError(`no class ${String(index)}`);
    return roots;
  }

  private compare(a: Roots, b: Roots): Grade {
    if ((a.same & b.same) !== 0n) return 'same';
    const [all, other] = [a.same | a.partial, b.same | b.partial];
    if ((all & other) !== 0n || this.partial.some((pair) => joins(pair, all, other)))
      return 'partial';
    return this.areIndependent(a.same, b.same) ? 'none' : 'unknown';
  }

  private areIndependent(a: Bits, b: Bits): boolean {
    const [left, right] = [indexesOf(a), indexesOf(b)];
    if (left.length * right.length > MAX_PAIRS) return false;
    return left.every((x) => right.every((y) => this.rootsAreIndependent(x, y)));
  }

  /** By a claim about the two, or because all that they go back to is. */
  private rootsAreIndependent(x: number, y: number): boolean {
    if (this.isClaimed(x, y)) return true;
    const [ends, others] = [this.endsOf(x), this.endsOf(y)];
    const pairs = ends.length * others.length;
    if (pairs === 0 || pairs > MAX_PAIRS) return false;
    return ends.every((end) => others.every((other) => this.endsAreIndependent(end, other)));
  }

  private endsAreIndependent(x: number, y: number): boolean {
    if (x === y) return false;
    return this.isClaimed(x, y) || this.startedApart(x, y);
  }

  private startedApart(x: number, y: number): boolean {
    const [one, other] = [this.initRoots.roots[x], this.initRoots.roots[y]];
    if (one === undefined || other === undefined) return false;
    return one.random && other.random && areDifferent(one, other);
  }

  private isClaimed(x: number, y: number): boolean {
    return this.independent.some((pair) => joins(pair, bit(x), bit(y)));
  }

  private endsOf = (root: number): number[] => indexesOf(this.initRoots.roots[root]?.ends ?? 0n);
}

const joins = ({ left, right }: Pair, a: Bits, b: Bits): boolean =>
  ((a & left) !== 0n && (b & right) !== 0n) || ((a & right) !== 0n && (b & left) !== 0n);

/**
 * Whether two checkpoints are certainly two. Spellings and versions of one name are not, whatever their
 * digests; one name of two owners takes two digests.
 */
function areDifferent(one: Root, other: Root): boolean {
  const pairs = one.names.flatMap((a) => other.names.map((b) => [a, b] as const));
  if (pairs.some(([a, b]) => a.whole === b.whole)) return false;
  return pairs.every(([a, b]) => a.last !== b.last) || areOtherBytes(one.bytes, other.bytes);
}

const areOtherBytes = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size > 0 && b.size > 0 && ![...a].some((digest) => b.has(digest));
