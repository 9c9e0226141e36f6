// Compiles apps/ and libs/ to dist/, so that production runs plain JavaScript. `npm run build` or
// imported by start.mjs. Incremental: a file whose output is newer is left alone.
import { createRequire } from 'node:module';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildWeb } from './build-web.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const require = createRequire(import.meta.url);
const STAMP = join(dist, '.build');

/** What a change of makes every output stale. */
const SETTINGS = [
  'tools/build.mjs',
  'tools/swc-options.cjs',
  'tsconfig.base.json',
  'package-lock.json',
];
/** What production does not need: tests and what only they use. */
const LEFT_OUT =
  /(\.spec\.ts|\/spec-\w+\.ts|\.d\.ts|project\.json)$|^libs\/testing\/|\/(testing|fixtures)\//;

/** @returns {Promise<{ compiled: number, total: number, web: boolean }>} `web`: the explorer was built too */
export async function build() {
  const settings = SETTINGS.map((file) => mtime(join(root, file))).join(' ');
  if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== settings)
    rmSync(dist, { recursive: true, force: true });
  const sources = ['apps', 'libs']
    .flatMap((folder) => filesIn(join(root, folder)))
    .filter(isWanted);
  removeOrphans(new Set(sources.map(outputOf)));
  const stale = sources.filter((source) => mtime(source) > mtime(outputOf(source)));
  await Promise.all(stale.map(emit));
  mkdirSync(dist, { recursive: true });
  cpSync(join(root, 'policies'), join(dist, 'policies'), { recursive: true });
  const web = await buildWeb();
  writeFileSync(STAMP, settings);
  return { compiled: stale.length, total: sources.length, web };
}

async function emit(source) {
  const output = outputOf(source);
  mkdirSync(dirname(output), { recursive: true });
  if (!source.endsWith('.ts')) return cpSync(source, output);
  const { transformFile } = require('@swc/core');
  const options = {
    ...require('./swc-options.cjs'),
    filename: source,
    sourceFileName: relative(dirname(output), source),
  };
  const { code, map } = await transformFile(source, options);
  if (map) replace(`${output}.map`, map);
  replace(
    output,
    `${withRelativeImports(code, output)}\n//# sourceMappingURL=${output.split(sep).at(-1)}.map\n`,
  );
}

/** In one step, since another process may be reading the file. */
function replace(file, text) {
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
}

/** `require("@pedigree/graph")` -> `require("../graph/index.js")`: no alias is left at run time. */
const withRelativeImports = (code, output) =>
  code.replace(/require\((["'])(@pedigree\/[^"']+)\1\)/g, (_, quote, alias) => {
    const target = aliases().get(alias);
    if (!target) throw new Error(`${output}: tsconfig.base.json has no path for ${alias}.`);
    const path = relative(dirname(output), target).split(sep).join('/');
    return `require(${quote}${path.startsWith('.') ? path : `./${path}`}${quote})`;
  });

let known;
const aliases = () =>
  (known ??= new Map(
    Object.entries(require('../tsconfig.base.json').compilerOptions.paths).map(
      ([alias, [file]]) => [alias, outputOf(join(root, file))],
    ),
  ));

/** libs/graph/src/ports.ts -> dist/libs/graph/ports.js */
const outputOf = (source) => {
  const parts = relative(root, source).split(sep);
  const inRoom = parts.filter((part, index) => part !== 'src' || parts.indexOf('src') !== index);
  return join(dist, ...inRoom).replace(/\.ts$/, '.js');
};

const mtime = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const isWanted = (file) => !LEFT_OUT.test(relative(root, file).split(sep).join('/'));

/** Files of a folder, without those of packages and of web applications, which have their own build. */
function filesIn(folder) {
  if (!existsSync(folder) || existsSync(join(folder, 'index.html'))) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name === 'dist' || entry.name.startsWith('.'))
      return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}

function removeOrphans(outputs) {
  for (const file of ['apps', 'libs'].flatMap((folder) => filesIn(join(dist, folder))))
    if (!outputs.has(file.replace(/\.map$/, ''))) rmSync(file);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const started = performance.now();
  const { compiled, total, web } = await build();
  console.log(
    `Compiled ${compiled} of ${total} files${web ? ' and the explorer' : ''} in ${Math.round(performance.now() - started)} ms.`,
  );
}
