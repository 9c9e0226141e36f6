import { type LineageEdge, type Subgraph, TRANSMISSION_EDGES } from '@pedigree/lineage';
import { Terrain } from '../walk';

/** From one id of a thing to another, in the direction of the path. */
export type IdentityStep =
  | { type: 'SAME_DIGEST'; from: string; to: string; digest: string }
  | { type: 'VERSION_OF'; from: string; to: string };

export type PathStep = LineageEdge | IdentityStep;

/**
 * Where a path can stand: at an id in its own right, so that it stands for all its versions; at an
 * unpinned id that is only the name of one version; or between two ids, at the digest they share.
 */
export interface Stand {
  key: string;
  /** What no path goes through twice. */
  place: string;
  id?: string;
  whole?: boolean;
}

export interface Move {
  to: Stand;
  /** A step costs two, since one over a digest goes by halves. */
  cost: 1 | 2;
  step?: PathStep;
}

const at = (id: string, whole: boolean): Stand => ({
  ...{ key: `${whole ? 'whole' : 'name'} ${id}`, place: `id ${id}`, id, whole },
});
/** Keys of both stands at an id. */
export const keysAt = (id: string): string[] => [at(id, true).key, at(id, false).key];

const between = (digest: string): Stand => ({ key: `digest ${digest}`, place: `digest ${digest}` });

/** The moves upstream, as a closure follows them. Two events that state one edge are one move. */
export class StepGraph {
  private readonly terrain = new Terrain('upstream');
  private readonly edges = new Map<string, Map<string, LineageEdge>>();

  constructor({ nodes, edges }: Pick<Subgraph, 'nodes' | 'edges'>) {
    this.terrain.add({ nodes, edges });
    for (const edge of edges) if (FOLLOWED.has(edge.type)) this.addEdge(edge);
  }

  start(id: string): Stand {
    return at(id, true);
  }

  /** @param came the move by which the stand was reached; tells what a digest is left from */
  moves(stand: Stand, came: string | undefined): Move[] {
    const { id, whole = false } = stand;
    if (id === undefined) return this.fromDigest(stand, came ?? '');
    return [...this.overEdges(id), ...this.overNames(id, whole), ...this.toDigests(id)];
  }

  private addEdge(edge: LineageEdge): void {
    const known = this.edges.get(edge.from) ?? new Map<string, LineageEdge>();
    const key = `${edge.type} ${edge.to}`;
    if (!known.has(key)) known.set(key, edge);
    this.edges.set(edge.from, known);
  }

  private overEdges(id: string): Move[] {
    const edges = [...(this.edges.get(id)?.values() ?? [])];
    return edges.map((step) => ({ to: at(step.to, true), cost: 2, step }));
  }

  private overNames(id: string, whole: boolean): Move[] {
    return this.terrain.sameNames(id, whole).map((other) => ({
      ...{ to: at(other.id, other.whole), cost: 2 },
      step: { type: 'VERSION_OF', from: id, to: other.id },
    }));
  }

  private toDigests(id: string): Move[] {
    const digests = this.terrain.namesOf(id)?.digests ?? [];
    const shared = digests.filter((digest) => this.terrain.sharing(digest).length > 1);
    return shared.map((digest) => ({ to: between(digest), cost: 1 }));
  }

  private fromDigest({ key }: Stand, from: string): Move[] {
    const digest = key.slice('digest '.length);
    return this.terrain.sharing(digest).map((to) => ({
      ...{ to: at(to, true), cost: 1 },
      step: { type: 'SAME_DIGEST', from, to, digest },
    }));
  }
}

const FOLLOWED = new Set<string>(TRANSMISSION_EDGES);
