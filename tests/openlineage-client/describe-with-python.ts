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

const PACKAGES = ['openlineage-python==1.54.0', 'confluent-kafka==2.16.1'].join(' ');
const NEEDED = 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))';
const INSTALL_LIMIT_MS = 300_000;

const caches = process.env.PEDIGREE_STACK_CACHE || join(homedir(), '.cache', 'pedigree-stack');
const home = join(caches, 'openlineage-1.54.0');
const pythonIn = (folder: string): string => join(folder, 'bin', 'python');

/**
 * Use as `describe` for tests with the OpenLineage client for Python. It is installed once per
 * machine, beside the servers of the stack.
 *
 * Where it cannot be had it says why in one line and leaves a skipped test in the report; with
 * `REQUIRE_STACK=1` it throws instead. Jest only.
 *
 * @param define declares the tests; gets the path of a Python that has the client
 * @throws Error when the client cannot be had and is required
 */
export function describeWithPython(name: string, define: (python: string) => void): void {
  const fault = isInstalled(home) ? undefined : install();
  if (fault === undefined) return describe(name, () => define(pythonIn(home)));
  const reason = `needs ${PACKAGES}: ${name}. ${fault}`;
  if (process.env.REQUIRE_STACK === '1')
    throw new Error(`REQUIRE_STACK=1 is set and this ${reason}`);
  process.stderr.write(`SKIPPED, ${reason}\n`);
  describe.skip(name, () => test('needs the OpenLineage client for Python', () => undefined));
}

/** Works, too: the Python that it was made from may have gone since. */
function isInstalled(folder: string): boolean {
  const marker = join(folder, '.complete');
  if (!existsSync(marker) || readFileSync(marker, 'utf8') !== PACKAGES) return false;
  return run(pythonIn(folder), '-c', 'import openlineage.client, confluent_kafka') === undefined;
}

/** In a folder that takes its name when whole, as another process may do the same. */
function install(): string | undefined {
  if (run('python3', '-c', NEEDED) !== undefined)
    return 'There is no python3 of at least 3.10 with venv and ensurepip on the PATH.';
  mkdirSync(caches, { recursive: true });
  const folder = mkdtempSync(`${home}.unfinished-`);
  try {
    return fill(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fill(folder: string): string | undefined {
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--retries=1'];
  const fault =
    run('python3', '-m', 'venv', folder) ?? run(pythonIn(folder), ...pip, ...PACKAGES.split(' '));
  if (fault !== undefined) return fault;
  writeFileSync(join(folder, '.complete'), PACKAGES);
  if (isInstalled(home)) return undefined;
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
