import { type FoldedName, foldedName, type LineageEdge } from '@pedigree/lineage';
import { type Claims } from './claims';
import { componentsOf } from './components';
import { DisjointSets } from './disjoint-sets';
import { inPlaceOfBases, isHiddenParent } from './hidden-parents';
import { type Pedigree, type RecordedArc, type Vertex } from './pedigree';

/** A set of root numbers. */
export type Bits = bigint;
export const bit = (index: number): Bits => 1n << BigInt(index);

/** The starting checkpoints a model goes back to, by grade. */
export interface Roots {
  /** Reached over methods that keep an initialization. Never empty. */
  same: Bits;
  /** Reached over a method that lowers it. */
  partial: Bits;
}

/** A starting checkpoint: where ancestry ends, or what a lowering method made (a new start for what follows). */
export interface Root {
  /** Ids of the artifacts that are this checkpoint. */
  ids: readonly string[];
  /** Where its own ancestry ends: itself, or the ends above a lowering method. */
  ends: Bits;
  /** Known to be trained from random weights. */
  random: boolean;
  /** Of one that is, its ids as they are compared; and the digests that it certainly has. */
  names: readonly FoldedName[];
  bytes: ReadonlySet<string>;
  /** A vertex of each place that is this checkpoint. */
  anchors: readonly number[];
}

export interface InitRoots {
  of(vertex: Vertex): Roots;
  roots: readonly Root[];
}

/** Methods after which a model only partly shares the initialization of its parent. */
const LOWERING = new Set(['prune', 'architecture-search', 'upcycle', 'draft-head']);
const NONE: Roots = { same: 0n, partial: 0n };

export const isWeightArc = (arc: RecordedArc): boolean => arc.type === 'INITIALIZED_FROM';
const methodOf = (arc: RecordedArc): string => arc.edge.properties.method ?? 'finetune';

/** What is recorded of an unpinned name matters to its versions' weights where a run made it; to call it random vouches for none. */
const saysOfWeights = ({ role, recorded }: Vertex): boolean =>
  role !== 'artifact' || recorded.some(isWeightArc);

/** Another base recorded beside the claim of random weights is believed before it. */
export const isFromRandomWeights = ({ credit, recorded }: Vertex): boolean =>
  credit?.random === true && !recorded.some((arc) => isWeightArc(arc) || isHiddenParent(arc));

/**
 * Names of one thing, of which one is trained from random weights. What has its digest only by the word of
 * somebody whose word does not count, for the one or the other, may be something else.
 */
function areRandom(members: readonly Vertex[]): boolean {
  const random = members.filter(isFromRandomWeights);
  const digests = new Set(random.flatMap(({ credit }) => credit?.digests ?? []));
  return (
    random.length > 0 &&
    members.every(
      (one) =>
        one.role !== 'artifact' ||
        isFromRandomWeights(one) ||
        one.credit?.digests.some((digest) => digests.has(digest)),
    )
  );
}

/**
 * Whether all that is said of where the weights come from is said by somebody whose word does not count,
 * or hides a parent, or is said of a name that stands for data as well: then they may come from somewhere else.
 */
const mayHaveOthers = ({ kind, recorded, identities }: Vertex): boolean =>
  recorded.some(isHiddenParent) ||
  (kind === 'model' && identities.some(({ to }) => to.kind === 'dataset')) ||
  (recorded.some(isWeightArc) && !recorded.some((arc) => isWeightArc(arc) && arc.counts));

function parentsOf(vertex: Vertex): number[] {
  const parents: number[] = [];
  if (vertex.kind !== 'model') return parents;
  for (const arc of vertex.recorded)
    if (isWeightArc(arc) || isHiddenParent(arc)) parents.push(arc.to.index);
  for (const { index } of weightIdentities(vertex)) parents.push(index);
  return parents;
}

const keeps = (roots: Roots): Inherited => ({ roots, lowers: false });

function weightIdentities({ identities }: Vertex): Vertex[] {
  const same: Vertex[] = [];
  for (const { to, via } of identities)
    if (via !== 'VERSION_OF' || saysOfWeights(to)) same.push(to);
  return same;
}

const union = (all: readonly Roots[]): Roots =>
  all.reduce((a, b) => ({ same: a.same | b.same, partial: a.partial | b.partial }), NONE);

const loweredTo = ({ same, partial }: Roots): Inherited => ({
  roots: { same: 0n, partial: partial | same },
  lowers: true,
});

/** A merge keeps what all of its parents have in common; the rest is lowered. */
function merged(parents: readonly Roots[]): Inherited {
  const common = parents.map(({ same }) => same).reduce((a, b) => a & b);
  const all = union(parents);
  const rest = all.same & ~common;
  return { roots: { same: common, partial: all.partial | rest }, lowers: rest !== 0n };
}

interface Inherited {
  roots: Roots;
  /** The method made a new starting checkpoint. */
  lowers: boolean;
}

/**
 * initRoots of every model in the subgraph, in one pass over the components of its weight edges.
 * Every checkpoint made by a lowering method is a root as well: models that start from one pruned
 * model share that start fully, while with the model it was pruned from they share it partly.
 *
 * A claim that two models start the same makes their roots one. That may turn a merge of different
 * roots into one of the same, so the pass is repeated until no claim joins anything new.
 */
