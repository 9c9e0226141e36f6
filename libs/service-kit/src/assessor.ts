import { Inject, Injectable } from '@nestjs/common';
import { type Decision, environmentName, type Position, type Ref } from '@pedigree/events';
import { Ancestries, asOf, closureWithKin, type Graph, isGraphError } from '@pedigree/graph';
import { type Subgraph, idOf, isPinned } from '@pedigree/lineage';
import { decide, gather, type Gathered, namedByEvidence } from '@pedigree/promotion';
import { type Config } from './config/config';
import { Policies } from './policy/policies';
import { type Clock, CLOCK, CONFIG, GRAPH } from './tokens';

export interface Assessment {
  model: Ref;
  environment: string;
  /** Absent for a dry run. */
  promotion?: { id: string; requestedBy?: string };
  /** What the graph must have read; while it has not, the decision is indeterminate. @default nothing */
  required?: readonly Position[];
  /** Whose ancestry to read, where that is not the model's. */
  roots?: readonly string[];
  /** What to make of the ancestry before it is judged. */
  adapt?: (ancestry: Subgraph) => Subgraph;
  /** RFC 3339: the moment at which evidence has to hold. @default now */
  at?: string;
}

/** What the gate says of a model right now: the same answer for a promotion and for a dry run. */
@Injectable()
export class Assessor {
  constructor(
    @Inject(GRAPH) private readonly graph: Pick<Graph, 'lineage'>,
    @Inject(CONFIG) private readonly config: Pick<Config, 'ancestryLimit' | 'readTimeoutMs'>,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly policies: Policies,
  ) {}

  /** Never approves on a failed read: it answers `indeterminate`, or throws the GraphError. */
  async assess(request: Assessment): Promise<Decision> {
    return decide(await this.gather(request), this.policies.current.policy);
  }

  /** What a decision is made of, for more than one policy to judge. @throws GraphError */
  gather({ roots, adapt = same, at, ...request }: Assessment): Promise<Gathered> {
    const decidedAt = at ?? this.clock().toISOString();
    return gather(
      {
        ancestry: async (model, positions) =>
          adapt(await (roots ? this.ancestry(roots, positions) : this.judged(model, positions))),
        positions: () => this.graph.lineage.positions(),
      },
      { required: [], ...inOneSpelling(request), decidedAt },
    );
  }

  /**
   * The same for several models, in their order, and exactly what `gather` would answer for each: they
   * are read together, as many at a time as fit, and each ancestry is made when it is asked for. What
   * cannot be read whole together is read in halves, in the end one by one. @throws GraphError
   */
  async *gatherAll(requests: readonly Shareable[]): AsyncGenerator<Gathered> {
    for (const chunk of chunksOf(requests, TOGETHER)) yield* this.gatherTogether(chunk);
  }

  private async *gatherTogether(requests: readonly Shareable[]): AsyncGenerator<Gathered> {
    const [first] = requests;
    if (first === undefined) return;
    if (requests.length === 1) return yield await this.gather(first);
    const positions = await this.graph.lineage.positions();
    const shared = await this.shared(requests, positions);
    if (shared === undefined)
      for (const half of chunksOf(requests, Math.ceil(requests.length / 2)))
        yield* this.gatherTogether(half);
    else yield* this.slices(requests, shared, positions);
  }

  private async *slices(
    requests: readonly Shareable[],
    shared: Ancestries,
    positions: readonly Position[],
  ): AsyncGenerator<Gathered> {
    const decidedAt = this.clock().toISOString();
    const source = {
      ancestry: (model: string) => withNamed(model, async (ids) => shared.of(...ids)),
      positions: async () => positions,
    };
    for (const request of requests)
      yield await gather(source, { required: [], ...inOneSpelling(request), decidedAt });
  }

