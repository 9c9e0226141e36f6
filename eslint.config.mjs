import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** What every room may use; a vendor's client is named only in the room that isolates it. */
const nest = ['@nestjs/*', 'reflect-metadata', 'rxjs', 'rxjs/*'];
/** What GraphQL is served with. */
const graphql = [
  'graphql',
  '@apollo/server',
  '@apollo/server/*',
  'graphql-query-complexity',
  'dataloader',
];
/** Specs, and what those of one room share. */
const SPECS = ['**/*.spec.ts', '**/spec-*.ts'];
const test = ['fast-check', 'supertest', '@nestjs/testing'];
/** `type:policy` and `type:connectors` are pure as well: they judge and read documents, with packages of their own. */
const PURE = ['type:pure', 'type:policy', 'type:connectors'];
/** The signing room is one vendor's, and pure: whoever decides, serves or checks decisions may look into it. */
const SIGNING = 'vendor:sigstore';
/** The room of bills of materials is one vendor's, and pure: services answer what it makes. */
const BOM = 'vendor:cyclonedx';
const PORTS = [...PURE, 'type:port'];

const rooms = [
  {
    sourceTag: 'type:pure',
    onlyDependOnLibsWithTags: [...PURE, 'type:testing'],
    allowedExternalImports: ['zod', 'cloudevents', 'packageurl-js', 'fast-check', 'ajv', 'ajv/*'],
  },
  {
    sourceTag: 'type:policy',
    onlyDependOnLibsWithTags: [...PURE, 'vendor:sigstore', 'type:testing'],
    allowedExternalImports: ['zod', 'yaml', '@marcbachmann/cel-js', 'fast-check'],
  },
  {
    sourceTag: 'type:connectors',
    onlyDependOnLibsWithTags: [...PURE, 'type:testing'],
    allowedExternalImports: ['zod', 'yaml', 'fast-check'],
  },
  {
    sourceTag: 'type:port',
    onlyDependOnLibsWithTags: [...PORTS, 'type:testing'],
    allowedExternalImports: ['zod', 'fast-check'],
  },
  {
    sourceTag: 'type:adapter-core',
    onlyDependOnLibsWithTags: [...PORTS, 'type:testing'],
    allowedExternalImports: ['fast-check'],
  },
  {
    sourceTag: 'vendor:kafka',
    onlyDependOnLibsWithTags: [...PORTS, 'type:adapter-core', 'type:testing'],
    allowedExternalImports: ['kafkajs', 'fast-check'],
  },
  {
    sourceTag: 'vendor:platformatic',
    onlyDependOnLibsWithTags: [...PORTS, 'type:adapter-core', 'type:testing'],
    allowedExternalImports: ['@platformatic/kafka', 'fast-check'],
  },
  {
    sourceTag: 'vendor:neo4j',
    onlyDependOnLibsWithTags: [...PORTS, 'type:testing'],
    allowedExternalImports: ['neo4j-driver', 'fast-check'],
  },
  {
    sourceTag: 'core:sqlite',
    onlyDependOnLibsWithTags: ['type:testing'],
    allowedExternalImports: ['@photostructure/sqlite'],
  },
  {
    sourceTag: 'vendor:sqlite',
    onlyDependOnLibsWithTags: [...PORTS, 'core:sqlite', 'type:testing'],
    allowedExternalImports: ['@photostructure/sqlite', 'fast-check'],
  },
  {
    sourceTag: 'vendor:sigstore',
    onlyDependOnLibsWithTags: [...PURE, 'type:testing'],
    allowedExternalImports: ['@sigstore/core', 'jose', 'zod', 'fast-check'],
  },
  {
    sourceTag: 'vendor:cyclonedx',
    onlyDependOnLibsWithTags: [...PURE, 'type:testing'],
    allowedExternalImports: ['@cyclonedx/*', 'fast-check'],
  },
  {
    sourceTag: 'type:kit',
    onlyDependOnLibsWithTags: [SIGNING, ...PORTS, 'type:testing'],
    allowedExternalImports: [
      ...nest,
      ...test,
      'zod',
      'nestjs-zod',
      'nestjs-pino',
      'pino',
      'pino-http',
      'prom-client',
      'helmet',
      'compression',
      'express',
    ],
  },
  {
    sourceTag: 'type:service',
    onlyDependOnLibsWithTags: [SIGNING, BOM, ...PORTS, 'type:kit', 'type:testing'],
    allowedExternalImports: [
      ...nest,
      ...test,
      ...graphql,
      'zod',
      'nestjs-zod',
      'express',
      'prom-client',
    ],
  },
  {
    sourceTag: 'type:wiring',
    onlyDependOnLibsWithTags: [
      ...PORTS,
      'type:kit',
      'type:adapter',
      'type:adapter-core',
      'type:testing',
    ],
    allowedExternalImports: [...nest, ...test, 'zod'],
  },
  {
    sourceTag: 'type:app',
    onlyDependOnLibsWithTags: [
      SIGNING,
      ...PORTS,
      'type:kit',
      'type:service',
      'type:wiring',
      'type:testing',
    ],
    allowedExternalImports: [...nest, ...test, 'zod', 'cli-table3'],
  },
  {
    sourceTag: 'type:cli',
    onlyDependOnLibsWithTags: [SIGNING, ...PORTS, 'type:kit', 'type:wiring', 'type:testing'],
    allowedExternalImports: [
      'zod',
      'commander',
      'picocolors',
      'cli-table3',
      'cli-progress',
      '@bomb.sh/tab/*',
      'object-treeify',
      'junit-report-builder',
      'ajv',
      'ajv/*',
      'yaml',
      'fast-check',
    ],
  },
  {
    // Runs in browsers: none of our libraries does.
    sourceTag: 'type:web',
    onlyDependOnLibsWithTags: [],
    allowedExternalImports: [
      'react',
      'react-dom/*',
      'react-router',
      '@tanstack/*',
      '@xyflow/react',
      '@xyflow/react/*',
      '@dagrejs/dagre',
      'openapi-fetch',
      'recharts',
      'html-to-image',
      'fast-check',
    ],
  },
  {
    sourceTag: 'type:bench',
    onlyDependOnLibsWithTags: ['*'],
    allowedExternalImports: [
      ...nest,
      'autocannon',
      'cli-table3',
      'commander',
      'express',
      'fast-check',
      'kafkajs',
      'neo4j-driver',
      '@photostructure/sqlite',
    ],
  },
  {
    sourceTag: 'type:testing',
    onlyDependOnLibsWithTags: [...PORTS, 'type:adapter-core', 'type:testing'],
    allowedExternalImports: ['fast-check', 'testcontainers', 'supertest'],
  },
];

