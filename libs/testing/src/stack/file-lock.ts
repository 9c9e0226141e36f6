import { readFile, rm, writeFile } from 'node:fs/promises';
import { type Patience, until } from './waiting';

/**
 * Use around work that only one process on the machine should do at a time.
 *
 * The lock is a file that names its holder; one whose holder is dead is taken over. Two processes
 * that take over at the same instant may both enter, so the work must survive that.
 *
 * @throws Error when a living process holds the lock longer than the limit
 */
export async function withFileLock<T>(
  file: string,
  patience: Patience,
  work: () => Promise<T>,
): Promise<T> {
  await until(() => take(file), patience);
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function take(file: string): Promise<boolean> {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code !== 'EEXIST') throw failure;
  }
  if (await isAbandoned(file)) await rm(file, { force: true });
  return false;
}

async function isAbandoned(file: string): Promise<boolean> {
  const holder = Number(await readFile(file, 'utf8').catch(() => ''));
  return holder > 0 && !isAlive(holder);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (failure) {
    return (failure as NodeJS.ErrnoException).code === 'EPERM';
  }
}
