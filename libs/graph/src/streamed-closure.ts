import { isPinned, nameOf, type Subgraph } from '@pedigree/lineage';
import { type ClosureReader, type Frontier, IDS_AT_ONCE } from './closure-ports';
import { GraphError } from './errors';
import { assertReachable } from './limits';
import { type LineageReader, type ReachQuery } from './ports';

/** The ports that a walk reads by; a `Graph` has them. */
interface Ports {
  lineage: Pick<LineageReader, 'namesakes'>;
  closures: Pick<ClosureReader, 'frontier'>;
}

/** Which artifacts a closure has. */
export interface ClosureIds {
  /** The nearest to the roots first. */
  ids: ReadonlySet<string>;
  truncated: boolean;
}

/**
 * The artifacts that `closureOf` would answer, found level by level: what is held is their ids and
 * digests, and never what is said of them.
 *
 * @param signal ends the walk between two reads
 * @throws GraphError also `timeout`, when all reads together exceed `timeoutMs`; AbortError
 */
export async function closureIds(
  ports: Ports,
  query: ReachQuery,
  signal?: AbortSignal,
): Promise<ClosureIds> {
  assertReachable(query);
  const walk = new Walk(ports, query, signal);
  const { depth = Infinity } = query;
  let level: readonly string[] = query.roots;
  for (let hops = 0; level.length > 0 && hops <= depth; hops++) level = await walk.visitAll(level);
  return walk.answer();
}

/**
 * What is said of the artifacts of a closure, and the edges among them, a part at a time: each node and
 * each edge once, nodes in the order of `ids`. A part is read when it is asked for, and may know of events that came since the ids
 * were found.
 *
 * @throws GraphError also `timeout`, when one part takes longer than `timeoutMs`
 */
export async function* closureParts(
  reader: Pick<ClosureReader, 'facts'>,
  ids: ReadonlySet<string>,
  timeoutMs: number,
): AsyncGenerator<Pick<Subgraph, 'nodes' | 'edges'>, void, void> {
  for (const part of partsOf(ids)) {
    const { nodes, edges } = await reader.facts({ ids: part, timeoutMs });
    const byId = new Map(nodes.map((node) => [node.id, node]));
    yield {
      nodes: part.flatMap((id) => byId.get(id) ?? []),
      edges: edges.filter(({ to }) => ids.has(to)),
    };
  }
}

function* partsOf(ids: Iterable<string>): Generator<string[], void, void> {
  let part: string[] = [];
  for (const id of ids) {
    part.push(id);
    if (part.length < IDS_AT_ONCE) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}

/** `whole`: come to in its own right, so that an unpinned id stands for every version of it. */
interface Visit {
  id: string;
  whole: boolean;
}

class Walk {
  private readonly entered = new Map<string, Visit['whole']>();
  private readonly found = new Set<string>();
  /** Whose a digest was found to be first. */
  private readonly owners = new Map<string, string>();
  private readonly deadline: number;
  private truncated = false;

  constructor(
    private readonly ports: Ports,
    private readonly query: ReachQuery,
    private readonly signal: AbortSignal | undefined,
  ) {
    this.deadline = performance.now() + query.timeoutMs;
  }

  answer(): ClosureIds {
    return { ids: this.found, truncated: this.truncated };
  }

  /** Visits a level, other names of what is on it included. Answers what is one hop further. */
  async visitAll(level: readonly string[]): Promise<readonly string[]> {
    const next = new Set<string>();
    const visits = level.map((id): Visit => ({ id, whole: true }));
    for (let done = 0; done < visits.length && !this.truncated;) {
      const due = visits.slice(done, done + IDS_AT_ONCE);
      done += due.length;
      for (const visit of await this.visit(due, next)) visits.push(visit);
    }
    return this.truncated ? [] : [...next];
  }

  /** Answers other names of what was visited. */
  private async visit(visits: readonly Visit[], next: Set<string>): Promise<Visit[]> {
    const { fresh, open } = this.enter(visits);
    const { known, digests, next: further } = await this.frontier(fresh);
    for (const id of known) this.find(id);
    for (const id of further) if (this.entered.get(id) !== true) next.add(id);
    const { asked, equal } = this.ownedBy(digests);
    const pinned = fresh.filter(isPinned);
    return [
      ...pinned.map((id) => ({ id: nameOf(id).base, whole: false })),
      ...[...equal, ...(await this.namesakes(open, asked))].map((id) => ({ id, whole: true })),
    ];
  }

  /** What is entered for the first time, and unpinned ids whose versions are due. */
  private enter(visits: readonly Visit[]): { fresh: string[]; open: string[] } {
    const fresh: string[] = [];
    const open: string[] = [];
    for (const { id, whole } of visits) {
      const before = this.entered.get(id);
      if (before === true || before === whole) continue;
      this.entered.set(id, whole);
      if (before === undefined) fresh.push(id);
      if (whole && !isPinned(id)) open.push(id);
    }
    return { fresh, open };
  }

  private find(id: string): void {
    if (this.found.size < this.query.limit) this.found.add(id);
    else this.truncated = true;
  }

  /** Digests to ask for, and ids that turn out to share one. */
  private ownedBy(digests: Frontier['digests']): { asked: string[]; equal: string[] } {
    const asked: string[] = [];
    const equal: string[] = [];
    for (const [id, digest] of digests) {
      const owner = this.owners.get(digest);
      if (owner === undefined) {
        this.owners.set(digest, id);
        asked.push(digest);
      } else if (owner !== id) equal.push(owner, id);
    }
    return { asked, equal };
  }

  private async frontier(ids: readonly string[]): Promise<Frontier> {
    if (ids.length === 0) return { known: [], digests: [], next: [] };
    const { direction } = this.query;
    return this.ports.closures.frontier({
      ids,
      direction,
      limit: this.enough(),
      timeoutMs: this.left(),
    });
  }

  private async namesakes(bases: string[], digests: string[]): Promise<readonly string[]> {
    if (bases.length + digests.length === 0) return [];
    const query = { bases, digests, limit: this.enough(), timeoutMs: this.left() };
    const { ids } = await this.ports.lineage.namesakes(query);
    return ids.filter((id) => !this.entered.has(id));
  }

  /** So many artifacts next to some are enough to know that the closure exceeds its limit. */
  private enough(): number {
    return this.query.limit + 1;
  }

  private left(): number {
    this.signal?.throwIfAborted();
    const left = Math.ceil(this.deadline - performance.now());
    if (left > 0) return left;
    throw new GraphError('timeout', `The closure took longer than ${this.query.timeoutMs} ms.`);
  }
}
