import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { GraphError, isGraphError } from '@pedigree/graph';
import { openFile } from '@pedigree/sqlite-core';
import { type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite';
import { MIGRATIONS } from './schema';

export type Parameter = string | number | null;

/** Milliseconds for which another process may hold the write lock before a call fails with `conflict`. */
const BUSY_TIMEOUT_MS = 5_000;
const CACHE_KB = 64 * 1024;

/** The file of the graph. */
export const fileIn = (directory: string): string => join(directory, 'graph.db');

const ROWS_PER_INSERT = [50, 10, 1];

/** The open file, with its statements prepared once. Everything on it is synchronous. */
export class Database {
  private readonly statements = new Map<string, StatementSyncInstance>();
  private readonly bareStatements = new Map<string, StatementSyncInstance>();

  private constructor(private readonly db: DatabaseSyncInstance) {}

  /** Creates directory and file where missing, and brings the file to this version. @throws GraphError */
  static open(directory: string): Database {
    return translating(() => {
      mkdirSync(directory, { recursive: true });
      const db = openFile(fileIn(directory), BUSY_TIMEOUT_MS);
      db.exec(`PRAGMA cache_size = -${CACHE_KB}; PRAGMA temp_store = MEMORY;`);
      const database = new Database(db);
      database.migrate();
      return database;
    });
  }

  /** All of `work` is kept, or nothing of it. @throws GraphError */
  write<T>(work: () => T): T {
    return this.transaction('BEGIN IMMEDIATE', work);
  }

  /** All reads in `work` see one state of the file. @throws GraphError */
  read<T>(work: () => T): T {
    return this.transaction('BEGIN', work);
  }

  run(sql: string, ...parameters: Parameter[]): number {
    return Number(this.prepared(sql).run(...parameters).lastInsertRowid);
  }

  get<Row>(sql: string, ...parameters: Parameter[]): Row | undefined {
    return this.prepared(sql).get(...parameters) as Row | undefined;
  }

  all<Row>(sql: string, ...parameters: Parameter[]): Row[] {
    return this.prepared(sql).all(...parameters) as Row[];
  }

  /**
   * Inserts many rows with few statements: twice as fast as one by one.
   *
   * @param into table and columns: `edge (from_n, to_n)`
   * @param otherwise what to do where a row is there already
   */
  insert(into: string, rows: readonly Parameter[][], otherwise = ''): void {
    let at = 0;
    for (const size of ROWS_PER_INSERT)
      for (; at + size <= rows.length; at += size) {
        const values: Parameter[] = [];
        for (let row = at; row < at + size; row++)
          for (const value of rows[row] ?? []) values.push(value);
        this.run(insertion(into, size, otherwise), ...values);
      }
  }

  /** Rows without the names of their columns: half the cost. */
  tuples<Row extends readonly unknown[]>(sql: string, ...parameters: Parameter[]): Row[] {
    return this.bare(sql).all(...parameters) as Row[];
  }

  /**
   * What a statement answers as one JSON text. Each value that crosses to JavaScript by itself costs more
   * than reading it: many rows come in a third of the time.
   */
  packed<Row>(sql: string, ...parameters: Parameter[]): Row[] {
    const [row] = this.tuples<[string | null]>(sql, ...parameters);
    return JSON.parse(row?.[0] ?? '[]') as Row[];
  }

  /** Rows as they are found, without the names of their columns. One loop over a statement at a time. */
  each<Row extends readonly unknown[]>(
    sql: string,
    ...parameters: Parameter[]
  ): IterableIterator<Row> {
    return this.bare(sql).iterate(...parameters) as IterableIterator<Row>;
  }

  close(): void {
    this.statements.clear();
    this.bareStatements.clear();
    if (this.db.isOpen) this.db.close();
  }

  private prepared(sql: string): StatementSyncInstance {
    return remembered(this.statements, sql, () => this.db.prepare(sql));
  }

  private bare(sql: string): StatementSyncInstance {
    return remembered(this.bareStatements, sql, () => {
      const statement = this.db.prepare(sql);
      statement.setReturnArrays(true);
      return statement;
    });
  }

  private transaction<T>(begin: string, work: () => T): T {
    return translating(() => {
      this.db.exec(begin);
      try {
        const result = work();
        this.db.exec('COMMIT');
        return result;
      } catch (error) {
        if (this.db.isOpen && this.db.isTransaction) this.db.exec('ROLLBACK');
        throw error;
      }
    });
  }

  private migrate(): void {
    if (this.version() === MIGRATIONS.length) return;
    this.write(() => {
      const version = this.version();
      if (version > MIGRATIONS.length) throw tooNew(version);
      const due = MIGRATIONS.slice(version);
      for (const { sql } of due) this.db.exec(sql);
      for (const { then } of due) then?.(this);
      this.db.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
    });
  }

  private version(): number {
    const row = this.db.prepare('PRAGMA user_version').get() as { user_version: number };
    return row.user_version;
  }
}

function remembered<T>(known: Map<string, T>, key: string, make: () => T): T {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}

const insertions = new Map<string, string>();

/** The text that inserts so many rows; the same string each time, since statements are found by it. */
const insertion = (into: string, rows: number, otherwise: string): string =>
  remembered(insertions, `${rows} ${into}`, () => {
    const row = `(${into.split(',').fill('?').join()})`;
    return `INSERT INTO ${into} VALUES ${new Array(rows).fill(row).join()} ${otherwise}`;
  });

const tooNew = (version: number): GraphError =>
  new GraphError(
    'incompatible',
    `The graph file has version ${version}; this Pedigree knows versions up to ${MIGRATIONS.length}. Run the newer Pedigree that wrote it.`,
  );

function translating<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw graphErrorOf(error);
  }
}

/** SQLite's busy and locked. */
const CONFLICTS = new Set([5, 6]);
/** SQLite's out of memory, I/O error, full and cannot-open. */
const PASSING = new Set([7, 10, 13, 14]);

function graphErrorOf(error: unknown): GraphError {
  if (isGraphError(error)) return error;
  const { message = String(error), errcode = 0, syscall } = Object(error) as Failure;
  const number = errcode & 0xff;
  const passing = syscall !== undefined || message.includes('not open') || PASSING.has(number);
  const code = CONFLICTS.has(number) ? 'conflict' : passing ? 'unavailable' : 'rejected';
  return new GraphError(code, `The embedded graph failed: ${message}`, { cause: error });
}

/** What SQLite's and the file system's errors have; they need not be of this realm's `Error`. */
interface Failure {
  message?: string;
  errcode?: number;
  syscall?: string;
}
