// `npm test`: sets up what is missing, then lint, types, generated documents, unit and contract
// tests, and on real Kafka and Neo4j the integration and end-to-end tests. Goes on after a failure,
// so that one run shows everything, and ends with the plain line `N passed, N failed`.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { installIfNeeded, requireNode, root } from './setup.mjs';

const USAGE = `Usage: npm test [-- --unit | --bench]

  --unit   leaves out what needs Kafka, Neo4j and whole processes
  --bench  measures too, for some minutes, and fails where a ratio is far worse than in
           bench/baseline.json
  --help   prints this

REQUIRE_STACK=1 fails instead of skipping where neither KAFKA_BROKERS and NEO4J_URI are set, nor
Docker with images, nor a JDK with Maven is there.`;

const REPORTS = join(root, '.reports');
const bin = (name) => join(root, 'node_modules', '.bin', name);

const jest = (report, ...args) => [
  bin('jest'),
  ...args,
  '--json',
  `--outputFile=${join(REPORTS, `${report}.json`)}`,
];

/** The boundary rule reads the project graph that Nx keeps; without it it would pass everything. */
const CHECKS = [
  { name: 'project graph', command: [bin('nx'), 'show', 'projects'], quiet: true },
  { name: 'lint', command: [bin('eslint'), '.', '--max-warnings=0'] },
  { name: 'format', command: [bin('prettier'), '--check', '--log-level=warn', '.'] },
  { name: 'types', command: [bin('tsc'), '-p', 'tsconfig.json', '--noEmit'] },
  {
    name: 'types of the explorer',
    command: [bin('tsc'), '-p', 'apps/explorer/tsconfig.json', '--noEmit'],
  },
  { name: 'generated documents', command: [process.execPath, 'tools/generate.mjs', '--check'] },
  { name: 'build', command: [process.execPath, 'tools/build.mjs'] },
];
/** On all cores: a machine with two would be left with one. */
const UNIT = {
  name: 'unit and contract tests',
  command: jest('unit', '--maxWorkers=100%'),
  counts: 'unit',
};
const STACK = {
  name: 'integration and end-to-end tests',
  command: [
    process.execPath,
    'tools/stack.mjs',
    'run',
    ...jest('integration', '--runInBand', '--forceExit'),
  ],
  env: { PEDIGREE_INTEGRATION: '1' },
  counts: 'integration',
};

/** After the tests, on an idle machine. Ratios of figures to floors of the same run: never a time. */
const BENCH = {
  name: 'short bench',
  command: [
    process.execPath,
    'tools/bench.mjs',
    '--short',
    '--check=bench/baseline.json',
    `--json=${join(REPORTS, 'bench.jsonl')}`,
  ],
};

const args = process.argv.slice(2);
if (args.includes('--help')) {
  console.log(USAGE);
  process.exit(0);
}
const unknown = args.find((arg) => !['--unit', '--bench'].includes(arg));
if (unknown !== undefined) {
  console.error(`There is no option ${unknown}.\n\n${USAGE}`);
  process.exit(2);
}
requireNode();
installIfNeeded();
process.exit(
  await runAll([
    ...CHECKS,
    UNIT,
    ...(args.includes('--unit') ? [] : [STACK]),
    ...(args.includes('--bench') ? [BENCH] : []),
  ]),
);

async function runAll(steps) {
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  const totals = { passed: 0, failed: 0, skipped: 0 };
  for (const step of steps) add(totals, await runStep(step));
  const { passed, failed, skipped } = totals;
  console.log(`\n${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`);
  return failed === 0 ? 0 : 1;
}

async function runStep(step) {
  const started = Date.now();
  console.log(`\n== ${step.name}`);
  const code = await run(step);
  console.log(
    `== ${step.name}: ${code === 0 ? 'ok' : 'FAILED'} (${Math.round((Date.now() - started) / 1000)} s)`,
  );
  const counted = countsOf(step, code);
  // A runner that failed without a failed test (it could not start, a suite did not load) is a failure too.
  return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
}

function run({ command: [program, ...rest], env = {}, quiet = false }) {
  const child = spawn(program, rest, {
    cwd: root,
    stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'inherit'],
    env: {
      ...process.env,
      NX_DAEMON: 'false',
      NX_TUI: 'false',
      SCARF_ANALYTICS: 'false',
      FORCE_COLOR: process.stdout.isTTY ? '1' : '0',
      ...env,
    },
  });
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`${program}: ${error.message}`);
      resolve(127);
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** Tests as the runner counted them; any other step counts as one. */
function countsOf({ counts }, code) {
  if (counts === undefined)
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  const file = join(REPORTS, `${counts}.json`);
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const brokenSuites = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenSuites,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function add(totals, counts) {
  for (const key of Object.keys(totals)) totals[key] += counts[key];
}
