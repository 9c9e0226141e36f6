import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';

/**
 * Pages of 4 KiB in the write-ahead log from which on a commit checkpoints what `Checkpoints` has not:
 * only then does the log begin anew. Seldom, because whoever waits for the commit waits for that too.
 */
const AUTOCHECKPOINT_PAGES = 4_000;

/**
 * Opens a file of which every commit is on the disk when it returns, and which others can read meanwhile.
 *
 * @param timeout milliseconds for which another connection may hold the write lock
 * @throws the driver's errors
 */
export function openFile(path: string, timeout: number): DatabaseSyncInstance {
  const db = new DatabaseSync(path, { timeout });
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    PRAGMA wal_autocheckpoint = ${AUTOCHECKPOINT_PAGES};`);
  return db;
}
