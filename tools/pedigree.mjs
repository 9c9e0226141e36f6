#!/usr/bin/env node
// The command line: `npx pedigree`. Compiles what is missing, then runs it.
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installIfNeeded, requireNode, root } from './setup.mjs';

requireNode();
const main = join(root, 'dist', 'apps', 'cli', 'main.js');
if (existsSync(join(root, 'apps'))) {
  installIfNeeded();
  const { build } = await import('./build.mjs');
  await build();
}
const { run } = createRequire(import.meta.url)(main);
const { terminal } = createRequire(import.meta.url)(join(root, 'dist', 'apps', 'cli', 'output.js'));
process.exitCode = await run(process.argv.slice(2), terminal());
