import { isPinned, nameOf, type Subgraph } from '@pedigree/lineage';
import { GraphError } from './errors';
import { Gathered } from './gathered';
import { inOrder } from './order';
import { type LineageReader, type ReachQuery } from './ports';
import { digestsOf } from './walk';

type Reader = Pick<LineageReader, 'reach' | 'namesakes'>;

/**
 * What is reachable from the roots when one thing may go by several ids. Besides recorded edges it
 * follows:
 *
 * - equal digests: the same weights or bytes, whatever they are called;
 * - an unpinned id that is a root, or was reached over an edge or a digest: all its known versions;
 * - a pinned id: the unpinned one, whose facts may be about this version (not its other versions).
 *
 * Costs one `reach`, one `namesakes` and one look-up of unpinned ids where nothing is aliased; a few
 * more calls otherwise, never one per node. The nodes nearest to the roots are kept where `limit` cuts.
 *
 * @throws GraphError also `timeout`, when all calls together exceed `timeoutMs`
 */
export async function closureOf(reader: Reader, query: ReachQuery): Promise<Subgraph> {
  const closure = new Closure(reader, query);
  await closure.reach(query.roots, query.depth);
  while (await closure.extend());
  return closure.answer();
}

class Closure {
  private readonly gathered: Gathered;
  private readonly basesAsked = new Set<string>();
  private readonly digestsAsked = new Set<string>();
  private readonly deadline: number;
  private truncated = false;

  constructor(
    private readonly reader: Reader,
    private readonly query: ReachQuery,
  ) {
    this.gathered = new Gathered(query);
    this.deadline = performance.now() + query.timeoutMs;
  }

  async reach(roots: readonly string[], depth: number | undefined): Promise<void> {
    const part = await this.read(roots, depth, this.query.limit);
    this.gathered.add(part, roots, depth);
    this.truncated ||= part.truncated || this.gathered.found().length > this.query.limit;
  }

  /** One more round. False when nothing more is to be found, or there is no room for it. */
  async extend(): Promise<boolean> {
    if (this.truncated) return false;
    const namesakes = await this.namesakes();
    if (namesakes.length > 0) {
      await this.reach(namesakes, this.query.depth === undefined ? undefined : 0);
      return true;
    }
    const { ids, depth } = this.gathered.due();
    if (ids.length > 0) await this.reach(ids, depth);
    return ids.length > 0;
  }

  async answer(): Promise<Subgraph> {
    const kept = this.gathered.kept();
    const { nodes, edges } = this.gathered.grown
      ? await this.read(kept, 0, Math.max(1, kept.length))
      : among(this.gathered.graph(), new Set(kept));
    return inOrder({ roots: this.query.roots, nodes, edges, truncated: this.truncated });
  }

  /** Other ids of what was found, that were not read yet. */
  private async namesakes(): Promise<string[]> {
    const found = this.gathered.found();
    const bases = unasked(
      [...this.gathered.whole()].filter((id) => !isPinned(id)),
      this.basesAsked,
    );
    const digests = unasked(found.flatMap(digestsOf), this.digestsAsked);
    const ids = [
      ...(await this.sharing(bases, digests)),
      ...found.map(({ id }) => nameOf(id).base),
      ...this.query.roots.map((id) => nameOf(id).base),
    ];
    return [...new Set(ids)].filter((id) => !this.gathered.isRead(id));
  }

  private async sharing(bases: string[], digests: string[]): Promise<readonly string[]> {
    if (bases.length + digests.length === 0) return [];
    const query = { bases, digests, limit: this.query.limit, timeoutMs: this.timeLeft() };
    const { ids, truncated } = await this.reader.namesakes(query);
    this.truncated ||= truncated;
    return ids;
  }

  private async read(
    roots: readonly string[],
    depth: number | undefined,
    limit: number,
  ): Promise<Subgraph> {
    const { direction } = this.query;
    const bound = depth === undefined ? {} : { depth };
    return this.reader.reach({ roots, direction, limit, timeoutMs: this.timeLeft(), ...bound });
  }

  private timeLeft(): number {
    const left = Math.ceil(this.deadline - performance.now());
    if (left > 0) return left;
    throw new GraphError('timeout', `The closure took longer than ${this.query.timeoutMs} ms.`);
  }
}

/** The keys that were not asked for before; notes them as asked. */
function unasked(keys: readonly string[], asked: Set<string>): string[] {
  const fresh = [...new Set(keys)].filter((key) => !asked.has(key));
  for (const key of fresh) asked.add(key);
  return fresh;
}

type Graph = Pick<Subgraph, 'nodes' | 'edges'>;

const among = ({ nodes, edges }: Graph, kept: ReadonlySet<string>): Graph => ({
  nodes: nodes.filter(({ id }) => kept.has(id)),
  edges: edges.filter(({ from, to }) => kept.has(from) && kept.has(to)),
});
