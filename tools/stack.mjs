/** Starts a real Kafka and a real Neo4j, for a developer's shell or around one command. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { constants } from 'node:os';

const require = createRequire(import.meta.url);
require('./register.cjs');
const { startStack } = require('../libs/testing/src/stack/stack.ts');
const { isStackRequired, stackVariables } = require('../libs/testing/src/stack/environment.ts');

const USAGE = `Starts a real Kafka and a real Neo4j and stops them again.

  node tools/stack.mjs                        keeps them running until Ctrl-C and prints the
                                              variables to export in another shell
  node tools/stack.mjs run <command> [args]   runs the command with the variables set, and ends
  node tools/stack.mjs -- <command> [args]    with its exit code

Where they come from, the first that works:
  1. KAFKA_BROKERS and NEO4J_URI (NEO4J_USER, NEO4J_PASSWORD), if set
  2. Testcontainers, if a Docker daemon answers and has or can pull the images
  3. the real servers, launched from their Maven artifacts (a JDK 17, better 21, and mvn);
     about 190 MB are downloaded once into PEDIGREE_STACK_CACHE (~/.cache/pedigree-stack)
With none, "run" runs the command without them and sets PEDIGREE_STACK_SKIPPED to the reason;
under REQUIRE_STACK=1 it ends with code 1 instead.`;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const log = (line) => console.error(`stack: ${line}`);

const [first, ...rest] = process.argv.slice(2);
if (first === '--help' || first === '-h') console.log(USAGE);
else if (first === undefined) process.exit(await keepRunning());
else if ((first === 'run' || first === '--') && rest.length > 0) process.exit(await around(rest));
else {
  console.error(`Unknown arguments.\n\n${USAGE}`);
  process.exit(2);
}

/** Until a signal asks to stop. */
async function keepRunning() {
  const asked = firstSignal();
  const stack = await startOrGiveUp(asked);
  if ('unavailable' in stack) return complain(stack.unavailable);
  log(`ready (${stack.source}); Ctrl-C stops it`);
  for (const [name, value] of Object.entries(stackVariables(stack)))
    console.log(`export ${name}='${value}'`);
  if (stack.source === 'environment') return 0;
  await asked;
  log('stopping');
  await stack.stop();
  return 0;
}

/** Runs one command while the stack is up; ends with the command's code. */
async function around([command, ...args]) {
  const stack = await startOrGiveUp(firstSignal());
  if ('unavailable' in stack) {
    complain(stack.unavailable);
    if (isStackRequired()) return 1;
    return runCommand(command, args, { PEDIGREE_STACK_SKIPPED: stack.unavailable });
  }
  log(`ready (${stack.source})`);
  try {
    return await runCommand(command, args, stackVariables(stack));
  } finally {
    await stack.stop();
  }
}

/** A signal during the start ends this process at once; the servers end with it. */
async function startOrGiveUp(asked) {
  const stack = await Promise.race([startStack(log).catch(giveUp), asked]);
  if (typeof stack === 'string') process.exit(128 + constants.signals[stack]);
  return stack;
}

/** Half a stack in the environment is a slip to mend, not a reason to skip. */
function giveUp(failure) {
  log(failure.message);
  process.exit(2);
}

/** Signals are the command's to answer; Ctrl-C in a terminal reaches it without our help. */
function runCommand(command, args, variables) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...variables } });
    for (const signal of SIGNALS)
      process.on(signal, () => {
        if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
      });
    child.once('error', (failure) => {
      log(`cannot run ${command}: ${failure.message}`);
      resolve(127);
    });
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

/** Not `once`: Testcontainers' libraries kill the process when theirs is the last handler left. */
function firstSignal() {
  return new Promise((resolve) => {
    for (const signal of SIGNALS) process.on(signal, () => resolve(signal));
  });
}

function complain(reason) {
  log(`NOT AVAILABLE. ${reason}`);
  return 1;
}