export default tseslint.config(
  {
    ignores: [
      'dist',
      '.nx',
      '.reports',
      '.pedigree',
      'node_modules',
      'docs/api',
      'apps/explorer/src/api/schema.d.ts',
      '**/fixtures/**',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.{mjs,cjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        module: 'writable',
        require: 'readonly',
        __dirname: 'readonly',
        fetch: 'readonly',
        URL: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        AbortSignal: 'readonly',
        performance: 'readonly',
        Buffer: 'readonly',
      },
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strict],
    plugins: { '@nx': nx, 'import-x': importX },
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './apps/explorer/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
        emitDecoratorMetadata: true,
        experimentalDecorators: true,
      },
    },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { allow: [], enforceBuildableLibDependency: false, depConstraints: rooms },
      ],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      'import-x/no-cycle': ['error', { maxDepth: 10, ignoreExternal: true }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['libs/{attestation,events,lineage,promotion,connectors,ml-bom}/src/**/*.ts'],
    ignores: [...SPECS, '**/src/testing/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['node:*', '!node:crypto'],
              message: 'This room is pure: no I/O. Take the value as an argument.',
            },
          ],
        },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'This room has no clock. Take the time as an argument.',
        },
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'This room has no clock. Take the time as an argument.',
        },
      ],
    },
  },
  {
    files: ['**/*.ts'],
    ignores: [...SPECS, 'tests/**', 'libs/testing/**', 'bench/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@pedigree/testing',
              message: 'Only tests and the bench use the testing room.',
            },
          ],
        },
      ],
    },
  },
  {
    files: [...SPECS, 'tests/**/*.ts', 'libs/testing/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      // What is taken out of an object, to go on without it.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }],
    },
  },
  prettier,
);
