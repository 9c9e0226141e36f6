import { type Stand, type StepGraph } from './step-graph';

/** Things by a small whole number, taken out lowest first, and of equals the last put in. */
export class Buckets<T> {
  private readonly buckets: T[][] = [];
  private lowest = 0;

  put(rank: number, item: T): void {
    (this.buckets[rank] ??= []).push(item);
    if (rank < this.lowest) this.lowest = rank;
  }

  take(): T | undefined {
    for (; this.lowest < this.buckets.length; this.lowest++) {
      const item = this.buckets[this.lowest]?.pop();
      if (item !== undefined) return item;
    }
    return undefined;
  }
}

interface Back {
  key: string;
  cost: number;
}

/**
 * The least cost from every stand to the artifact, by key; none where it does not lead there. Looks
 * only at what can be reached from `start`. Linear in that.
 */
export function costsTo(graph: StepGraph, start: Stand, to: string): ReadonlyMap<string, number> {
  const { before, ends } = explored(graph, start, to);
  const costs = new Map<string, number>();
  const due = new Buckets<Back>();
  for (const key of ends) due.put(0, { key, cost: 0 });
  for (let next = due.take(); next !== undefined; next = due.take()) {
    if (costs.has(next.key)) continue;
    costs.set(next.key, next.cost);
    for (const { key, cost } of before.get(next.key) ?? [])
      due.put(next.cost + cost, { key, cost: next.cost + cost });
  }
  return costs;
}

/** Every stand that is reachable with the stands before it, and those at the artifact. */
function explored(graph: StepGraph, start: Stand, to: string) {
  const before = new Map<string, Back[]>([[start.key, []]]);
  const ends: string[] = [];
  const due = [start];
  for (let stand = due.pop(); stand !== undefined; stand = due.pop()) {
    if (stand.id === to) ends.push(stand.key);
    for (const move of graph.moves(stand, undefined)) {
      const known = before.get(move.to.key);
      if (known === undefined) due.push(move.to);
      const back = { key: stand.key, cost: move.cost };
      if (known === undefined) before.set(move.to.key, [back]);
      else known.push(back);
    }
  }
  return { before, ends };
}
