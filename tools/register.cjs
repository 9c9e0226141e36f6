/**
 * Lets a tool `require` the TypeScript of this repository: compiled on the fly as Jest and the
 * build do, with the `@pedigree/*` aliases of tsconfig.base.json and stack traces in TypeScript.
 *
 *     createRequire(import.meta.url)('./register.cjs');
 */
const Module = require('node:module');
const { join } = require('node:path');
const { transformFileSync } = require('@swc/core');
const { compilerOptions } = require('../tsconfig.base.json');
const options = require('./swc-options.cjs');

const root = join(__dirname, '..');
const aliases = new Map(
  Object.entries(compilerOptions.paths).map(([alias, [file]]) => [alias, join(root, file)]),
);

Module._extensions['.ts'] = (module, filename) => {
  const { code } = transformFileSync(filename, { ...options, sourceMaps: 'inline' });
  module._compile(code, filename);
};

const resolveFilename = Module._resolveFilename;
Module._resolveFilename = function resolveAlias(request, ...rest) {
  return resolveFilename.call(this, aliases.get(request) ?? request, ...rest);
};

process.setSourceMapsEnabled(true);
