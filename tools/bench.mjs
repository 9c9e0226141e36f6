// `npm run bench`: sets up what is missing, builds, and measures. Figures that need Kafka and Neo4j
// start fresh ones. The result is a table, and .reports/bench.jsonl.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { installIfNeeded, requireNode, root, SERVICE_FLAGS } from './setup.mjs';

requireNode();
installIfNeeded();
const { build } = await import('./build.mjs');
await build();
mkdirSync(join(root, '.reports'), { recursive: true });

const { stdout: commit } = spawnSync('git', ['rev-parse', '--short', 'HEAD'], {
  cwd: root,
  encoding: 'utf8',
});
// As services run, since some figures call their code in this process.
const { status } = spawnSync(
  process.execPath,
  [
    '--expose-gc',
    ...SERVICE_FLAGS,
    '-r',
    './tools/register.cjs',
    'bench/src/main.ts',
    ...process.argv.slice(2),
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      PEDIGREE_STACK_PAGECACHE: process.env.PEDIGREE_STACK_PAGECACHE ?? '1g',
      ...(commit ? { PEDIGREE_COMMIT: commit.trim() } : {}),
    },
  },
);
process.exit(status ?? 1);
