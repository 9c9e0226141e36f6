import {
  assertLimit,
  type ClosureReader,
  type FactsQuery,
  type Frontier,
  type FrontierQuery,
} from '@pedigree/graph';
import { type Subgraph, TRANSMISSION_EDGES } from '@pedigree/lineage';
import * as sql from './closure-statements';
import { type Database } from './database';
import { Deadline } from './deadline';
import { Stamps } from './stamps';
import { SubgraphRead } from './subgraph';

/** Rows between two looks at the clock. */
const ROWS_PER_CHECK = 256;

/** Each read sees one state of the file and holds the thread for some milliseconds. */
export class EmbeddedClosures implements ClosureReader {
  constructor(private readonly db: Database) {}

  async frontier({ ids, direction, limit, timeoutMs }: FrontierQuery): Promise<Frontier> {
    assertLimit(limit);
    const deadline = new Deadline(timeoutMs);
    return this.db.read(() => {
      const names = this.named(ids);
      const numbers = JSON.stringify([...names.keys()]);
      const ends = [numbers, TRANSMISSION_EDGES.length, limit] as const;
      const digests = this.db.tuples<[number, string]>(sql.SELECT_DIGESTS, numbers);
      return {
        known: [...names.values()],
        digests: digests.map(([n, digest]) => [names.get(n) ?? '', digest] as const),
        next: timed(this.db.each<[string]>(sql.SELECT_NEXT[direction], ...ends), deadline),
      };
    });
  }

  async facts({ ids, timeoutMs }: FactsQuery): Promise<Pick<Subgraph, 'nodes' | 'edges'>> {
    const deadline = new Deadline(timeoutMs);
    return this.db.read(() => {
      const numbers = [...this.named(ids).keys()];
      const ends = this.db.tuples<[number]>(sql.SELECT_ENDS, JSON.stringify(numbers));
      // Stamps of its own: those of a large closure would push out what is read again and again.
      const subgraph = new SubgraphRead(this.db, new Stamps(this.db), deadline);
      return subgraph.read(numbers, ends.flat());
    });
  }

  /** Ids by surrogate, in the order asked for. */
  private named(ids: readonly string[]): Map<number, string> {
    return new Map(this.db.tuples<[number, string]>(sql.SELECT_NAMED, JSON.stringify(ids)));
  }
}

/** The first column. @throws GraphError `timeout` */
function timed(rows: Iterable<[string]>, deadline: Deadline): string[] {
  const values: string[] = [];
  for (const [value] of rows) {
    if (values.length % ROWS_PER_CHECK === 0) deadline.check();
    values.push(value);
  }
  return values;
}
