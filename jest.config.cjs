/** One configuration for every project. `*.integration.spec.ts` and `tests/` need the real stack or
 * whole processes and run one at a time through `npm test` (PEDIGREE_INTEGRATION=1). */
const { compilerOptions } = require('./tsconfig.base.json');

/** Packages without CommonJS: Node can `require` them, Jest on Node 20 cannot. */
const ESM_ONLY = '(@marcbachmann/cel-js|@platformatic/[^/]+|object-treeify)/';
const ESM = `${ESM_ONLY}.+\\.js$`;

const integration = process.env.PEDIGREE_INTEGRATION === '1';

module.exports = {
  rootDir: __dirname,
  testEnvironment: 'node',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/tests', '<rootDir>/bench'],
  testMatch: integration
    ? ['**/*.integration.spec.ts', '**/*.e2e.spec.ts']
    : ['**/*.spec.ts', '!**/*.integration.spec.ts', '!**/*.e2e.spec.ts'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', require('./tools/swc-options.cjs')],
    [ESM]: ['@swc/jest'],
  },
  transformIgnorePatterns: [`/node_modules/(?!${ESM_ONLY})`],
  moduleNameMapper: Object.fromEntries(
    Object.entries(compilerOptions.paths).map(([alias, [file]]) => [
      `^${alias}$`,
      file.replace('./', '<rootDir>/'),
    ]),
  ),
  testTimeout: integration ? 120_000 : 20_000,
};
