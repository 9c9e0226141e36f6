import { readSpdx } from './read';

const SUPPORT = 'pkg:generic/acme/support@1';
const ROWS = 'pkg:generic/acme/rows@1';
const BASE = 'pkg:huggingface/Qwen/Qwen2.5-7B';

const element = (type: string, name: string, more: object = {}) => ({
  ...{ type, spdxId: `urn:spdx:${name}`, name },
  ...more,
});
const of = (purl: string) => ({ software_packageUrl: purl });
const CORE = 'https://spdx.org/rdf/3.0.1/terms/Core/';
const GRAPH = [
  element('ai_AIPackage', 'support', of(SUPPORT)),
  element('ai_AIPackage', 'base', of(BASE)),
  element('dataset_DatasetPackage', 'rows', of(ROWS)),
  element('software_File', 'file.csv'),
  element('software_File', 'model.safetensors'),
  element('software_File', 'folder'),
  element('software_File', 'train.py'),
  element('software_File', 'known.csv', {
    externalIdentifier: [
      { externalIdentifierType: 'packageUrl', identifier: 'pkg:generic/acme/known@1' },
    ],
  }),
  element('software_File', 'weights', { software_primaryPurpose: 'model' }),
  element('software_Package', 'torch'),
  element('software_Package', 'archive', { software_primaryPurpose: 'data' }),
  element('Person', 'ada'),
  element('acme_Corpus', 'odd'),
  element('build_Build', 'build'),
  element('build_Build', 'earlier'),
];

type Related = readonly [type: string, from: string, ...to: string[]];

const refOf = (name: string) => (name.includes(':') ? name : `urn:spdx:${name}`);
function read(...related: readonly Related[]) {
  const relationships = related.map(([relationshipType, from, ...to]) => ({
    ...{ type: 'Relationship', relationshipType, from: refOf(from), to: to.map(refOf) },
  }));
  const reading = readSpdx({ '@graph': [...GRAPH, ...relationships] });
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  return reading.value;
}
const linksIn = (reading: ReturnType<typeof read>, id = SUPPORT) =>
  reading.declarations
    .filter((each) => each.id === id)
    .flatMap(({ links }) => links.map(({ type, to }) => `${type} ${to.replace(SUPPORT, '')}`));

describe('a relationship', () => {
  it.each([
    [['trainedOn', 'support', 'rows'], `TRAINED_ON ${ROWS}`],
    [['finetunedOn', 'support', 'rows'], `TRAINED_ON ${ROWS}`],
    [['trainedOn', 'support', 'file.csv'], 'TRAINED_ON urn:spdx:file.csv'],
    [['trainedOn', 'support', 'archive'], 'TRAINED_ON urn:spdx:archive'],
    [['trainedOn', 'support', 'torch'], 'TRAINED_ON urn:spdx:torch'],
    [['trainedOn', 'support', 'urn:elsewhere'], 'TRAINED_ON urn:elsewhere'],
    [['trainedOn', 'support', '_:b7'], 'TRAINED_ON #_%3Ab7'],
    [
      ['trainedOn', 'support', 'https://hf.co/datasets/acme/d'],
      'TRAINED_ON pkg:huggingface/datasets/acme/d',
    ],
    [['descendantOf', 'support', 'base'], `INITIALIZED_FROM ${BASE}`],
    [['descendantOf', 'support', 'https://b.example#t'], 'INITIALIZED_FROM https://b.example#t'],
    [['ancestorOf', 'base', 'support'], `INITIALIZED_FROM ${BASE}`],
    [['ancestorOf', 'https://b.example#t', 'support'], 'INITIALIZED_FROM https://b.example#t'],
    [['generates', 'base', 'support'], `INITIALIZED_FROM ${BASE}`],
    [
      ['dependsOn', 'support', 'base', 'rows', 'torch'],
      `INITIALIZED_FROM ${BASE},TRAINED_ON ${ROWS}`,
    ],
    [['contains', 'support', 'rows'], `TRAINED_ON ${ROWS}`],
    [['contains', 'support', 'file.csv'], 'TRAINED_ON urn:spdx:file.csv'],
    [['hasDataFile', 'support', 'rows'], `TRAINED_ON ${ROWS}`],
    [['hasDataFile', 'support', '_:f'], 'TRAINED_ON #_%3Af'],
    [['hasInput', 'support', 'rows'], `TRAINED_ON ${ROWS}`],
    [['hasOutput', 'base', 'support'], `INITIALIZED_FROM ${BASE}`],
    [['copiedTo', 'base', 'support'], `INITIALIZED_FROM ${BASE}`],
    [['usesTool', 'support', 'base', 'torch'], `INITIALIZED_FROM ${BASE}`],
    [['hasVariant', 'support', 'base'], `INITIALIZED_FROM ${BASE}`],
    [['quantizedFrom', 'support', 'base'], `INITIALIZED_FROM ${BASE}`],
    [['other', 'support', 'rows'], `TRAINED_ON ${ROWS}`],
    [['', 'support', 'rows'], `TRAINED_ON ${ROWS}`],
    [['dependsOn', 'support', 'odd'], 'TRAINED_ON urn:spdx:odd'],
    [
      ['trainedOn', 'support', `${CORE}NoAssertionElement`],
      `TRAINED_ON #${encodeURIComponent(CORE)}NoAssertionElement`,
    ],
  ] as const)('%j says what the model was made of', (related, links) => {
    expect(linksIn(read(related)).join()).toBe(links);
  });

  it.each([
    [['generates', 'base', 'rows'], `GENERATED_BY ${BASE}`],
    [['generates', 'https://b.example#t', 'rows'], 'GENERATED_BY https://b.example#t'],
    [['generates', '_:t', 'rows'], `GENERATED_BY #_%3At`],
    [['descendantOf', 'rows', 'urn:raw'], 'DERIVED_FROM urn:raw'],
    [['contains', 'rows', 'archive'], 'DERIVED_FROM urn:spdx:archive'],
  ] as const)('%j says what the data was made of', (related, link) => {
    expect(linksIn(read(related), ROWS)).toEqual([link]);
  });

  it.each([
    ['testedOn', 'support', 'rows'],
    ['describes', 'base', 'support'],
    ['hasDeclaredLicense', 'support', 'ada'],
    ['hasEvidence', 'support', 'rows'],
    ['contains', 'torch', 'support'],
    ['dependsOn', 'torch', 'support'],
    ['contains', 'support', 'model.safetensors', 'weights'],
    ['dependsOn', 'support', 'ada', 'torch'],
    ['other', 'support', 'ada'],
    ['descendantOf', 'support', 'support'],
    ['trainedOn', 'support', `${CORE}NoneElement`],
    ['dependsOn', 'support', 'build'],
  ] as const)('%s of %s says nothing of the model', (...related) => {
    const { declarations } = read(related);
    expect(declarations.map(({ links }) => links)).toEqual([[], [], []]);
  });

  it('that is not known may say it of either end: something is missing of the other', () => {
    const reading = read(['teaches', 'base', 'support']);
    expect(linksIn(reading, BASE)).toEqual(['INITIALIZED_FROM ']);
    expect(linksIn(reading)).toEqual(['INITIALIZED_FROM #teaches%20urn%3Aspdx%3Abase']);
    expect(reading.notes).toMatchObject([
      { pointer: '/@graph/15', placeholder: `${SUPPORT}#teaches%20urn%3Aspdx%3Abase` },
    ]);
  });

  it('is noted where it is about evaluation, or leads to what only the document knows', () => {
    expect(read(['testedOn', 'support', 'rows'], ['trainedOn', 'support', '_:d']).notes).toEqual([
      { pointer: '/@graph/16', message: expect.any(String), placeholder: `${SUPPORT}#_%3Ad` },
      { pointer: '/@graph/15', message: expect.stringContaining('evaluated') },
    ]);
  });

  it('to a file of a package, or from one, is one of the package', () => {
    const contained: Related[] = [
      ['contains', 'rows', 'folder'],
      ['contains', 'folder', 'file.csv'],
      ['contains', 'support', 'model.safetensors'],
    ];
    const reading = read(
      ...contained,
      ['trainedOn', 'model.safetensors', 'file.csv'],
      ['generates', 'base', 'file.csv'],
      ['generates', 'train.py', 'model.safetensors'],
    );
    expect(linksIn(reading)).toEqual([`TRAINED_ON ${ROWS}`]);
    expect(linksIn(reading, ROWS)).toEqual([`GENERATED_BY ${BASE}`]);
    expect(reading.notes).toEqual([]);
  });

  it('to a file that others know by a name of its own is one to that', () => {
    expect(linksIn(read(['contains', 'rows', 'known.csv']), ROWS)).toEqual([
      'DERIVED_FROM pkg:generic/acme/known@1',
    ]);
  });
});

