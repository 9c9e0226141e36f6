import { isPinned, nameOf, type Subgraph } from '@pedigree/lineage';
import { GraphError } from './errors';
import { Gathered } from './gathered';
import { inOrder } from './order';
import { type LineageReader, type NamesakeQuery, type ReachQuery } from './ports';

type Reader = Pick<LineageReader, 'reach' | 'namesakes'>;
type Names = Pick<NamesakeQuery, 'ids' | 'bases' | 'digests'>;

/**
 * What is reachable from the roots when one thing may go by several ids. Besides recorded edges it
 * follows:
 *
 * - equal digests: the same weights or bytes, whatever they are called;
 * - an unpinned id that is a root, or was reached over an edge or a digest: all its known versions;
 * - a pinned id: the unpinned one, whose facts may be about this version (not its other versions).
 *
 * Costs one `reach` and one `namesakes` where nothing is aliased; a few more calls otherwise, never one
 * per node. The nodes nearest to the roots are kept where `limit` cuts.
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
  private readonly namesAsked = new Set<string>();
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
      : this.gathered.among(kept);
    return inOrder({ roots: this.query.roots, nodes, edges, truncated: this.truncated });
  }

  /** Other ids of what was found, that were not read yet. */
  private async namesakes(): Promise<string[]> {
    const { gathered } = this;
    const names = new Fresh(this.namesAsked);
    const digests = new Fresh(this.digestsAsked);
    for (const id of gathered.found()) {
      const known = gathered.namesOf(id);
      names.add(known?.base ?? id);
      for (const digest of known?.digests ?? []) digests.add(digest);
    }
    for (const id of this.query.roots) names.add(nameOf(id).base);
    const bases = new Fresh(this.basesAsked);
    for (const id of gathered.whole()) if (!this.isPinned(id)) bases.add(id);
    const unread = names.keys.filter((id) => !gathered.isRead(id));
    const found = await this.sharing({ ids: unread, bases: bases.keys, digests: digests.keys });
    return found.filter((id) => !gathered.isRead(id));
  }

  private isPinned(id: string): boolean {
    return this.gathered.namesOf(id)?.pinned ?? isPinned(id);
  }

  private async sharing(names: Required<Names>): Promise<readonly string[]> {
    if (names.ids.length + names.bases.length + names.digests.length === 0) return [];
    const bounds = { limit: this.query.limit, timeoutMs: this.timeLeft() };
    const { ids, truncated } = await this.reader.namesakes({ ...names, ...bounds });
    this.truncated ||= truncated;
    return ids;
  }

  private async read(
    roots: readonly string[],
    depth: number | undefined,
    limit: number,
  ): Promise<Subgraph> {
    const { direction, weights = false } = this.query;
    const bound = { ...(depth === undefined ? {} : { depth }), ...(weights ? { weights } : {}) };
    return this.reader.reach({ roots, direction, limit, timeoutMs: this.timeLeft(), ...bound });
  }

  private timeLeft(): number {
    const left = Math.ceil(this.deadline - performance.now());
    if (left > 0) return left;
    throw new GraphError('timeout', `The closure took longer than ${this.query.timeoutMs} ms.`);
  }
}

/** Keys that were not asked for before; notes them as asked. */
class Fresh {
  readonly keys: string[] = [];

  constructor(private readonly asked: Set<string>) {}

  add(key: string): void {
    if (this.asked.has(key)) return;
    this.asked.add(key);
    this.keys.push(key);
  }
}
