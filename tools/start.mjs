// `npm start`: sets up what is missing, builds, and runs everything in one process. Plain Node without
// packages, because it runs before they are installed.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fail, installIfNeeded, requireNode, root, SERVICE_FLAGS } from './setup.mjs';

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
  PEDIGREE_KAFKA_CLIENT      kafkajs or platformatic (kafkajs)
  PEDIGREE_PARTITIONS        partitions of new topics (8 on Kafka, else 4)
  PEDIGREE_API_TOKENS        bearer tokens that may write, separated by commas
  PEDIGREE_INSECURE          1: let anyone write although HOST is not this machine alone
  PEDIGREE_POLICY            policy bundle that decides (the one in policies/)
  PEDIGREE_SHADOW_POLICY     second bundle, which judges along without deciding
  PEDIGREE_SIGNING_KEY_FILE  key that signs decisions (made in PEDIGREE_DATA_DIR)
  PEDIGREE_LOG_LEVEL         fatal, error, warn, info, debug, trace or silent (info)
  PEDIGREE_MAX_LAG           events the graph may be behind while more are taken in
                             (150, on Kafka no limit)
  PEDIGREE_RATE_LIMIT        most requests a second from one address to one route (2000)
  PEDIGREE_LAG_TIMEOUT_MS    how long a promotion waits for the graph to catch up (30000)
  PEDIGREE_READ_TIMEOUT_MS   how long one read of the graph may take (10000)
  PEDIGREE_ANCESTRY_LIMIT    most artifacts in one ancestry (200000)`;

const OPTIONS = new Set(['--demo', '--help', '-h']);

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

async function build() {
  const { build: compile } = await import('./build.mjs');
  const { compiled, web } = await compile();
  if (compiled > 0 || web)
    console.log(`Compiled ${compiled} files${web ? ' and the explorer' : ''}.`);
}

const NODE_FLAGS = [...SERVICE_FLAGS, '--enable-source-maps'];

/** The service is a process of its own, so that it can be told to stop, and so that it dies with us. */
function run(args) {
  const main = join(root, 'dist', 'apps', 'standalone', 'main.js');
  const child = spawn(process.execPath, [...NODE_FLAGS, main, ...args], {
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
