import {
  type LineageEdge,
  type LineageNode,
  nameOf,
  type Subgraph,
  TRANSMISSION_EDGES,
} from '@pedigree/lineage';
import { type ReachQuery } from './ports';

type Direction = ReachQuery['direction'];

/** What a walk came across. Ids that are no nodes can only be roots. */
export interface Walk {
  /** Fewest hops from a root; a step to the same thing under another name is no hop. */
  distances: ReadonlyMap<string, number>;
  /** Reached in their own right, so that an unpinned one stands for every version of it. */
  whole: ReadonlySet<string>;
}

export interface WalkOptions {
  direction: Direction;
  /** Most hops. */
  depth: number;
  /** False: recorded edges only. */
  identities: boolean;
}

interface Visit {
  id: string;
  whole: boolean;
}

interface Progress extends Walk {
  distances: Map<string, number>;
  whole: Set<string>;
  digests: Set<string>;
}

/** What of a subgraph is reachable from the roots, where one thing may go by several ids. */
export function walk(
  graph: Pick<Subgraph, 'nodes' | 'edges'>,
  roots: readonly string[],
  { direction, depth, identities }: WalkOptions,
): Walk {
  const next = neighbours(graph.edges, direction);
  const same = identities ? new Identities(graph.nodes) : undefined;
  const progress: Progress = { distances: new Map(), whole: new Set(), digests: new Set() };
  let level: Visit[] = roots.map((id) => ({ id, whole: true }));
  for (let hops = 0; level.length > 0 && hops <= depth; hops++)
    level = visitLevel(level, hops, progress, next, same);
  return progress;
}

/** Visits all that is `hops` away, other names included, and answers what is one hop further. */
function visitLevel(
  level: Visit[],
  hops: number,
  progress: Progress,
  next: ReadonlyMap<string, readonly string[]>,
  same: Identities | undefined,
): Visit[] {
  const further: Visit[] = [];
  for (let visit = level.pop(); visit !== undefined; visit = level.pop()) {
    if (!enter(visit, hops, progress)) continue;
    same?.addTo(level, visit, progress.digests);
    for (const id of next.get(visit.id) ?? []) further.push({ id, whole: true });
  }
  return further;
}

/** False where the visit has nothing new. */
function enter({ id, whole }: Visit, hops: number, { distances, whole: entered }: Progress) {
  if (whole ? entered.has(id) : distances.has(id)) return false;
  if (whole) entered.add(id);
  if (!distances.has(id)) distances.set(id, hops);
  return true;
}

const FOLLOWED = new Set<string>(TRANSMISSION_EDGES);

function neighbours(edges: readonly LineageEdge[], direction: Direction): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { from, to } of edges.filter(({ type }) => FOLLOWED.has(type)))
    if (direction === 'upstream') add(found, from, to);
    else add(found, to, from);
  return found;
}

/** Which nodes are the same thing: by digest, and by name where a version is left open. */
class Identities {
  private readonly digestsOf = new Map<string, readonly string[]>();
  private readonly byDigest = new Map<string, string[]>();
  private readonly versions = new Map<string, string[]>();

  constructor(nodes: readonly LineageNode[]) {
    for (const node of nodes) {
      const digests = digestsOf(node);
      const { base, version } = nameOf(node.id);
      this.digestsOf.set(node.id, digests);
      for (const digest of digests) add(this.byDigest, digest, node.id);
      if (version !== undefined) add(this.versions, base, node.id);
    }
  }

  addTo(visits: Visit[], { id, whole }: Visit, digestsSeen: Set<string>): void {
    for (const digest of this.digestsOf.get(id) ?? []) this.addEqual(visits, digest, digestsSeen);
    const { base, version } = nameOf(id);
    if (version !== undefined && this.digestsOf.has(base)) visits.push({ id: base, whole: false });
    if (version === undefined && whole) this.addAll(visits, this.versions.get(base));
  }

  private addEqual(visits: Visit[], digest: string, seen: Set<string>): void {
    const equal = this.byDigest.get(digest) ?? [];
    if (equal.length > 1 && !seen.has(digest)) this.addAll(visits, equal);
    seen.add(digest);
  }

  private addAll(visits: Visit[], ids: readonly string[] = []): void {
    for (const id of ids) visits.push({ id, whole: true });
  }
}

/** Every digest ever given of a node. */
export const digestsOf = (node: LineageNode): string[] => [
  ...new Set(node.descriptions.flatMap(({ digest }) => (digest === undefined ? [] : [digest]))),
];

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
