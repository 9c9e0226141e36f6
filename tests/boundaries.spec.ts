import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '..');
const env = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' };

const importing = (what: string): string => `import * as it from '${what}';\nexport { it };\n`;

const WRONG = [
  ['a pure room imports a vendor', 'libs/promotion/src/judge.ts', 'kafkajs'],
  ['a pure room parses bundles', 'libs/lineage/src/ids.ts', 'yaml'],
  ['the signing room imports a vendor', 'libs/attestation/src/index.ts', 'kafkajs'],
  ['the room of bills of materials signs', 'libs/ml-bom/src/index.ts', '@pedigree/attestation'],
  [
    'a service writes CycloneDX',
    'libs/services/query-api/src/index.ts',
    '@cyclonedx/cyclonedx-library',
  ],
  [
    'what reads documents writes CycloneDX',
    'libs/connectors/src/index.ts',
    '@cyclonedx/cyclonedx-library',
  ],
  ['an adapter signs', 'libs/graph-neo4j/src/index.ts', '@pedigree/attestation'],
  ['a pure room imports Nest', 'libs/lineage/src/ids.ts', '@nestjs/common'],
  ['a port imports a vendor', 'libs/graph/src/ports.ts', 'neo4j-driver'],
  ['an adapter imports another vendor', 'libs/graph-neo4j/src/index.ts', 'kafkajs'],
  [
    'an adapter imports another vendor',
    'libs/messaging-kafka/src/index.ts',
    '@photostructure/sqlite',
  ],
  ['an adapter imports another vendor', 'libs/messaging-platformatic/src/index.ts', 'kafkajs'],
  [
    'what all Kafka adapters share imports a vendor',
    'libs/messaging-kafka-core/src/index.ts',
    '@platformatic/kafka',
  ],
  [
    'an adapter looks at another',
    'libs/messaging-platformatic/src/index.ts',
    '@pedigree/messaging-kafka',
  ],
  ['a service imports a vendor', 'libs/services/policy/src/index.ts', 'neo4j-driver'],
  ['an app imports a vendor', 'apps/policy/src/main.ts', 'kafkajs'],
  ['what runs in browsers imports Nest', 'apps/explorer/src/main.tsx', '@nestjs/common'],
  [
    'what runs in browsers looks at a room of ours',
    'apps/explorer/src/main.tsx',
    '@pedigree/events',
  ],
  ['a service draws pages', 'libs/services/query-api/src/index.ts', 'react'],
  ['a pure room looks at a port', 'libs/promotion/src/judge.ts', '@pedigree/graph'],
  [
    'a service looks at another',
    'libs/services/policy/src/index.ts',
    '@pedigree/services/query-api',
  ],
  ['a service chooses an adapter', 'libs/services/policy/src/index.ts', '@pedigree/graph-neo4j'],
  ['an adapter looks at another', 'libs/graph-neo4j/src/index.ts', '@pedigree/graph-embedded'],
  ['the command line brings Nest along', 'apps/cli/src/main.ts', '@nestjs/common'],
  ['the command line looks at a service', 'apps/cli/src/main.ts', '@pedigree/services/policy'],
  ['an app chooses an adapter', 'apps/policy/src/main.ts', '@pedigree/messaging-kafka'],
] as const;

const IMPURE =
  "import { readFileSync } from 'node:fs';\nexport const at = Date.now() + readFileSync.length;\n";

describe('the rooms of the workspace: lint fails when', () => {
  let findings: string[][] = [];

  beforeAll(() => {
    execFileSync(join(root, 'node_modules/.bin/nx'), ['show', 'projects'], { cwd: root, env });
    const texts = [
      ...WRONG.map(([, file, what]) => ({ file, code: importing(what) })),
      { file: 'libs/promotion/src/judge.ts', code: IMPURE },
      { file: 'libs/promotion/src/index.ts', code: importing('@pedigree/lineage') },
    ];
    const script = join(root, 'tools/lint-texts.mjs');
    const options = { cwd: root, env, input: JSON.stringify(texts), encoding: 'utf8' as const };
    findings = JSON.parse(execFileSync(process.execPath, [script], options)) as string[][];
  }, 120_000);

  it.each(WRONG.map((row, index) => [...row, index] as const))(
    '%s: %s, %s',
    (_, _file, _what, index) => {
      expect(findings[index]?.join('\n')).toContain('@nx/enforce-module-boundaries');
    },
  );

  it('a pure room reads files or the clock', () => {
    expect(findings[WRONG.length]?.join('\n')).toContain('This room is pure');
    expect(findings[WRONG.length]?.join('\n')).toContain('This room has no clock');
  });

  it('but not when a room imports what it may', () => {
    expect(findings[WRONG.length + 1]).toEqual([]);
  });
});
