import { type ReachQuery } from '@pedigree/graph';
import { TRANSMISSION_EDGES } from '@pedigree/lineage';
import { type Database } from './database';
import { type Deadline } from './deadline';
import * as sql from './statements';

/** Types of edges are numbered: those below are followed. Edges between weights come first. */
const FOLLOWED = TRANSMISSION_EDGES.length;
const WEIGHTS = TRANSMISSION_EDGES.indexOf('INITIALIZED_FROM') + 1;
const followedBy = ({ weights = false }: ReachQuery): number => (weights ? WEIGHTS : FOLLOWED);

/** Most rows of a closure that is read at once: some 10 ms. */
const AT_ONCE = 16_000;
/** No limit, to SQLite. */
const ALL = -1;
/** Rows between two looks at the clock. */
const ROWS_PER_CHECK = 256;

/**
 * The surrogates of what is reachable, roots first; one more than `limit` where there are more.
 *
 * @throws GraphError `timeout`
 */
export function reached(db: Database, query: ReachQuery, deadline: Deadline): number[] {
  const found = new Found(query.limit + 1, deadline);
  const roots = JSON.stringify(query.roots);
  found.take(numbersOf(db.each(sql.SELECT_KNOWN, roots)));
  if (query.depth !== undefined) stepwise(db, query, query.depth, found);
  else if (!found.full()) closure(db, query, roots, found);
  return found.all();
}

/** At once where it is small, as nearly all are; otherwise row by row, with an eye on the clock. */
function closure(db: Database, query: ReachQuery, roots: string, found: Found): void {
  const { direction, limit } = query;
  const followed = followedBy(query);
  const most = Math.min(limit + 1, AT_ONCE);
  const numbers = db.packed<number>(sql.PACK_CLOSURE[direction], roots, followed, most);
  if (numbers.length < AT_ONCE) found.take(numbers);
  else found.take(numbersOf(db.each(sql.CLOSURE[direction], roots, followed, ALL)));
}

function stepwise(db: Database, query: ReachQuery, depth: number, found: Found): void {
  const step = sql.STEP[query.direction];
  const followed = followedBy(query);
  let level = found.all();
  for (let hops = 0; hops < depth && level.length > 0 && !found.full(); hops++)
    level = found.take(numbersOf(db.each(step, JSON.stringify(level), followed)));
}

function* numbersOf(rows: Iterable<[number]>): Iterable<number> {
  for (const [n] of rows) yield n;
}

class Found {
  private readonly numbers = new Set<number>();
  private rows = 0;

  constructor(
    private readonly most: number,
    private readonly deadline: Deadline,
  ) {}

  /** Adds until it is full; answers what was new. */
  take(numbers: Iterable<number>): number[] {
    const fresh: number[] = [];
    if (this.full()) return fresh;
    for (const n of numbers) {
      if (this.rows++ % ROWS_PER_CHECK === 0) this.deadline.check();
      if (!this.numbers.has(n)) fresh.push(n);
      this.numbers.add(n);
      if (this.full()) break;
    }
    return fresh;
  }

  full(): boolean {
    return this.numbers.size >= this.most;
  }

  all(): number[] {
    return [...this.numbers];
  }
}
