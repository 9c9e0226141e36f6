import { join } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';

type Value = string | number | null;

/** The tables of a graph file with all their rows, in the order in which they are to be written. */
export interface Rows {
  schema: readonly string[];
  tables: readonly { name: string; rows: readonly (readonly Value[])[] }[];
}

/** What somebody wrote to an embedded graph. */
export function rowsOf(directory: string): Rows {
  const db = new DatabaseSync(join(directory, 'graph.db'));
  const all = <T>(sql: string): T[] => db.prepare(sql).all() as T[];
  const made = all<{ type: string; name: string; sql: string }>(
    `SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'`,
  );
  const tables = made
    .filter(({ type }) => type === 'table')
    .map(({ name }) => ({ name, rows: tuplesOf(db, name) }));
  db.close();
  return { schema: made.map(({ sql }) => sql), tables: tables.filter(({ rows }) => rows[0]) };
}

function tuplesOf(db: DatabaseSyncInstance, table: string): Value[][] {
  const statement = db.prepare(`SELECT * FROM ${table}`);
  statement.setReturnArrays(true);
  return statement.all() as unknown as Value[][];
}

/**
 * The floor of the embedded graph: the same rows into the same tables with the same durability, by a
 * loop over prepared statements, `events` at a time. Nothing is read, checked or made of anything.
 */
export function writeRows(directory: string, { schema, tables }: Rows, transactions: number): void {
  const db = new DatabaseSync(join(directory, 'floor.db'));
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;');
  for (const sql of schema) db.exec(sql);
  const inserts = tables.map(({ name, rows }) => ({
    rows,
    statement: db.prepare(`INSERT INTO ${name} VALUES (${rows[0]?.map(() => '?').join() ?? ''})`),
  }));
  for (let part = 0; part < transactions; part++) {
    db.exec('BEGIN IMMEDIATE');
    for (const { rows, statement } of inserts)
      for (const row of partOf(rows, part, transactions)) statement.run(...row);
    db.exec('COMMIT');
  }
  db.close();
}

const partOf = <T>(rows: readonly T[], part: number, of: number): readonly T[] =>
  rows.slice(Math.floor((rows.length * part) / of), Math.floor((rows.length * (part + 1)) / of));
