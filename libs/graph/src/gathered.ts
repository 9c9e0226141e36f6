import { type LineageEdge, type LineageNode, type Subgraph } from '@pedigree/lineage';
import { compareText } from './order';
import { type ReachQuery } from './ports';
import { type Names, Terrain, type Walk } from './walk';

/** What several reads of one closure brought together, and how much of it belongs to the answer. */
export class Gathered {
  private readonly nodes = new Map<string, LineageNode>();
  private readonly terrain: Terrain;
  /** How many hops beyond each id were read. */
  private readonly explored = new Map<string, number>();
  private readonly depth: number;
  private walked: Walk = { distances: new Map(), whole: new Set() };
  private known: readonly string[] = [];
  private first: Pick<Subgraph, 'nodes' | 'edges'> | undefined;
  /** True where a later read found more: edges between what came with different reads are missing. */
  grown = false;

  constructor(private readonly query: ReachQuery) {
    this.depth = query.depth ?? Infinity;
    this.terrain = new Terrain(query.direction, query);
  }

  /** Takes in what a read of `roots` to `depth` answered. */
  add(part: Subgraph, roots: readonly string[], depth = Infinity): void {
    const known = this.nodes.size;
    for (const id of roots) this.noteExplored(id, depth);
    for (const [id, hops] of hopsWithin(part, roots, depth, this.query))
      this.noteExplored(id, depth - hops);
    for (const node of part.nodes) this.nodes.set(node.id, node);
    if (this.first === undefined) this.first = part;
    else if (part.nodes.length === 0) return;
    else this.grown ||= this.nodes.size > known;
    this.terrain.add(part);
    this.walked = this.terrain.walk(this.query.roots, { depth: this.depth, identities: true });
    this.known = [...this.walked.distances.keys()].filter((id) => this.nodes.has(id));
  }

  /** Known artifacts that belong to the answer, the nearest to the roots first. */
  found(): readonly string[] {
    return this.known;
  }

  namesOf(id: string): Names | undefined {
    return this.terrain.namesOf(id);
  }

  /** Ids that stand for all of their versions, where they are unpinned. */
  whole(): ReadonlySet<string> {
    return this.walked.whole;
  }

  isRead(id: string): boolean {
    return this.explored.has(id);
  }

  /** Ids found nearer to the roots than the read that brought them assumed, and hops still to read. */
  due(): { ids: string[]; depth: number } {
    const left = (id: string): number => this.depth - (this.walked.distances.get(id) ?? Infinity);
    const short = this.found().filter((id) => (this.explored.get(id) ?? 0) < left(id));
    const depth = short.reduce((most, id) => Math.max(most, left(id)), 0);
    return { ids: short.filter((id) => left(id) === depth), depth };
  }

  /** The ids of the answer: those nearest to the roots where the limit cuts. */
  kept(): readonly string[] {
    const ids = this.found();
    if (ids.length <= this.query.limit) return ids;
    const far = (id: string): number => this.walked.distances.get(id) ?? Infinity;
    const nearest = ids.toSorted((a, b) => far(a) - far(b) || compareText(a, b));
    return nearest.slice(0, this.query.limit);
  }

  /** Of what is not `grown`: the first read, as far as it belongs to the answer. */
  among(ids: readonly string[]): Pick<Subgraph, 'nodes' | 'edges'> {
    const { nodes, edges } = this.first ?? { nodes: [], edges: [] };
    if (ids.length === nodes.length) return { nodes, edges };
    const kept = new Set(ids);
    const isInside = ({ from, to }: LineageEdge): boolean => kept.has(from) && kept.has(to);
    return { nodes: nodes.filter(({ id }) => kept.has(id)), edges: edges.filter(isInside) };
  }

  private noteExplored(id: string, hops: number): void {
    this.explored.set(id, Math.max(this.explored.get(id) ?? 0, hops));
  }
}

/** How far each node of an answer is from the roots that were asked for, over recorded edges. */
function hopsWithin(
  part: Subgraph,
  roots: readonly string[],
  depth: number,
  query: ReachQuery,
): Iterable<readonly [string, number]> {
  if (depth === Infinity) return part.nodes.map(({ id }) => [id, 0] as const);
  const terrain = new Terrain(query.direction, query);
  terrain.add(part);
  return terrain.walk(roots, { depth, identities: false }).distances;
}
