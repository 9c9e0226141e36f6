// Builds the explorer to dist/apps/explorer with Vite, when a source is newer than what was built.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './setup.mjs';

const SOURCES = join(root, 'apps', 'explorer');
const BUILT = join(root, 'dist', 'apps', 'explorer', 'index.html');

/** @returns {Promise<boolean>} whether there was something to do */
export async function buildWeb() {
  const newest = Math.max(mtime(join(root, 'package-lock.json')), newestIn(SOURCES));
  if (mtime(BUILT) >= newest) return false;
  // Loaded only when it is needed: it takes longer than all the rest of a start.
  const { build } = await import('vite');
  await build({ root: SOURCES, configFile: join(SOURCES, 'vite.config.mjs'), logLevel: 'warn' });
  return true;
}

/** Folders count as well: theirs is the time of the last removal. */
function newestIn(folder) {
  const times = readdirSync(folder, { withFileTypes: true }).map((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return newestIn(path);
    return entry.name.endsWith('.spec.ts') ? 0 : mtime(path);
  });
  return Math.max(mtime(folder), ...times);
}

const mtime = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
