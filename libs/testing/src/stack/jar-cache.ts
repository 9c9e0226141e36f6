import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type Artifact } from './artifacts';
import { type Environment } from './environment';
import { withFileLock } from './file-lock';
import { type Log } from './log';

/** Fills a folder with an artifact's jars, or throws. */
export type Download = (artifact: Artifact, folder: string) => Promise<void>;

const DOWNLOAD_LIMIT_MS = 15 * 60_000;
const MARKER = '.complete';
const UNFINISHED = '.unfinished-';

/** The folder of all caches: `PEDIGREE_STACK_CACHE`, or `~/.cache/pedigree-stack`. */
export function cacheFolder(env: Environment = process.env): string {
  return env.PEDIGREE_STACK_CACHE || join(homedir(), '.cache', 'pedigree-stack');
}

/**
 * Use to get a server's jars: downloads them once per machine, then finds them.
 *
 * A download goes to a folder of its own and takes its name only when whole, so an interrupted one
 * is never used. A second process that wants the same jars waits for the first.
 *
 * @returns the folder that holds the jars
 * @throws Error when the download fails
 */
export async function cachedJars(
  artifact: Artifact,
  { root, download, log }: { root: string; download: Download; log: Log },
): Promise<string> {
  const folder = join(root, artifact.folder);
  if (await isComplete(folder)) return folder;
  await mkdir(root, { recursive: true });
  log(`getting ${artifact.name} with Maven, once: ${artifact.megabytes} MB into ${folder}`);
  const limit = {
    limitMs: DOWNLOAD_LIMIT_MS,
    what: `another process to download ${artifact.name}`,
  };
  await withFileLock(`${folder}.lock`, limit, async () => {
    if (await isComplete(folder)) return;
    await fill(folder, artifact, download);
  });
  return folder;
}

async function fill(folder: string, artifact: Artifact, download: Download): Promise<void> {
  const unfinished = await mkdtemp(`${folder}${UNFINISHED}`);
  try {
    await download(artifact, unfinished);
    await writeFile(join(unfinished, MARKER), JSON.stringify(await jarSizes(unfinished)));
    await rm(folder, { recursive: true, force: true });
    await rename(unfinished, folder);
  } finally {
    await removeUnfinished(folder);
  }
}

/** Also what a killed process left; its Maven may have lived on, but began before ours. */
async function removeUnfinished(folder: string): Promise<void> {
  const root = dirname(folder);
  const names = (await readdir(root)).filter((n) => n.startsWith(basename(folder) + UNFINISHED));
  await Promise.all(names.map((name) => rm(join(root, name), { recursive: true, force: true })));
}

/** Whether every jar is there in the size it had when the download ended. */
async function isComplete(folder: string): Promise<boolean> {
  try {
    const marker = await readFile(join(folder, MARKER), 'utf8');
    return marker === JSON.stringify(await jarSizes(folder));
  } catch {
    return false; // not downloaded, or half deleted: the same remedy
  }
}

async function jarSizes(folder: string): Promise<[string, number][]> {
  const jars = (await readdir(folder)).filter((name) => name.endsWith('.jar')).sort();
  return Promise.all(jars.map(async (jar) => [jar, (await stat(join(folder, jar))).size]));
}
