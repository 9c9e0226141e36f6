/**
 * Makes the command line a package of its own: dist/cli, ready for `npm pack` and `npm publish`. It
 * holds what the program reaches and depends on the packages that this needs, in the versions tested
 * here. The server stays out; `up` and `dead-letters` say so.
 */
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { root } from './setup.mjs';

const dist = join(root, 'dist');
const target = join(dist, 'cli');
const MAIN = 'apps/cli/main.js';
/** Loaded on demand, by commands that need the server's code. */
const LEFT_OUT = ['libs/service-kit/', 'libs/wiring/'];

const { version, license, engines, dependencies } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);

/** @returns {Promise<{ folder: string, files: number, dependencies: string[] }>} */
export async function makePackage() {
  await build();
  const { files, packages } = reachedFrom(join(dist, MAIN));
  rmSync(target, { recursive: true, force: true });
  for (const file of files) copy(file, join(target, 'lib', relative(dist, file)));
  chmodSync(join(target, 'lib', MAIN), 0o755);
  copy(join(root, 'LICENSE'), join(target, 'LICENSE'));
  copy(join(root, 'docs', 'cli.md'), join(target, 'README.md'));
  writeFileSync(join(target, 'package.json'), `${JSON.stringify(manifest(packages), null, 2)}\n`);
  return { folder: target, files: files.length, dependencies: packages };
}

function copy(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to);
}

const manifest = (packages) => ({
  name: '@pedigree/cli',
  version,
  description: 'Lineage of AI models, and the gate on their promotion: the command line',
  license,
  engines,
  bin: { pedigree: `lib/${MAIN}` },
  files: ['lib'],
  dependencies: Object.fromEntries(packages.map((name) => [name, versionOf(name)])),
});

function versionOf(name) {
  if (dependencies[name] !== undefined) return dependencies[name];
  throw new Error(`${name} is imported, and package.json does not list it under dependencies.`);
}

/** Files of ours and packages of others that a file requires, directly or not. */
function reachedFrom(main) {
  const files = [main];
  const packages = new Set();
  for (const file of files)
    for (const name of requiredBy(file)) {
      if (name.startsWith('node:')) continue;
      if (!name.startsWith('.')) packages.add(packageOf(name));
      else if (!isLeftOut(fileOf(file, name)) && !files.includes(fileOf(file, name)))
        files.push(fileOf(file, name));
    }
  return { files, packages: [...packages].sort() };
}

const requiredBy = (file) =>
  [...readFileSync(file, 'utf8').matchAll(/\brequire\(["']([^"']+)["']\)/g)].map(
    ([, name]) => name,
  );

const packageOf = (name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/');

const isLeftOut = (file) => LEFT_OUT.some((folder) => relative(dist, file).startsWith(folder));

function fileOf(from, name) {
  const path = join(dirname(from), name);
  const found = [path, `${path}.js`, join(path, 'index.js')].find(
    (one) => /\.js$/.test(one) && existsSync(one),
  );
  if (found === undefined) throw new Error(`${from} requires ${name}, which is not built.`);
  return found;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { folder, files, dependencies: needed } = await makePackage();
  console.log(`${relative(root, folder)}: ${files} files, needs ${needed.join(', ')}.`);
}
