import { type Database } from './database';

/** A prepared statement with the shape of its parameters and rows. */
interface Statement<P extends readonly unknown[], R> {
  all(...parameters: P): R[];
  get(...parameters: P): R | undefined;
  run(...parameters: P): { lastInsertRowid: number | bigint };
}

type Blob = Uint8Array;
type Range = [from: number, to: number];

type Value = LogRow[number];
/** id, bytes, at, key, headers, value */
export type LogRow = [number, number, number, Blob | null, Blob, Blob];

/** Rows of one `appendMany`: together they cost half of what they do one by one. */
export const ROWS_AT_ONCE = 50;

const insertion = (rows: number): string => {
  const values = new Array(rows).fill('(?, ?, ?, ?, ?, ?)').join();
  return `INSERT INTO log (id, bytes, at, key, headers, value) VALUES ${values}`;
};

/** Every statement of the log, compiled once. */
export function statements(db: Database) {
  const prepare = <P extends readonly unknown[], R = never>(sql: string) =>
    db.prepare(sql) as unknown as Statement<P, R>;
  return {
    partitions: prepare<[], { id: number; topic: string; partition: number }>(
      'SELECT id, topic, partition FROM partitions ORDER BY topic, partition',
    ),
    addPartition: prepare<[string, number]>(
      'INSERT OR IGNORE INTO partitions (topic, partition) VALUES (?, ?)',
    ),
    last: prepare<Range, { id: number | null }>(
      'SELECT max(id) AS id FROM log WHERE id >= ? AND id < ?',
    ),
    append: prepare<LogRow>(insertion(1)),
    appendMany: prepare<Value[]>(insertion(ROWS_AT_ONCE)),
    sizes: prepare<[...Range, number], { bytes: number }>(
      'SELECT bytes FROM log WHERE id >= ? AND id < ? ORDER BY id LIMIT ?',
    ),
    read: prepare<
      [...Range, number],
      { id: number; at: number; key: Blob | null; headers: Blob; value: Blob }
    >('SELECT id, at, key, headers, value FROM log WHERE id >= ? AND id < ? ORDER BY id LIMIT ?'),
    progress: prepare<[string, number], { next: number; metadata: string }>(
      'SELECT next, metadata FROM positions WHERE consumers = ? AND partition = ?',
    ),
    commit: prepare<[string, number, number, string]>(
      'INSERT OR REPLACE INTO positions (consumers, partition, next, metadata) VALUES (?, ?, ?, ?)',
    ),
  };
}
