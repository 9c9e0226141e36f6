import { type LineageEdge, type LineageNode, type Subgraph } from '@pedigree/lineage';
import { asOf, isAllKnown, type Moment } from './as-of';
import { KinGroups } from './kin';
import { Terrain } from './walk';

/**
 * One closure with kin upstream of many roots, out of which that of each is taken as if it had been read alone,
 * as of a past moment: for judging many models that descend from the same. Slices share their nodes
 * and edges, so that memory follows the closure and not the number of roots.
 */
export class Ancestries {
  private readonly terrain = new Terrain('upstream');
  /** Where each artifact stands in the order of the closure, and the edges that start there. */
  private readonly places = new Map<string, number>();
  private readonly edgesFrom: number[][];
  private readonly known: boolean;
  private readonly kin: KinGroups;

  /** @param closure of `closureWithKin`, read whole: what a limit cut could not be told from what is not there */
  constructor(
    private readonly closure: Subgraph,
    private readonly moment: Moment,
  ) {
    if (closure.truncated) throw new RangeError('A closure that was cut has no whole slices.');
    this.known = isAllKnown(closure, moment);
    this.terrain.add(closure);
    this.kin = new KinGroups(closure);
    for (const [place, { id }] of closure.nodes.entries()) this.places.set(id, place);
    this.edgesFrom = closure.nodes.map(() => []);
    for (const [index, { from }] of closure.edges.entries())
      this.edgesFrom[this.places.get(from) ?? -1]?.push(index);
  }

  /** @param roots some of those of the closure */
  of(...roots: readonly string[]): Subgraph {
    const slice = this.slice(roots);
    return this.known ? slice : asOf(slice, this.moment, { kin: true });
  }

  /** Costs what the slice is large, however large the closure. */
  private slice(roots: readonly string[]): Subgraph {
    const { distances } = this.terrain.walk(roots, { depth: Infinity, identities: true });
    const kept = this.kin.with(distances.keys());
    const places = inOrder([...kept].flatMap((id) => this.places.get(id) ?? []));
    const edges = inOrder(places.flatMap((place) => this.edgesFrom[place] ?? []));
    return {
      roots,
      nodes: picked<LineageNode>(this.closure.nodes, places),
      edges: picked<LineageEdge>(this.closure.edges, edges).filter(({ to }) => kept.has(to)),
      truncated: false,
    };
  }
}

/** Numbers sort fastest where they are known to be numbers. */
const inOrder = (numbers: readonly number[]): number[] => [...Uint32Array.from(numbers).sort()];

const picked = <T>(all: readonly T[], places: readonly number[]): T[] =>
  places.flatMap((place) => all[place] ?? []);