export function initRootsOf(pedigree: Pedigree, { same: claims }: Pick<Claims, 'same'>): InitRoots {
  const joined = new DisjointSets();
  const starts = new Set([...inPlaceOfBases(pedigree.vertices), ...endsOf(claims, pedigree)]);
  for (;;) {
    const found = new RootFinder(pedigree.vertices, starts, joined).find();
    const grown = claims.map((claim) => joined.join(anchorsOf(claim, pedigree, found)));
    if (!grown.includes(true)) return found;
  }
}

/** Whatever kind somebody says that they are: that takes no claim back. */
const endsOf = (claims: readonly LineageEdge[], pedigree: Pedigree): Vertex[] =>
  claims
    .flatMap(({ from, to }) => [pedigree.resolve(from), pedigree.resolve(to)])
    .filter((vertex) => vertex !== undefined);

function anchorsOf({ from, to }: LineageEdge, pedigree: Pedigree, found: InitRoots): number[] {
  const ends = [pedigree.resolve(from), pedigree.resolve(to)];
  const same = ends.flatMap((vertex) => (vertex === undefined ? [] : [found.of(vertex).same]));
  const all = same.reduce((a, b) => a | b, 0n);
  return indexesOf(all).flatMap((index) => found.roots[index]?.anchors ?? []);
}

class RootFinder {
  private readonly found: (Roots | undefined)[];
  private readonly roots: Root[] = [];
  private readonly byPlace = new Map<number, number>();
  private ends: Bits = 0n;

  constructor(
    private readonly vertices: readonly Vertex[],
    /** What models start from, or are said to, whatever it is. */
    private readonly starts: ReadonlySet<Vertex>,
    private readonly joined: DisjointSets,
  ) {
    this.found = new Array<Roots | undefined>(vertices.length);
  }

  find(): InitRoots {
    const parents = this.vertices.map(parentsOf);
    for (const component of componentsOf(this.vertices.length, (index) => parents[index] ?? [])) {
      const members = this.membersOf(component);
      if (members.some((one) => one.kind === 'model' || this.starts.has(one))) this.settle(members);
    }
    return { of: (vertex) => this.found[vertex.index] ?? NONE, roots: this.roots };
  }

  private membersOf(component: readonly number[]): Vertex[] {
    const members: Vertex[] = [];
    for (const index of component) members.push(this.vertices[index] as Vertex);
    return members;
  }

  /** Everything upstream of the component is settled already. */
  private settle(members: readonly Vertex[]): void {
    let { same, partial } = NONE;
    let lowered = false;
    for (const member of members)
      for (const { roots, lowers } of this.inheritedBy(member)) {
        same |= roots.same;
        partial |= roots.partial;
        lowered ||= lowers;
      }
    const hides = members.some(mayHaveOthers);
    const startsAnew = (same | partial) === 0n || lowered || hides;
    const kept = startsAnew ? same | this.addRoot(members, same | partial, hides) : same;
    for (const { index } of members) this.found[index] = { same: kept, partial: partial & ~kept };
  }

  private inheritedBy(vertex: Vertex): Inherited[] {
    const inherited = weightIdentities(vertex).map((to) => keeps(this.upstream(to)));
    const merge: Roots[] = [];
    for (const arc of vertex.recorded) {
      if (isHiddenParent(arc)) inherited.push(keeps(this.upstream(arc.to)));
      if (!isWeightArc(arc)) continue;
      if (!arc.counts) inherited.push(keeps(this.upstream(arc.to)));
      else if (methodOf(arc) === 'merge') merge.push(this.upstream(arc.to));
      else inherited.push(this.along(arc));
    }
    return merge.length === 0 ? inherited : [...inherited, merged(merge)];
  }

  private along(arc: RecordedArc): Inherited {
    const roots = this.upstream(arc.to);
    return LOWERING.has(methodOf(arc)) ? loweredTo(roots) : keeps(roots);
  }

  private upstream(vertex: Vertex): Roots {
    return this.found[vertex.index] ?? NONE;
  }

  /** A new root, or the one that a claim says this is. */
  private addRoot(members: readonly Vertex[], above: Bits, hides: boolean): Bits {
    const anchor = Math.min(...members.map(({ index }) => index));
    const place = this.joined.find(anchor);
    const index = this.byPlace.get(place) ?? this.roots.length;
    this.byPlace.set(place, index);
    const [own, before] = [bit(index), this.roots[index]];
    const isEnd = above === 0n || hides;
    if (isEnd) this.ends |= own;
    const artifacts = members.filter(({ role }) => role === 'artifact');
    const ids = artifacts.map(({ id }) => id);
    const random = (before?.random ?? true) && isEnd && !hides && areRandom(members);
    this.roots[index] = {
      ids: [...(before?.ids ?? []), ...ids],
      ends: (before?.ends ?? 0n) | (isEnd ? own : 0n) | (above & this.ends),
      random,
      names: random ? [...(before?.names ?? []), ...ids.map(foldedName)] : [],
      bytes: new Set([
        ...(before?.bytes ?? []),
        ...artifacts.flatMap(({ credit }) => credit?.bytes ?? []),
      ]),
      anchors: [...(before?.anchors ?? []), anchor],
    };
    return own;
  }
}

/** Positions of the set bits. */
export function indexesOf(bits: Bits): number[] {
  const indexes: number[] = [];
  const hex = bits.toString(16);
  for (let digit = 0; digit < hex.length; digit++) {
    const written = hex.charAt(hex.length - 1 - digit);
    if (written === '0') continue;
    const value = parseInt(written, 16);
    for (let offset = 0; offset < 4; offset++)
      if ((value & (1 << offset)) !== 0) indexes.push(digit * 4 + offset);
  }
  return indexes;
}
