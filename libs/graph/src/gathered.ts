import { type LineageEdge, type LineageNode, type Subgraph } from '@pedigree/lineage';
import { compareText } from './order';
import { type ReachQuery } from './ports';
import { type Walk, walk } from './walk';

/** What several reads of one closure brought together, and how much of it belongs to the answer. */
export class Gathered {
  private readonly nodes = new Map<string, LineageNode>();
  /** Of all reads, some of them twice. */
  private readonly edges: LineageEdge[] = [];
  /** How many hops beyond each id were read. */
  private readonly explored = new Map<string, number>();
  private readonly depth: number;
  private walked: Walk = { distances: new Map(), whole: new Set() };
  private first: readonly LineageEdge[] = [];
  private parts = 0;
  /** True where a later read found more: edges between what came with different reads are missing. */
  grown = false;

  constructor(private readonly query: ReachQuery) {
    this.depth = query.depth ?? Infinity;
  }

  /** Takes in what a read of `roots` to `depth` answered. */
  add(part: Subgraph, roots: readonly string[], depth = Infinity): void {
    const known = this.nodes.size;
    for (const id of roots) this.noteExplored(id, depth);
    for (const [id, hops] of hopsWithin(part, roots, depth, this.query.direction))
      this.noteExplored(id, depth - hops);
    for (const node of part.nodes) this.nodes.set(node.id, node);
    for (const edge of part.edges) this.edges.push(edge);
    if (this.parts++ === 0) this.first = part.edges;
    else this.grown ||= this.nodes.size > known;
    const { direction, roots: from } = this.query;
    const all = { nodes: [...this.nodes.values()], edges: this.edges };
    this.walked = walk(all, from, { direction, depth: this.depth, identities: true });
  }

  /** Known artifacts that belong to the answer. */
  found(): LineageNode[] {
    return [...this.walked.distances.keys()].flatMap((id) => this.nodes.get(id) ?? []);
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
    const short = this.found().filter(({ id }) => (this.explored.get(id) ?? 0) < left(id));
    const depth = short.reduce((most, { id }) => Math.max(most, left(id)), 0);
    return { ids: short.map(({ id }) => id).filter((id) => left(id) === depth), depth };
  }

  /** The ids of the answer: those nearest to the roots where the limit cuts. */
  kept(): string[] {
    const ids = this.found().map(({ id }) => id);
    if (ids.length <= this.query.limit) return ids;
    const far = (id: string): number => this.walked.distances.get(id) ?? Infinity;
    ids.sort((a, b) => far(a) - far(b) || compareText(a, b));
    return ids.slice(0, this.query.limit);
  }

  /** Of what is not `grown`: each edge once, as the first read gave them. */
  graph(): Pick<Subgraph, 'nodes' | 'edges'> {
    return { nodes: [...this.nodes.values()], edges: this.first };
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
  direction: ReachQuery['direction'],
): Iterable<readonly [string, number]> {
  if (depth === Infinity) return part.nodes.map(({ id }) => [id, 0] as const);
  return walk(part, roots, { direction, depth, identities: false }).distances;
}
