import { type ReachQuery } from '@pedigree/graph';
import { TRANSMISSION_EDGES } from '@pedigree/lineage';
import { type Database } from './database';
import { type Deadline } from './deadline';
import * as sql from './statements';

const FOLLOWED = TRANSMISSION_EDGES.length;
/** Most rows of a closure that is read at once: some 5 ms. */
const AT_ONCE = 5_000;
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
  found.take(db.each(sql.SELECT_KNOWN, roots));
  if (query.depth !== undefined) stepwise(db, query, query.depth, found);
  else if (!found.full()) closure(db, query, roots, found);
  return found.all();
}

/** At once where it is small, as nearly all are; otherwise row by row, with an eye on the clock. */
function closure(db: Database, { direction }: ReachQuery, roots: string, found: Found): void {
  const text = sql.CLOSURE[direction];
  const rows = db.tuples<[number]>(text, roots, FOLLOWED, AT_ONCE);
  if (rows.length < AT_ONCE) found.take(rows);
  else found.take(db.each(text, roots, FOLLOWED, ALL));
}

function stepwise(db: Database, { direction }: ReachQuery, depth: number, found: Found): void {
  let level = found.all();
  for (let hops = 0; hops < depth && level.length > 0 && !found.full(); hops++)
    level = found.take(db.each(sql.STEP[direction], JSON.stringify(level), FOLLOWED));
}

class Found {
  private readonly numbers = new Set<number>();
  private rows = 0;

  constructor(
    private readonly most: number,
    private readonly deadline: Deadline,
  ) {}

  /** Adds until it is full; answers what was new. */
  take(rows: Iterable<[n: number]>): number[] {
    const fresh: number[] = [];
    if (this.full()) return fresh;
    for (const [n] of rows) {
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
