import { readSpdx } from './read';

const SUPPORT = 'pkg:generic/acme/support@1';

const model = {
  type: 'ai_AIPackage',
  spdxId: 'https://acme.example/spdx/support',
  name: 'support',
  software_packageVersion: '1',
  software_packageUrl: SUPPORT,
  suppliedBy: 'https://acme.example/spdx/acme',
  ai_typeOfModel: ['transformer', 'qwen2'],
  verifiedUsing: [{ type: 'Hash', algorithm: 'sha256', hashValue: 'AB'.repeat(32) }],
};
const acme = { type: 'Organization', spdxId: 'https://acme.example/spdx/acme', name: 'Acme' };
const base = { type: 'ai_AIPackage', spdxId: 'urn:spdx:base', name: 'base' };
const tickets = {
  type: 'dataset_DatasetPackage',
  spdxId: 'urn:spdx:tickets',
  name: 'tickets',
  externalIdentifier: [
    { externalIdentifierType: 'packageUrl', identifier: 'pkg:generic/acme/tickets@1' },
  ],
};
const created = { type: 'CreationInfo', '@id': '_:c', created: '2026-11-27T10:00:00Z' };
const related = (relationshipType: string, from: unknown, to: unknown, more = {}) => ({
  ...{ type: 'Relationship', relationshipType, from, to },
  ...more,
});
const context = 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld';
const spdx = (...graph: object[]) => ({ '@context': context, '@graph': graph });

const read = (...graph: object[]) => {
  const reading = readSpdx(spdx(created, model, base, tickets, acme, ...graph));
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  return reading.value;
};
const linksOf = (id: string, ...graph: object[]) =>
  read(...graph)
    .declarations.find((each) => each.id === id)
    ?.links.map(({ type, to }) => `${type} ${to}`);

describe('an SPDX 3 document', () => {
  it('describes models and datasets, by package URL where they have one', () => {
    const { declarations, time, ignored } = read();
    expect(declarations.map(({ id, kind }) => [id, kind])).toEqual([
      [SUPPORT, 'model'],
      ['urn:spdx:base', 'model'],
      ['pkg:generic/acme/tickets@1', 'dataset'],
    ]);
    expect(declarations[0]).toMatchObject({
      about: {
        name: 'support',
        version: '1',
        developer: 'Acme',
        architecture: 'transformer, qwen2',
      },
      digests: [`sha256:${'ab'.repeat(32)}`],
    });
    expect([time, ignored]).toEqual(['2026-11-27T10:00:00Z', 2]);
  });

  it.each([
    ['trainedOn', SUPPORT, model.spdxId, tickets.spdxId, 'TRAINED_ON pkg:generic/acme/tickets@1'],
    ['descendantOf', SUPPORT, model.spdxId, 'urn:spdx:base', 'INITIALIZED_FROM urn:spdx:base'],
    ['dependsOn', SUPPORT, model.spdxId, 'urn:spdx:base', 'INITIALIZED_FROM urn:spdx:base'],
    ['ancestorOf', SUPPORT, 'urn:spdx:base', model.spdxId, 'INITIALIZED_FROM urn:spdx:base'],
    [
      'generates',
      'pkg:generic/acme/tickets@1',
      'urn:spdx:base',
      tickets.spdxId,
      'GENERATED_BY urn:spdx:base',
    ],
  ])('says with %s what %s was made of', (type, made, from, to, link) => {
    expect(linksOf(made, related(type, from, [to]))).toEqual([link]);
    expect(linksOf(made, related(type, { spdxId: from }, { spdxId: to }))).toEqual([link]);
  });

  it('keeps an id that means something in one document apart from that of another', () => {
    const label = { ...base, spdxId: '_:b0', name: 'acme/base', software_packageVersion: '2' };
    const { declarations } = read(label, related('trainedOn', model.spdxId, ['_:b7']));
    expect(declarations.map(({ id }) => id)).toContain('pkg:generic/acme/base@2');
    expect(declarations[0]?.links).toMatchObject([{ to: `${SUPPORT}#_%3Ab7` }]);
  });

  it.each([
    [['complete', 'complete'], undefined],
    [['complete', 'noAssertion'], undefined],
    [['complete', 'incomplete'], 'incomplete'],
  ])('of relationships that say %j of themselves is %s', (said, completeness) => {
    const [one, other] = said;
    const graph = [
      related('trainedOn', model.spdxId, [tickets.spdxId], { completeness: one }),
      related('descendantOf', model.spdxId, ['urn:spdx:base'], { completeness: other }),
    ];
    const { declarations } = read(...graph);
    expect(declarations.map((each) => each.completeness)).toEqual([
      completeness,
      undefined,
      undefined,
    ]);
  });

  it('is read as JSON-LD may write it, too', () => {
    const graph = [
      {
        '@type': 'ai:AIPackage',
        '@id': 'https://a.example#m',
        name: '',
        software_packageUrl: SUPPORT,
      },
      {
        '@type': ['https://spdx.org/rdf/3.0.1/terms/Dataset/DatasetPackage'],
        id: 'https://a.example#d',
      },
      {
        ...{ '@type': 'Core:Relationship', relationshipType: 'Core/RelationshipType/trainedOn' },
        ...{ from: { '@id': 'https://a.example#m' }, to: { id: 'https://a.example#d' } },
      },
    ];
    expect(readSpdx({ '@graph': graph })).toMatchObject({
      value: {
        declarations: [
          {
            id: SUPPORT,
            kind: 'model',
            links: [{ type: 'TRAINED_ON', to: 'https://a.example#d' }],
          },
          { id: 'https://a.example#d', kind: 'dataset' },
        ],
        ignored: 0,
      },
    });
  });

  it.each(['Training Dataset', 'unknown', ''])(
    'does not take %j for the name of anything',
    (name) => {
      const { declarations, notes } = read({ type: 'dataset_DatasetPackage', spdxId: '_:d', name });
      const id = `${SUPPORT}#${encodeURIComponent(name) || '_%3Ad'}`;
      expect(declarations.at(-1)).toMatchObject({ id, about: undefined });
      expect(notes).toMatchObject([{ placeholder: id }]);
    },
  );

  it.each([
    ['SPDX 2', { spdxVersion: 'SPDX-2.3', packages: [] }, '/@graph'],
    ['no object', 'spdx', '/@graph'],
    ['elements without a type', spdx({ name: 'm' }), '/@graph/0/type'],
    ['two packages of one id', spdx(model, { ...base, spdxId: model.spdxId }), '/@graph/1'],
    ['a package without a name', spdx({ type: 'ai_AIPackage', spdxId: '_:b' }), '/@graph/0'],
    ['a name that is none', spdx({ ...model, name: 5 }), '/@graph/0/name'],
  ])('is refused where it is %s', (_what, document, pointer) => {
    const reading = readSpdx(document);
    expect(reading).toMatchObject({
      ok: false,
      errors: [{ pointer, message: expect.any(String), remedy: expect.stringMatching(/\w/) }],
    });
  });
});