describe('a build', () => {
  const inputs: Related = ['hasInput', 'build', 'rows', 'base', 'torch'];
  const both = new Set([`TRAINED_ON ${ROWS}`, `INITIALIZED_FROM ${BASE}`]);

  it.each([
    ['by its outputs', [inputs, ['hasOutput', 'build', 'support']]],
    ['by what it generates', [inputs, ['generates', 'build', 'support']]],
    ['by what depends on it', [inputs, ['dependsOn', 'support', 'build']]],
    ['without outputs', [inputs]],
    [
      'that takes what another gave',
      [
        ['hasInput', 'earlier', 'rows'],
        ['hasInput', 'build', 'earlier', 'base'],
        ['hasOutput', 'build', 'support'],
      ],
    ],
    [
      'that uses what it is given',
      [
        ['usesTool', 'build', 'base'],
        ['ancestorOf', 'rows', 'build'],
        ['hasOutput', 'build', 'support'],
      ],
    ],
  ] as const satisfies readonly (readonly [string, readonly Related[]])[])(
    'says %s what the model was made of',
    (_what, related) => {
      expect(new Set(linksIn(read(...related)))).toEqual(both);
    },
  );

  it('keeps to what came out of it', () => {
    const reading = read(['hasInput', 'build', 'base'], ['hasOutput', 'build', 'rows']);
    expect(linksIn(reading)).toEqual([]);
    expect(linksIn(reading, ROWS)).toEqual([`GENERATED_BY ${BASE}`]);
  });

  it('of builds that take each other’s outputs ends', () => {
    const loop: Related[] = [
      ['hasInput', 'earlier', 'build'],
      ['hasInput', 'build', 'earlier', 'rows'],
      ['hasOutput', 'build', 'support'],
    ];
    expect(linksIn(read(...loop))).toEqual([`TRAINED_ON ${ROWS}`]);
  });

  it('of more inputs and outputs than anybody can follow leaves one placeholder', () => {
    const many = Array.from({ length: 100_001 }, (_, i) => `urn:in:${i}`);
    const reading = read(['hasInput', 'build', ...many], ['hasOutput', 'build', 'support']);
    expect(linksIn(reading)).toEqual(['TRAINED_ON #inputs%20of%20a%20build']);
  });
});
