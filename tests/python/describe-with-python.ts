import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describeNeeding } from '@pedigree/testing';

/** Packages from PyPI that tests use as their users do. */
export interface PythonClient {
  /** Where they are installed, below the cache: with a version, so that another one does not clash. */
  folder: string;
  /** For pip, each with its version. */
  packages: readonly string[];
  /** What imports when all of it is there. */
  modules: readonly string[];
}

const NEEDED = 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))';
const INSTALL_LIMIT_MS = 300_000;

const caches = process.env.PEDIGREE_STACK_CACHE || join(homedir(), '.cache', 'pedigree-stack');
const homeOf = ({ folder }: PythonClient): string => join(caches, folder);
const listOf = ({ packages }: PythonClient): string => packages.join(' ');
const pythonIn = (folder: string): string => join(folder, 'bin', 'python');

/**
 * Use as `describe` for tests with clients for Python; see {@link describeNeeding}. They are installed once per
 * machine, beside the servers of the stack.
 *
 * @param define declares the tests; gets the path of a Python that has the packages
 */
export function describeWithPython(
  name: string,
  client: PythonClient,
  define: (python: string) => void,
): void {
  const lacking = isInstalled(client, homeOf(client)) ? undefined : install(client);
  describeNeeding(name, { what: listOf(client), lacking }, () => define(pythonIn(homeOf(client))));
}

/** Works, too: the Python that it was made from may have gone since. */
function isInstalled(client: PythonClient, folder: string): boolean {
  const marker = join(folder, '.complete');
  if (!existsSync(marker) || readFileSync(marker, 'utf8') !== listOf(client)) return false;
  return run(pythonIn(folder), '-c', `import ${client.modules.join(', ')}`) === undefined;
}

/** In a folder that takes its name when whole, as another process may do the same. */
function install(client: PythonClient): string | undefined {
  if (run('python3', '-c', NEEDED) !== undefined)
    return 'There is no python3 of at least 3.10 with venv and ensurepip on the PATH.';
  mkdirSync(caches, { recursive: true });
  const folder = mkdtempSync(`${homeOf(client)}.unfinished-`);
  try {
    return fill(client, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fill(client: PythonClient, folder: string): string | undefined {
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--retries=1'];
  const fault =
    run('python3', '-m', 'venv', folder) ?? run(pythonIn(folder), ...pip, ...client.packages);
  if (fault !== undefined) return fault;
  writeFileSync(join(folder, '.complete'), listOf(client));
  const home = homeOf(client);
  if (isInstalled(client, home)) return undefined;
  rmSync(home, { recursive: true, force: true });
  renameSync(folder, home);
  return undefined;
}

/** What went wrong, or undefined. */
function run(program: string, ...args: string[]): string | undefined {
  const ended = spawnSync(program, args, { encoding: 'utf8', timeout: INSTALL_LIMIT_MS });
  if (ended.status === 0) return undefined;
  const said = ended.error?.message ?? ended.stderr.trim().split('\n').at(-1);
  return `${program} ${args[1] ?? ''} failed: ${said ?? 'without a word'}`;
}