  /** Nothing where a limit or the time cuts it: no conclusion may rest on that. */
  private async shared(
    requests: readonly Shareable[],
    positions: readonly Position[],
  ): Promise<Ancestries | undefined> {
    const roots = [...new Set(requests.map(({ model }) => idOf(model)))];
    try {
      return await this.sharedUpstream(roots, positions);
    } catch (error) {
      if (isGraphError(error) && (error.code === 'timeout' || !error.retriable)) return undefined;
      throw error;
    }
  }

  /** With what evidence about any of them names. */
  private async sharedUpstream(
    models: readonly string[],
    positions: readonly Position[],
  ): Promise<Ancestries | undefined> {
    let roots = models;
    for (let round = 0; ; round++) {
      const closure = await this.closure(roots);
      if (closure.truncated) return undefined;
      const then = asOf(closure, { positions }, { kin: true });
      const missing = missingIn(then, models);
      if (missing.length === 0 || round === MOST_ROUNDS)
        return new Ancestries(closure, { positions });
      roots = [...new Set([...roots, ...missing])];
    }
  }

  /**
   * What a model is judged by: everything upstream of it, and beside it what evidence about it is measured
   * against, as of the positions. @throws GraphError
   */
  judged(model: string, positions: readonly Position[]): Promise<Subgraph> {
    return withNamed(model, (roots) => this.ancestry(roots, positions));
  }

  /** Everything upstream of some artifacts as of the positions, and what claims tie to that. @throws GraphError */
  async ancestry(roots: readonly string[], positions: readonly Position[]): Promise<Subgraph> {
    return asOf(await this.closure(roots), { positions }, { kin: true });
  }

  private closure(roots: readonly string[]): Promise<Subgraph> {
    const { ancestryLimit: limit, readTimeoutMs: timeoutMs } = this.config;
    return closureWithKin(this.graph.lineage, { direction: 'upstream', limit, timeoutMs, roots });
  }
}

/** What can be read together with others: the ancestry of a model as it is. */
export type Shareable = Omit<Assessment, 'roots' | 'adapt' | 'at'>;

/** Models whose ancestries are read together. */
const TOGETHER = 200;

function chunksOf<T>(all: readonly T[], size: number): (readonly T[])[] {
  const count = Math.ceil(all.length / size);
  return Array.from({ length: count }, (_, at) => all.slice(at * size, (at + 1) * size));
}

/** No spelling of an environment is laxer than another. */
const inOneSpelling = <R extends { environment: string }>(request: R): R => ({
  ...request,
  environment: environmentName(request.environment),
});
/** Models whose evidence names others, whose evidence names others: so far it is followed. */
const MOST_ROUNDS = 4;

/**
 * Reads on while evidence names models that were not read. Where that is too much to read, what was
 * read before stands: evidence against something unknown does not count.
 */
async function withNamed(
  model: string,
  read: (roots: readonly string[]) => Promise<Subgraph>,
): Promise<Subgraph> {
  let ancestry = await read([model]);
  for (let round = 0; round < MOST_ROUNDS && !ancestry.truncated; round++) {
    const unread = unreadIn(ancestry, model);
    if (unread.length === 0) break;
    const wider = await read([...ancestry.roots, ...unread]);
    if (wider.truncated) break;
    ancestry = wider;
  }
  return ancestry;
}

function unreadIn(ancestry: Subgraph, model: string): string[] {
  const read = new Set([...ancestry.roots, ...ancestry.nodes.map(({ id }) => id)]);
  return namedByEvidence(ancestry, model).filter((id) => !read.has(id));
}

/** What one of the models could not be told by alone: an open version that was read need not have been read whole. */
function missingIn(ancestry: Subgraph, models: readonly string[]): string[] {
  const { roots, nodes } = ancestry;
  const read = new Set([...roots, ...nodes.flatMap(({ id }) => (isPinned(id) ? id : []))]);
  return namedByEvidence(ancestry, ...models).filter((id) => !read.has(id));
}

const same = (ancestry: Subgraph): Subgraph => ancestry;
