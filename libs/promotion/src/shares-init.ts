import { type Grade } from '@pedigree/events';
import { type LineageEdge } from '@pedigree/lineage';
import { bit, type Bits, indexesOf, type InitRoots, type Roots } from './init-roots';
import { type Pedigree, type Vertex } from './pedigree';

/** How firmly a claim of independence must be made to count. */
export type ClaimLevel = 'declared' | 'attested' | 'weight-tested';
const LEVELS: readonly ClaimLevel[] = ['declared', 'attested', 'weight-tested'];

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
  independenceLevel: ClaimLevel,
): Initializations {
  const claims = (relation: string): Pair[] =>
    pedigree.claims
      .filter((claim) => claim.properties.relation === relation)
      .filter((claim) => relation !== 'independent' || isFirm(claim, independenceLevel))
      .flatMap((claim) => pairOf(claim, pedigree, initRoots));
  return new ClassTable(initRoots, claims('partial'), claims('independent'));
}

const isFirm = (claim: LineageEdge, level: ClaimLevel): boolean =>
  LEVELS.indexOf((claim.properties.evidence ?? 'declared') as ClaimLevel) >= LEVELS.indexOf(level);

/** A claim about two models is one about the checkpoints they start from: it holds for all that derives from them. */
function pairOf(claim: LineageEdge, pedigree: Pedigree, initRoots: InitRoots): Pair[] {
  const [left, right] = [pedigree.resolve(claim.from), pedigree.resolve(claim.to)];
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
    return this.isClaimed(x, y) || (this.isRandom(x) && this.isRandom(y));
  }

  private isClaimed(x: number, y: number): boolean {
    return this.independent.some((pair) => joins(pair, bit(x), bit(y)));
  }

  private endsOf = (root: number): number[] => indexesOf(this.initRoots.roots[root]?.ends ?? 0n);
  private isRandom = (root: number): boolean => this.initRoots.roots[root]?.random ?? false;
}

const joins = ({ left, right }: Pair, a: Bits, b: Bits): boolean =>
  ((a & left) !== 0n && (b & right) !== 0n) || ((a & right) !== 0n && (b & left) !== 0n);
