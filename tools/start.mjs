// `npm start`: sets up what is missing, builds, and runs everything in one process. Plain Node without
// packages, because it runs before they are installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const OLDEST = [20, 19];

const USAGE = `Usage: npm start [-- --demo]

Runs Pedigree in one process: event log, lineage graph, gate and API. Without settings everything
is kept in the folder .pedigree and only this machine can reach it.

  --demo   also feeds real public lineages and prints what was judged
  --help   prints this

Settings are environment variables:
  PORT                       where the API listens (4600)
  HOST                       address to listen on (127.0.0.1)
  PEDIGREE_DATA_DIR          folder for events and lineage (.pedigree)
  KAFKA_BROKERS, NEO4J_URI   run on Kafka and Neo4j instead; set both
  NEO4J_USER, NEO4J_PASSWORD
  PEDIGREE_PARTITIONS        partitions of new topics (8)
  PEDIGREE_API_TOKENS        bearer tokens that may write, separated by commas
  PEDIGREE_INSECURE          1: let anyone write although HOST is not this machine alone
  PEDIGREE_LOG_LEVEL         fatal, error, warn, info, debug, trace or silent (info)
  PEDIGREE_LAG_TIMEOUT_MS    how long a promotion waits for the graph to catch up (30000)
  PEDIGREE_READ_TIMEOUT_MS   how long one read of the graph may take (10000)
  PEDIGREE_ANCESTRY_LIMIT    most artifacts in one ancestry (200000)`;

const OPTIONS = new Set(['--demo', '--help', '-h']);

function fail(message) {
  console.error(message);
  process.exit(1);
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  fail(
    `Pedigree needs Node.js ${OLDEST.join('.')} or newer; this is ${process.versions.node}. Install a newer one from https://nodejs.org.`,
  );
}

function readArguments(given) {
  const unknown = given.find((argument) => !OPTIONS.has(argument));
  if (unknown) {
    console.error(`There is no option ${unknown}.\n\n${USAGE}`);
    process.exit(2);
  }
  if (given.includes('--help') || given.includes('-h')) {
    console.log(USAGE);
    process.exit(0);
  }
  return given;
}

const mtime = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** npm writes `.package-lock.json` when it is done: without it an installation was cut short. */
function installIfNeeded() {
  const installed = mtime(join(root, 'node_modules', '.package-lock.json'));
  if (installed > 0 && installed >= mtime(join(root, 'package-lock.json'))) return;
  if (!existsSync(join(root, 'package-lock.json')))
    fail('package-lock.json is missing: check out the whole repository.');
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

async function build() {
  const { build: compile } = await import('./build.mjs');
  const { compiled } = await compile();
  if (compiled > 0) console.log(`Compiled ${compiled} files.`);
}

/** The service is a process of its own, so that it can be told to stop, and so that it dies with us. */
function run(args) {
  const main = join(root, 'dist', 'apps', 'standalone', 'main.js');
  const child = spawn(process.execPath, ['--enable-source-maps', main, ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(`Node.js could not be started: ${error.message}`));
  child.on('exit', (code, signal) => {
    process.exit(code ?? (signal === 'SIGKILL' ? 137 : 1));
  });
}

requireNode();
const args = readArguments(process.argv.slice(2));
installIfNeeded();
await build();
run(args);
