// What every tool needs before it can start: a fitting Node.js and installed packages. Plain Node
// without packages, because it runs before they are there.
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const OLDEST = [20, 19];
/** Room for what a decision or a batch leaves behind: collected in one go, not copied about first. In MiB. */
export const SERVICE_FLAGS = ['--max-semi-space-size=64'];

export function fail(message) {
  console.error(message);
  process.exit(1);
}

export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  fail(
    `Pedigree needs Node.js ${OLDEST.join('.')} or newer; this is ${process.versions.node}. Install a newer one from https://nodejs.org.`,
  );
}

const mtime = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** npm writes `.package-lock.json` when it is done: without it an installation was cut short. */
export function installIfNeeded() {
  const installed = mtime(join(root, 'node_modules', '.package-lock.json'));
  if (installed > 0 && installed >= mtime(join(root, 'package-lock.json'))) return;
  if (!existsSync(join(root, 'package-lock.json')))
    fail('package-lock.json is missing: check out the whole repository.');
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink())
    fail(
      'node_modules is a link, and npm ci would empty what it leads to. Remove the link, or run npm ci where it leads.',
    );
  const started = Date.now();
  console.log('Installing packages (once, usually about a minute) ...');
  const { status, stdout, stderr, error } = runNpm(['ci', '--no-audit', '--no-fund']);
  if (status !== 0)
    fail(
      `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}\nnpm ci failed. Check the network and the registry (npm config get registry), then try again.`,
    );
  console.log(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

function runNpm(args) {
  const env = { ...process.env, SCARF_ANALYTICS: 'false' };
  const cli = process.env.npm_execpath;
  const options = { cwd: root, env, encoding: 'utf8', maxBuffer: 1 << 28 };
  return cli?.endsWith('.js')
    ? spawnSync(process.execPath, [cli, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}
