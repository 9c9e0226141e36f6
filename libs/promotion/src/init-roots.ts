import { componentsOf } from './components';
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
}

export interface InitRoots {
  of(vertex: Vertex): Roots;
  roots: readonly Root[];
}

/** Methods after which a model only partly shares the initialization of its parent. */
const LOWERING = new Set(['prune', 'architecture-search', 'upcycle', 'draft-head']);
const NONE: Roots = { same: 0n, partial: 0n };

export const isWeightArc = (arc: RecordedArc): boolean => arc.edge.type === 'INITIALIZED_FROM';
const methodOf = (arc: RecordedArc): string => arc.edge.properties.method ?? 'finetune';

/** What is recorded of an unpinned name matters to its versions' weights only where something is. */
const saysOfWeights = ({ role, view, recorded }: Vertex): boolean =>
  role !== 'artifact' || view?.initialization !== undefined || recorded.some(isWeightArc);

/** Another base recorded beside the claim of random weights is believed before it. */
const isFromRandomWeights = ({ view, recorded }: Vertex): boolean =>
  view?.initialization === 'random' && !recorded.some(isWeightArc);

const parentsOf = (vertex: Vertex): Vertex[] =>
  vertex.kind === 'model'
    ? [...vertex.recorded.filter(isWeightArc).map(({ to }) => to), ...weightIdentities(vertex)]
    : [];

const keeps = (roots: Roots): Inherited => ({ roots, lowers: false });

const weightIdentities = (vertex: Vertex): Vertex[] =>
  vertex.identities
    .filter(({ to, via }) => via !== 'VERSION_OF' || saysOfWeights(to))
    .map(({ to }) => to);

const union = (all: readonly Roots[]): Roots =>
  all.reduce((a, b) => ({ same: a.same | b.same, partial: a.partial | b.partial }), NONE);

const lowered = ({ same, partial }: Roots): Inherited => ({
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
 */
export function initRootsOf({ vertices }: Pedigree): InitRoots {
  return new RootFinder(vertices).find();
}

class RootFinder {
  private readonly found: (Roots | undefined)[];
  private readonly roots: Root[] = [];
  private ends: Bits = 0n;

  constructor(private readonly vertices: readonly Vertex[]) {
    this.found = new Array<Roots | undefined>(vertices.length);
  }

  find(): InitRoots {
    const parents = this.vertices.map((vertex) => parentsOf(vertex).map(({ index }) => index));
    for (const component of componentsOf(this.vertices.length, (index) => parents[index] ?? [])) {
      const members = component.flatMap((index) => this.vertices[index] ?? []);
      if (members.some(({ kind }) => kind === 'model')) this.settle(members);
    }
    return { of: (vertex) => this.found[vertex.index] ?? NONE, roots: this.roots };
  }

  /** Everything upstream of the component is settled already. */
  private settle(members: readonly Vertex[]): void {
    const inherited = members.flatMap((member) => this.inheritedBy(member));
    const { same, partial } = union(inherited.map(({ roots }) => roots));
    const isEnd = (same | partial) === 0n;
    const startsAnew = isEnd || inherited.some(({ lowers }) => lowers);
    const kept = startsAnew ? same | this.addRoot(members, same | partial) : same;
    for (const { index } of members) this.found[index] = { same: kept, partial: partial & ~kept };
  }

  private inheritedBy(vertex: Vertex): Inherited[] {
    const arcs = vertex.recorded.filter(isWeightArc);
    const merge = arcs
      .filter((arc) => methodOf(arc) === 'merge')
      .map((arc) => this.upstream(arc.to));
    const others = arcs.filter((arc) => methodOf(arc) !== 'merge').map((arc) => this.along(arc));
    const identities = weightIdentities(vertex).map((to) => keeps(this.upstream(to)));
    return [...identities, ...others, ...(merge.length === 0 ? [] : [merged(merge)])];
  }

  private along(arc: RecordedArc): Inherited {
    const roots = this.upstream(arc.to);
    return LOWERING.has(methodOf(arc)) ? lowered(roots) : keeps(roots);
  }

  private upstream(vertex: Vertex): Roots {
    return this.found[vertex.index] ?? NONE;
  }

  private addRoot(members: readonly Vertex[], above: Bits): Bits {
    const own = bit(this.roots.length);
    const isEnd = above === 0n;
    if (isEnd) this.ends |= own;
    const ids = members.filter(({ role }) => role === 'artifact').map(({ id }) => id);
    const random = isEnd && members.some(isFromRandomWeights);
    this.roots.push({ ids, ends: isEnd ? own : above & this.ends, random });
    return own;
  }
}
