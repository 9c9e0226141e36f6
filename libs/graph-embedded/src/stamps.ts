import { type Stamp } from '@pedigree/lineage';
import { type Database } from './database';
import { type StampRow, stampOf } from './rows';
import { SELECT_STAMPS } from './statements';

/** About 400 bytes each. */
const MOST_REMEMBERED = 100_000;

/** Who said what when, by surrogate of the event. Events never change, so that what was read once is kept: ancestors are read again and again. */
export class Stamps {
  private readonly known = new Map<number, Stamp>();

  constructor(private readonly db: Database) {}

  /** To be called before `of`. */
  load(events: ReadonlySet<number>): void {
    if (this.known.size + events.size > MOST_REMEMBERED) this.known.clear();
    const unknown = [...events].filter((event) => !this.known.has(event));
    if (unknown.length === 0) return;
    const rows = this.db.tuples<[number, ...StampRow]>(SELECT_STAMPS, JSON.stringify(unknown));
    for (const [seq, ...stamp] of rows) this.known.set(seq, stampOf(stamp));
  }

  /** Of an event that was loaded last. */
  of(event: number): Stamp | undefined {
    return this.known.get(event);
  }
}
