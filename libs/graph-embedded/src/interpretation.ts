import { setImmediate } from 'node:timers/promises';
import { isCurrent, outdated, READ_ANEW_AT_ONCE } from '@pedigree/graph';
import {
  FIRST_INTERPRETATION,
  INTERPRETATION,
  type Recording,
  type Said,
  type StoredEvent,
} from '@pedigree/lineage';
import { type Database } from './database';
import * as sql from './interpretation-statements';
import { stampOf, type StampRow } from './rows';

interface State {
  version: number;
  /** The event after which to go on; null where the facts of earlier rules are still there. */
  after: number | null;
}

type EventRow = [seq: number, type: string, document: string, ...stamp: StampRow];

/** Files what events say that are there already; the first of them has this surrogate, and each the next. */
export type Derive = (recordings: readonly Recording[], first: number) => void;

/** Which rules made the facts, and how they are made anew. */
export class Interpretation {
  /** It never goes back. */
  private current = false;

  constructor(private readonly db: Database) {}

  /** Of a file that says nothing of it yet: an empty one is up to date. */
  static begin(db: Database): void {
    db.run(sql.BEGIN, FIRST_INTERPRETATION, INTERPRETATION);
  }

  /** @throws GraphError `unavailable` where earlier rules made the facts, and none may be read or added */
  assertCurrent(): void {
    this.current ||= isCurrent(this.state().version);
    if (!this.current) throw outdated();
  }

  /**
   * A transaction for each part, which also says how far it came: after a crash it goes on there.
   * Others get their turn in between.
   */
  async renew(
    interpret: (event: StoredEvent) => Said,
    derive: Derive,
    progress: (events: number) => void | Promise<void>,
  ): Promise<number> {
    let done = 0;
    for (; !isCurrent(this.state().version); await setImmediate()) {
      await progress(done);
      done += this.db.write(() => this.next(interpret, derive));
    }
    return done;
  }

  private next(interpret: (event: StoredEvent) => Said, derive: Derive): number {
    const { version, after } = this.state();
    if (isCurrent(version)) return 0;
    if (after === null) this.clear();
    const rows = this.db.tuples<EventRow>(sql.SELECT_EVENTS, after ?? 0, READ_ANEW_AT_ONCE);
    for (const part of consecutive(rows)) {
      const events = part.map(eventOf);
      derive(
        events.map((event) => ({ ...event, ...interpret(event) })),
        part[0]?.[0] ?? 0,
      );
    }
    const last = rows.at(-1)?.[0];
    if (last === undefined) this.db.run(sql.FINISH, INTERPRETATION);
    else this.db.run(sql.ADVANCE, last);
    return rows.length;
  }

  private clear(): void {
    for (const table of sql.TABLES_OF_FACTS) this.db.run(`DELETE FROM ${table}`);
  }

  private state(): State {
    return this.db.get<State>(sql.SELECT_STATE) ?? { version: FIRST_INTERPRETATION, after: null };
  }
}

const eventOf = ([, type, document, ...stamp]: EventRow): StoredEvent => ({
  ...{ type, document },
  stamp: stampOf(stamp),
});

/** Rows whose surrogates follow one another. */
function consecutive(rows: readonly EventRow[]): EventRow[][] {
  const parts: EventRow[][] = [];
  for (const row of rows) {
    const part = parts.at(-1);
    if (part?.at(-1)?.[0] === row[0] - 1) part.push(row);
    else parts.push([row]);
  }
  return parts;
}
