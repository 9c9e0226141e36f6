import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@pedigree/testing';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { Checkpoints } from './checkpoints';
import { openFile } from './open-file';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'pedigree-checkpoints-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const fileOf = (name: string): string => join(directory, name);

/** A file with a row in its write-ahead log. */
function written(path: string) {
  const db = openFile(path, 0);
  db.exec('CREATE TABLE said (word TEXT); INSERT INTO said VALUES (1)');
  return db;
}

/** Rows of the file as it would be without its write-ahead log. */
async function rowsWithoutLog(path: string): Promise<number> {
  const copy = fileOf('copy.db');
  await copyFile(path, copy);
  const db = new DatabaseSync(copy);
  const table = db.prepare(`SELECT count(*) AS rows FROM sqlite_master WHERE name = 'said'`).get();
  const rows = (table as { rows: number }).rows === 0 ? 0 : countIn(db);
  db.close();
  return rows;
}

const countIn = (db: DatabaseSyncInstance): number =>
  (db.prepare('SELECT count(*) AS rows FROM said').get() as { rows: number }).rows;

describe('Checkpoints', () => {
  test('moves what was written to the file while it stays open', async () => {
    const db = written(fileOf('a.db'));
    expect(await rowsWithoutLog(fileOf('a.db'))).toBe(0);
    const checkpoints = new Checkpoints(fileOf('a.db'));
    checkpoints.begin();
    await eventually(async () => (await rowsWithoutLog(fileOf('a.db'))) === 1);
    db.exec('INSERT INTO said VALUES (2)');
    await eventually(async () => (await rowsWithoutLog(fileOf('a.db'))) === 2);
    await checkpoints.end();
    db.close();
  });

  test('keeps nobody from writing, and leaves what somebody still reads', async () => {
    const db = written(fileOf('b.db'));
    const reader = openFile(fileOf('b.db'), 0);
    reader.exec('BEGIN');
    expect(countIn(reader)).toBe(1);
    const checkpoints = new Checkpoints(fileOf('b.db'));
    checkpoints.begin();
    await eventually(async () => (await rowsWithoutLog(fileOf('b.db'))) === 1);
    for (let word = 0; word < 1000; word++) db.exec('INSERT INTO said VALUES (2)');
    expect(countIn(reader)).toBe(1);
    reader.exec('COMMIT');
    expect(countIn(reader)).toBe(1001);
    await checkpoints.end();
    reader.close();
    db.close();
  });

  test('ends at once where it never began, and does not begin again', async () => {
    const checkpoints = new Checkpoints(fileOf('c.db'));
    await checkpoints.end();
    const db = written(fileOf('c.db'));
    checkpoints.begin();
    await checkpoints.end();
    db.close();
  });

  test('that cannot open the file fails alone', async () => {
    const checkpoints = new Checkpoints(fileOf('missing/d.db'));
    checkpoints.begin();
    await checkpoints.end();
    const db = written(fileOf('d.db'));
    expect(countIn(db)).toBe(1);
    db.close();
  });
});
