import { type Subgraph } from '@pedigree/lineage';
import { Buckets, costsTo } from './costs';
import { keysAt, type Move, type PathStep, type Stand, StepGraph } from './step-graph';

export interface PathQuery {
  /** The descendant. */
  from: string;
  /** The ancestor, another artifact. */
  to: string;
  /** Most paths. */
  limit: number;
  /** Most steps of a path. Default: no bound. */
  depth?: number;
}

export interface Paths {
  /** Shortest first, each from the descendant to the ancestor, no artifact twice. */
  paths: readonly (readonly PathStep[])[];
  /** There are more, or there may be: the closure was cut, or the search became too long. */
  truncated: boolean;
}

/** Most paths that are begun: some 200 ms. Only a knot of cycles, or very many paths, come near it. */
const MOST_BEGUN = 200_000;

/** A path that has begun; the ones it goes on from are shared. */
interface Begun {
  stand: Stand;
  cost: number;
  /** The least that is left from any place on the path. */
  least: number;
  before?: Begun;
  step?: PathStep;
}

/**
 * Paths between two artifacts of a closure upstream. Pure. How far each stand is from the ancestor is
 * found first; then only what leads there is gone on with, the most promising first, so that the cost
 * follows the paths that are answered and not those there are.
 */
export function shortestPaths(closure: Subgraph, { from, to, limit, depth }: PathQuery): Paths {
  const paths: PathStep[][] = [];
  const search = new PathSearch(closure, from, to);
  for (let path = search.next(); path !== undefined; path = search.next()) {
    if (paths.length === limit || path.length > (depth ?? Infinity))
      return { paths, truncated: true };
    paths.push(path);
  }
  return { paths, truncated: closure.truncated || search.exhausted };
}

class PathSearch {
  private readonly graph: StepGraph;
  private readonly costs: ReadonlyMap<string, number>;
  private readonly due = new Buckets<Begun>();
  private begun = 0;

  constructor(
    closure: Subgraph,
    from: string,
    private readonly to: string,
  ) {
    this.graph = new StepGraph(closure);
    const stand = this.graph.start(from);
    this.costs = costsTo(this.graph, stand, to);
    this.put({ stand, cost: 0, least: this.leastFrom(stand) });
  }

  /** True where it gave up. */
  get exhausted(): boolean {
    return this.begun > MOST_BEGUN;
  }

  /** The next longer path, or one as long; nothing where there is none, or it gave up. */
  next(): PathStep[] | undefined {
    for (let begun = this.due.take(); begun !== undefined; begun = this.due.take()) {
      if (this.exhausted) return undefined;
      if (begun.stand.id === this.to) return stepsOf(begun);
      for (const move of this.graph.moves(begun.stand, begun.before?.stand.id).reverse())
        this.goOn(begun, move);
    }
    return undefined;
  }

  private goOn(before: Begun, { to: stand, cost, step }: Move): void {
    if (!this.costs.has(stand.key)) return;
    const left = this.leastFrom(stand);
    // Nearer than all before it, it is none of them: so it is on nearly every step of a short path.
    if (left >= before.least && hasBeenAt(before, stand.place)) return;
    const least = Math.min(left, before.least);
    const begun = { stand, cost: before.cost + cost, least, before };
    this.put(step === undefined ? begun : { ...begun, step });
  }

  /** From the place, however one stands there. */
  private leastFrom(stand: Stand): number {
    const keys = stand.id === undefined ? [stand.key] : keysAt(stand.id);
    return Math.min(...keys.map((key) => this.costs.get(key) ?? Infinity));
  }

  private put(begun: Begun): void {
    const left = this.costs.get(begun.stand.key);
    if (left === undefined) return;
    this.begun++;
    this.due.put(begun.cost + left, begun);
  }
}

function hasBeenAt(begun: Begun, place: string): boolean {
  for (let one: Begun | undefined = begun; one !== undefined; one = one.before)
    if (one.stand.place === place) return true;
  return false;
}

function stepsOf(begun: Begun): PathStep[] {
  const steps: PathStep[] = [];
  for (let one: Begun | undefined = begun; one !== undefined; one = one.before)
    if (one.step !== undefined) steps.push(one.step);
  return steps.reverse();
}
