import {
  type LineageEdge,
  type LineageNode,
  nameOf,
  type Subgraph,
  TRANSMISSION_EDGES,
} from '@pedigree/lineage';
import { identityIn } from './mentions';
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

/** What a node goes by. */
export interface Names {
  /** The id without its version. */
  base: string;
  pinned: boolean;
  /** Every digest ever given of it, and what else it shares with other names of the same thing. */
  digests: readonly string[];
}

/** What can be walked on. It grows with what is read, so that nothing is laid out twice. */
export class Terrain {
  private readonly names = new Map<string, Names>();
  private readonly next = new Map<string, string[]>();
  private readonly byDigest = new Map<string, string[]>();
  private readonly versions = new Map<string, string[]>();

  private readonly followed: ReadonlySet<string>;

  /** @param weights whether the edges between weights are the only ones to walk on */
  constructor(
    private readonly direction: Direction,
    { weights = false }: Pick<ReachQuery, 'weights'> = {},
  ) {
    this.followed = weights ? WEIGHTS : FOLLOWED;
  }

  /** Nodes that are there already are passed over. */
  add({ nodes, edges }: Pick<Subgraph, 'nodes' | 'edges'>): void {
    for (const node of nodes) if (!this.names.has(node.id)) this.addNode(node);
    for (const edge of edges) if (this.followed.has(edge.type)) this.addEdge(edge);
  }

  /** Nothing for an id that is no node. */
  namesOf(id: string): Names | undefined {
    return this.names.get(id);
  }

  /** Ids that have the digest. */
  sharing(digest: string): readonly string[] {
    return this.byDigest.get(digest) ?? NONE;
  }

  /** The unpinned name of a version, and the versions of an unpinned id that was reached in its own right. */
  sameNames(id: string, whole: boolean): readonly Visit[] {
    const { base, pinned } = this.names.get(id) ?? namesOf(id, NONE);
    if (pinned) return this.names.has(base) ? [{ id: base, whole: false }] : [];
    return whole
      ? (this.versions.get(base) ?? NONE).map((each) => ({ id: each, whole: true }))
      : [];
  }

  /** One step on, and the same under other names; of what shares a digest, one that stands for all. */
  linked(id: string, whole: boolean): readonly string[] {
    const { digests } = this.names.get(id) ?? namesOf(id, NONE);
    return [
      ...(this.next.get(id) ?? NONE),
      ...digests.flatMap((digest) => this.sharing(digest)[0] ?? NONE),
      ...this.sameNames(id, whole).map((visit) => visit.id),
    ];
  }

  /** What is reachable from the roots, where one thing may go by several ids. */
  walk(roots: readonly string[], { depth, identities }: WalkOptions): Walk {
    const progress: Progress = { distances: new Map(), whole: new Set(), digests: new Set() };
    let level: Visit[] = roots.map((id) => ({ id, whole: true }));
    for (let hops = 0; level.length > 0 && hops <= depth; hops++)
      level = this.visitLevel(level, hops, progress, identities);
    return progress;
  }

  private addNode(node: LineageNode): void {
    const names = namesOf(node.id, digestsOf(node));
    this.names.set(node.id, names);
    for (const digest of names.digests) add(this.byDigest, digest, node.id);
    if (names.pinned) add(this.versions, names.base, node.id);
  }

  private addEdge({ from, to }: LineageEdge): void {
    if (this.direction === 'upstream') add(this.next, from, to);
    else add(this.next, to, from);
  }

  /** Visits all that is `hops` away, other names included, and answers what is one hop further. */
  private visitLevel(
    level: Visit[],
    hops: number,
    progress: Progress,
    identities: boolean,
  ): Visit[] {
    const further: Visit[] = [];
    for (let visit = level.pop(); visit !== undefined; visit = level.pop()) {
      if (!enter(visit, hops, progress)) continue;
      if (identities) this.addSame(level, visit, progress.digests);
      for (const id of this.next.get(visit.id) ?? []) further.push({ id, whole: true });
    }
    return further;
  }

  /** The same thing: by digest, and by name where a version is left open. */
  private addSame(visits: Visit[], { id, whole }: Visit, digestsSeen: Set<string>): void {
    const { digests } = this.names.get(id) ?? namesOf(id, NONE);
    for (const digest of digests) this.addEqual(visits, digest, digestsSeen);
    for (const visit of this.sameNames(id, whole)) visits.push(visit);
  }

  private addEqual(visits: Visit[], digest: string, seen: Set<string>): void {
    const equal = this.byDigest.get(digest) ?? [];
    if (equal.length > 1 && !seen.has(digest)) addAll(visits, equal);
    seen.add(digest);
  }
}

const FOLLOWED = new Set<string>(TRANSMISSION_EDGES);
const WEIGHTS = new Set<string>(['INITIALIZED_FROM']);

/** False where the visit has nothing new. */
function enter({ id, whole }: Visit, hops: number, { distances, whole: entered }: Progress) {
  if (whole ? entered.has(id) : distances.has(id)) return false;
  if (whole) entered.add(id);
  if (!distances.has(id)) distances.set(id, hops);
  return true;
}

function addAll(visits: Visit[], ids: readonly string[] = []): void {
  for (const id of ids) visits.push({ id, whole: true });
}

const NONE: readonly string[] = [];

function namesOf(id: string, digests: readonly string[]): Names {
  const { base, version } = nameOf(id);
  return { base, pinned: version !== undefined, digests };
}

function digestsOf({ descriptions }: LineageNode): readonly string[] {
  const digests = new Set<string>();
  for (const description of descriptions) {
    const identity = identityIn(description);
    if (identity !== undefined) digests.add(identity);
  }
  return digests.size === 0 ? NONE : [...digests];
}

/** Notes one more value of a key. */
export function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
