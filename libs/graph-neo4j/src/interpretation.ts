import { isCurrent, outdated, READ_ANEW_AT_ONCE } from '@pedigree/graph';
import {
  FIRST_INTERPRETATION,
  INTERPRETATION,
  type Recording,
  type Said,
  type StoredEvent,
} from '@pedigree/lineage';
import neo4j from 'neo4j-driver';
import { type Connection, type Run } from './connection';
import * as cypher from './interpretation-statements';
import { type HistoryRow, stampOf } from './rows';

interface State {
  version: number;
  after: string | null;
}

interface EventRow extends Omit<HistoryRow, 'fact'> {
  type: string;
  document: string;
}

const DROPPED_AT_ONCE = 10_000;
/** Long enough for a part of a busy server. */
const READ_MS = 60_000;

/** Of a graph that says nothing of it yet. */
export const beginInterpretation = (connection: Connection): Promise<void> =>
  connection.write(async (run) => {
    const [now, first] = [INTERPRETATION, FIRST_INTERPRETATION].map((version) =>
      neo4j.int(version),
    );
    await run(cypher.BEGIN, { now, first });
  });

/** Which rules made the facts, and how they are made anew. */
export class Interpretation {
  /** It never goes back. */
  private current = false;

  constructor(private readonly connection: Connection) {}

  /** @throws GraphError `unavailable` where earlier rules made the facts, and none may be read or added */
  async assertCurrent(): Promise<void> {
    this.current ||= isCurrent((await this.state()).version);
    if (!this.current) throw outdated();
  }

  /**
   * A transaction for each part, which also says how far it came: after a crash it goes on there. Of
   * several processes one does it while the others wait.
   *
   * @param put files what events say, which are there already
   */
  async renew(
    interpret: (event: StoredEvent) => Said,
    put: (run: Run, recordings: readonly Recording[]) => Promise<void>,
    progress: (events: number) => void | Promise<void>,
  ): Promise<number> {
    let done = 0;
    if (isCurrent((await this.state()).version)) return done;
    await this.connection.exclusively(async (lock) => {
      await lock(cypher.LOCK, {});
      const { version, after } = await this.state();
      if (isCurrent(version)) return;
      await progress(done);
      if (after === null) await this.clear();
      for (let last = after ?? ''; ; await progress(done)) {
        const events = await this.eventsAfter(last);
        last = events.at(-1)?.stamp.eventId ?? '';
        if (last === '') break;
        const recordings = events.map((event) => ({ ...event, ...interpret(event) }));
        await this.connection.write(async (run) => {
          await put(run, recordings);
          await run(cypher.ADVANCE, { after: last });
        });
        done += events.length;
      }
      await this.finish();
    });
    return done;
  }

  /** What is dropped and then found again, where this is broken off, is dropped again. */
  private async clear(): Promise<void> {
    const most = neo4j.int(DROPPED_AT_ONCE);
    for (const statement of cypher.DROP)
      for (let dropped = 1; dropped > 0;)
        dropped = await this.connection.write(async (run) => {
          const [row] = await run<{ dropped: number }>(statement, { most });
          return row?.dropped ?? 0;
        });
    await this.connection.write((run) => run(cypher.ADVANCE, { after: '' }));
  }

  private async eventsAfter(after: string): Promise<StoredEvent[]> {
    const asked = { after, most: neo4j.int(READ_ANEW_AT_ONCE) };
    const rows = await this.connection.read<EventRow>(cypher.SELECT_EVENTS, asked, READ_MS);
    return rows.map(({ type, document, ...stamp }) => ({ type, document, stamp: stampOf(stamp) }));
  }

  private async finish(): Promise<void> {
    const version = neo4j.int(INTERPRETATION);
    await this.connection.write((run) => run(cypher.FINISH, { version }));
  }

  private async state(): Promise<State> {
    const [row] = await this.connection.read<State>(cypher.SELECT_STATE, {}, READ_MS);
    return row ?? { version: FIRST_INTERPRETATION, after: null };
  }
}
