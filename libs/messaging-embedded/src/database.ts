import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { errorText, MessagingError } from '@pedigree/messaging';
import { openFile } from '@pedigree/sqlite-core';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';

export type Database = DatabaseSyncInstance;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS partitions (
    id INTEGER PRIMARY KEY, topic TEXT NOT NULL, partition INTEGER NOT NULL,
    UNIQUE (topic, partition));
  CREATE TABLE IF NOT EXISTS log (
    id INTEGER PRIMARY KEY, bytes INTEGER NOT NULL, at INTEGER NOT NULL,
    key BLOB, headers BLOB NOT NULL, value BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS positions (
    consumers TEXT NOT NULL, partition INTEGER NOT NULL, next INTEGER NOT NULL,
    metadata TEXT NOT NULL, PRIMARY KEY (consumers, partition)) WITHOUT ROWID;`;

/**
 * Makes this process the owner of a folder until `release`, or until it dies: the operating system
 * takes the lock of a killed process away.
 *
 * The lock has a database of its own because one with prepared statements lives on after `close`
 * until they are collected, and would hold it; statements cannot be finalized in this driver.
 *
 * @throws MessagingError `rejected` when another process has it
 */
export function ownFolder(directory: string): () => void {
  mkdirSync(directory, { recursive: true });
  const lock = new DatabaseSync(join(directory, 'messaging.lock'), { timeout: 0 });
  try {
    lock.exec('PRAGMA journal_mode=MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw isBusy(error) ? inUse(directory, error) : messagingError(error);
  }
  return () => lock.close();
}

/** The file of the log. */
export const fileIn = (directory: string): string => join(directory, 'messaging.db');

/** Opens the log: every commit is on the disk when it returns. @throws MessagingError */
export function openDatabase(directory: string): Database {
  try {
    const db = openFile(fileIn(directory), 1_000);
    db.exec(`BEGIN IMMEDIATE; ${SCHEMA} COMMIT`);
    return db;
  } catch (error) {
    throw messagingError(error);
  }
}

/** A full or failing disk may recover; anything else of SQLite's will not by trying again. */
export function messagingError(error: unknown): MessagingError {
  if (error instanceof MessagingError) return error;
  const code = PASSING.has(errorNumber(error)) ? 'unavailable' : 'rejected';
  return new MessagingError(code, `The embedded log failed: ${errorText(error)}`, { cause: error });
}

const BUSY = 5;
/** SQLite's busy, locked, I/O error, full and cannot-open. */
const PASSING = new Set([BUSY, 6, 10, 13, 14]);

const errorNumber = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'errcode' in error
    ? Number(error.errcode) & 0xff
    : 0;

const isBusy = (error: unknown): boolean => errorNumber(error) === BUSY;

const inUse = (directory: string, cause: unknown): MessagingError =>
  new MessagingError(
    'rejected',
    `The data folder ${directory} is in use by another process. Stop it, or set PEDIGREE_DATA_DIR to another folder.`,
    { cause },
  );
