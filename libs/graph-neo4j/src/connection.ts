import { setTimeout } from 'node:timers/promises';
import { GraphError } from '@pedigree/graph';
import neo4j, {
  type Driver,
  type ManagedTransaction,
  type Record as DriverRecord,
  type Session,
} from 'neo4j-driver';
import { graphErrorOf } from './errors';

/** What a statement knows as `$given.<name>`. */
export type Parameters = Record<string, unknown>;

/** Runs one statement of a transaction; rows are objects by column name. */
export type Run = <Row extends object>(cypher: string, parameters: Parameters) => Promise<Row[]>;

/** Another process makes the same change right now; a later try finds it done. */
const SCHEMA_RACE = /AlreadyExists|EquivalentSchemaRule|ConstraintCreationFailed/;
const SCHEMA_TRIES = 20;
const SCHEMA_PAUSE_MS = 100;

/** The driver, with the port's errors, and sessions that see what this process wrote before. */
export class Connection {
  private readonly bookmarkManager = neo4j.bookmarkManager();

  constructor(
    private readonly driver: Driver,
    private readonly database: string | undefined,
  ) {}

  /** All of `work` is kept, or nothing. May be run again after deadlocks and lost connections. @throws GraphError */
  write<T>(work: (run: Run) => Promise<T>): Promise<T> {
    return this.using((session) => session.executeWrite((tx) => work(runOf(tx))));
  }

  /** Does `work` and undoes it. @throws GraphError */
  async rehearse(work: (run: Run) => Promise<void>): Promise<void> {
    await this.using(async (session) => {
      const transaction = await session.beginTransaction();
      try {
        await work(runOf(transaction));
      } finally {
        await transaction.close();
      }
    });
  }

  /**
   * In one transaction that begins with the statement: each round trip is felt in a short read.
   *
   * @throws GraphError `timeout` after `timeoutMs`, whatever the server is busy with
   */
  async read<Row extends object>(
    cypher: string,
    given: Parameters,
    timeoutMs: number,
  ): Promise<Row[]> {
    const timeout = Math.ceil(timeoutMs);
    const options = {
      routing: neo4j.routing.READ,
      bookmarkManager: this.bookmarkManager,
      transactionConfig: { timeout },
      ...this.named(),
    };
    try {
      const reading = this.driver.executeQuery(planned(cypher), { given }, options);
      return rowsOf<Row>((await within(timeoutMs, reading)).records);
    } catch (error) {
      throw graphErrorOf(error);
    }
  }

  /** One statement that changes the schema, which no other statement may share a transaction with. */
  schema(cypher: string): Promise<void> {
    return this.using(async (session) => {
      for (let tries = 1; ; tries++)
        try {
          await session.executeWrite((tx) => tx.run(cypher));
          return;
        } catch (error) {
          if (tries === SCHEMA_TRIES || !isSchemaRace(error)) throw error;
          await setTimeout(SCHEMA_PAUSE_MS * (0.5 + Math.random()));
        }
    });
  }

  /** One transaction that stays open while `work` does other things, to hold what it locked. */
  exclusively(work: (lock: Run) => Promise<void>): Promise<void> {
    return this.write(work);
  }

  async close(): Promise<void> {
    await this.driver.close();
  }

  private named(): { database?: string } {
    return this.database === undefined ? {} : { database: this.database };
  }

  private async using<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const session = this.driver.session({
      defaultAccessMode: neo4j.session.WRITE,
      bookmarkManager: this.bookmarkManager,
      ...this.named(),
    });
    try {
      return await work(session);
    } catch (error) {
      throw graphErrorOf(error);
    } finally {
      // Not awaited: what was done is done, and what failed may wait for the server.
      session.close().catch(() => undefined);
    }
  }
}

/**
 * Neo4j keeps a plan for each combination of the types of parameters, and the type of a list or a text
 * includes the order of magnitude of its size: with many lists every batch would be planned anew, which
 * takes a hundred times as long as running it. So all parameters go in one map, whose type is always
 * the same. Nor are plans made anew where the graph has grown: they seek by index, whatever its size.
 */
const planned = (cypher: string): string => `CYPHER replan=skip ${cypher}`;

const runOf =
  (tx: Pick<ManagedTransaction, 'run'>): Run =>
  async <Row extends object>(cypher: string, given: Parameters) =>
    rowsOf<Row>((await tx.run(planned(cypher), { given })).records);

/** By a loop: the driver's own way goes through iterators, and reads answer thousands of rows. */
const rowsOf = <Row extends object>(records: readonly DriverRecord[]): Row[] =>
  records.map((record) => {
    const row: Record<PropertyKey, unknown> = {};
    record.keys.forEach((key, place) => (row[key] = record.get(place)));
    return row as Row;
  });

const isSchemaRace = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && SCHEMA_RACE.test(String(error.code));

/** The server looks at its clock every other second; this one is exact. */
async function within<T>(timeoutMs: number, work: Promise<T>): Promise<T> {
  const done = new AbortController();
  const late = setTimeout(Math.min(timeoutMs, MOST_MS), undefined, { signal: done.signal }).then(
    () => {
      throw new GraphError('timeout', `The read took longer than ${timeoutMs} ms.`);
    },
  );
  late.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    done.abort();
    work.catch(() => undefined);
  }
}

/** Longest time that a timer takes. */
const MOST_MS = 2 ** 31 - 1;
