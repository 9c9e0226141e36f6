#!/usr/bin/env node
// Plays random histories against the gate: the properties of libs/promotion/src/oracle, a million times unless
// told otherwise. `npm run histories -- --count 20000 --seed 7` plays those of a seed that failed again.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
  },
});

for (const [name, value] of Object.entries(values))
  if (!/^\d+$/.test(value) || (name === 'count' && Number(value) === 0)) {
    console.error(`--${name} is to be a whole number above 0, and is "${value}".`);
    process.exit(2);
  }

console.log(`${values.count} histories of seed ${values.seed}`);
const { status } = spawnSync(
  process.execPath,
  ['node_modules/jest/bin/jest.js', '--config', 'jest.config.cjs', 'libs/promotion/src/oracle/'],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      PEDIGREE_HISTORIES: values.count,
      PEDIGREE_SEED: values.seed,
    },
  },
);
process.exit(status ?? 1);
