/**
 * Writes what is generated: from the schemas of events and answers docs/api/events/*.schema.json,
 * docs/api/asyncapi.json and docs/api/schema.graphql, and from docs/api/openapi.json the types of the
 * explorer's client. With --check it writes nothing, names the files that differ from what it
 * would write, and exits 1 when there are any.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import openApiTypes, { astToString } from 'openapi-typescript';

const require = createRequire(import.meta.url);
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const EVENTS = 'docs/api/events';

require('./register.cjs');
const { asyncApi, jsonSchemas } = require('../libs/events/src/index.ts');
const { graphQlSchema } = require('../libs/services/query-api/src/graphql/schema.ts');

const text = (value) => `${JSON.stringify(value, undefined, 2)}\n`;

/** Path -> text of every file that belongs there. */
const wanted = new Map([
  ...Object.entries(jsonSchemas()).map(([name, schema]) => [
    `${EVENTS}/${name}.schema.json`,
    text(schema),
  ]),
  ['docs/api/asyncapi.json', text(asyncApi())],
  ['apps/explorer/src/api/schema.d.ts', await clientTypes()],
  ['docs/api/schema.graphql', graphQlSchema()],
]);

async function clientTypes() {
  const document = JSON.parse(readFileSync(join(root, 'docs/api/openapi.json'), 'utf8'));
  return `// Generated from docs/api/openapi.json by tools/generate.mjs.\n${astToString(await openApiTypes(document))}`;
}

function read(path) {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Schemas of event types that are no more. */
function stale() {
  mkdirSync(join(root, EVENTS), { recursive: true });
  return readdirSync(join(root, EVENTS))
    .filter((file) => file.endsWith('.schema.json'))
    .map((file) => `${EVENTS}/${file}`)
    .filter((path) => !wanted.has(path));
}

const drifted = [...wanted.keys()].filter((path) => read(path) !== wanted.get(path));
const leftOver = stale();

if (process.argv.includes('--check')) check();
else write();

function check() {
  const names = [...drifted, ...leftOver];
  if (names.length === 0) return;
  console.error(`These files differ from the schemas:\n  ${names.join('\n  ')}`);
  console.error('Run `npm run generate` and commit the result.');
  process.exitCode = 1;
}

function write() {
  for (const path of drifted) writeFileSync(join(root, path), wanted.get(path));
  for (const path of leftOver) rmSync(join(root, path));
  console.log(`${wanted.size} files, ${drifted.length} written, ${leftOver.length} removed.`);
}
