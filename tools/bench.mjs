// `npm run bench`: sets up what is missing, builds, starts a real Kafka and Neo4j where figures need
// them, and measures. Figures end in a table and in .reports/bench.jsonl.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { installIfNeeded, requireNode, root } from './setup.mjs';

requireNode();
installIfNeeded();
const { build } = await import('./build.mjs');
await build();
mkdirSync(join(root, '.reports'), { recursive: true });

const args = process.argv.slice(2);
const main = ['--expose-gc', '-r', './tools/register.cjs', 'bench/src/main.ts', ...args];
const quick = ['--help', '-h', '--list'].some((flag) => args.includes(flag));
const embedded =
  args.includes('--backend=embedded') || args[args.indexOf('--backend') + 1] === 'embedded';
const command = quick || embedded ? main : ['tools/stack.mjs', 'run', process.execPath, ...main];
const env = { ...process.env, REQUIRE_STACK: '1', PEDIGREE_COMMIT: commit() };
const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit', env });
process.exit(status ?? 1);

function commit() {
  const { stdout } = spawnSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: root,
    encoding: 'utf8',
  });
  return stdout?.trim() ?? '';
}
