import { backfillOf } from '../documents/backfill';
import { readCycloneDx } from './read';

const SUPPORT = 'pkg:generic/acme/support@1';
const QWEN = 'pkg:huggingface/Qwen/Qwen2.5-7B-Instruct@a09a354';
const RECEIVED = '2026-11-27T12:00:00.000Z';

const model = { type: 'machine-learning-model', name: 'support', purl: SUPPORT, 'bom-ref': 's' };
const base = { type: 'machine-learning-model', name: 'qwen', purl: QWEN, 'bom-ref': 'q' };
const tickets = { type: 'data', name: 'tickets', 'bom-ref': 't', data: [{ type: 'dataset' }] };
const bom = (...components: object[]) => ({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  components,
});

const readingOf = (document: unknown) => {
  const reading = readCycloneDx(document);
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  return reading.value;
};
const declarationsOf = (document: unknown) => readingOf(document).declarations;
const linksOf = (document: unknown, id = SUPPORT) =>
  declarationsOf(document)
    .find((each) => each.id === id)
    ?.links.map(({ type, to }) => `${type} ${to}`);
const errorsOf = (document: unknown) => {
  const reading = readCycloneDx(document);
  const result = reading.ok ? backfillOf(reading.value, RECEIVED) : reading;
  return result.ok ? [] : result.errors;
};

describe('a CycloneDX document', () => {
  it('calls artifacts by their package URL, by a bom-ref that is a URI, or by what they are named', () => {
    const components = [
      model,
      { ...tickets, 'bom-ref': 'urn:acme:tickets' },
      { ...tickets, group: 'acme/data', version: '2026 11' },
    ];
    expect(declarationsOf(bom(...components)).map(({ id, kind }) => [id, kind])).toEqual([
      [SUPPORT, 'model'],
      ['urn:acme:tickets', 'dataset'],
      ['pkg:generic/acme/data/tickets@2026%2011', 'dataset'],
    ]);
  });

  it('keeps what has a name without an owner apart from that of other documents', () => {
    const named = [tickets, { ...tickets, 'bom-ref': 'v', version: '2' }];
    const ids = declarationsOf(bom(...named, model)).map(({ id }) => id);
    expect(ids).toEqual([`${SUPPORT}#tickets`, `${SUPPORT}#tickets%402`, SUPPORT]);
    const [alone] = declarationsOf(bom({ ...model, purl: undefined, version: '1' }));
    expect(alone?.id).toBe('pkg:generic/support@1');
  });

  it.each(['Training Dataset', 'None', 'unknown', 'dataset 1'])(
    'does not take %s for the name of anything',
    (name) => {
      const reading = readingOf(bom(model, { ...tickets, name }));
      const id = `${SUPPORT}#${encodeURIComponent(name)}`;
      expect(reading.declarations[1]).toMatchObject({ id, about: undefined });
      expect(reading.notes).toMatchObject([{ pointer: '/components/1', placeholder: id }]);
    },
  );

  it('says by ancestors, model cards and dependencies what a model was made of', () => {
    const whole = {
      ...model,
      pedigree: { ancestors: [base] },
      modelCard: {
        modelParameters: { datasets: [{ ref: 't' }, { type: 'dataset', name: 'faq' }] },
      },
    };
    const document = {
      ...bom(whole, base, tickets),
      dependencies: [{ ref: 's', dependsOn: ['q', 't'] }],
    };
    expect(linksOf(document)).toEqual([
      `INITIALIZED_FROM ${QWEN}`,
      `TRAINED_ON ${SUPPORT}#tickets`,
      `TRAINED_ON ${SUPPORT}#faq`,
    ]);
  });

  it('says by dependencies which model made a dataset, and of what', () => {
    const document = {
      ...bom(base, tickets, { ...tickets, name: 'raw', 'bom-ref': 'r' }),
      dependencies: [{ ref: 't', dependsOn: ['q', 'r'] }],
    };
    expect(linksOf(document, `${QWEN}#tickets`)).toEqual([
      `GENERATED_BY ${QWEN}`,
      `DERIVED_FROM ${QWEN}#raw`,
    ]);
  });

  it('is looked through: what an application consists of, and the component it is about', () => {
    const app = { type: 'application', name: 'app', components: [model] };
    const reading = readCycloneDx({ ...bom(app), metadata: { component: base } });
    expect(reading).toMatchObject({
      value: {
        declarations: [{ id: QWEN }, { id: SUPPORT, pointer: '/components/0/components/0' }],
        ignored: 1,
      },
    });
  });

  it('describes with license, developer, architecture and digest', () => {
    const described = {
      ...model,
      version: '1',
      licenses: [{ license: { id: 'MIT' } }],
      supplier: { name: 'Acme' },
      modelCard: { modelParameters: { modelArchitecture: 'qwen2' } },
      hashes: [
        { alg: 'MD5', content: '00' },
        { alg: 'SHA-256', content: 'AB'.repeat(32) },
      ],
    };
    expect(declarationsOf(bom(described))[0]).toMatchObject({
      about: {
        name: 'support',
        version: '1',
        license: 'MIT',
        developer: 'Acme',
        architecture: 'qwen2',
      },
      digests: [`sha256:${'ab'.repeat(32)}`],
    });
  });

  it.each([
    ['complete', 'anybody', undefined],
    ['complete', 'pedigree', 'complete'],
    ['incomplete_first_party_only', 'anybody', 'incomplete'],
    ['unknown', 'pedigree', undefined],
  ])('with the composition %s by %s has a list that is %s', (aggregate, name, completeness) => {
    const document = {
      ...bom({ ...model, 'bom-ref': SUPPORT }),
      metadata: { tools: { components: [{ name }] } },
      compositions: [{ aggregate, dependencies: [SUPPORT] }],
    };
    expect(declarationsOf(document)[0]?.completeness).toBe(completeness);
  });

  it('adds up what several entries say that one component depends on', () => {
    const other = { ...tickets, name: 'more', 'bom-ref': 'm' };
    const document = {
      ...bom(model, base, tickets, other),
      dependencies: [
        { ref: 's', dependsOn: ['q', 'm'] },
        { ref: 's', dependsOn: ['t'] },
      ],
    };
    expect(linksOf(document)).toEqual([
      `INITIALIZED_FROM ${QWEN}`,
      `TRAINED_ON ${SUPPORT}#more`,
      `TRAINED_ON ${SUPPORT}#tickets`,
    ]);
  });

  it('keeps a label that means something in one document apart from that of another', () => {
    const file = { type: 'file', name: 'train.csv', 'bom-ref': 'f' };
    const datasets = [{ ref: 'f' }, { ref: 'nowhere' }, { ref: 'urn:cdx:elsewhere' }, {}];
    const whole = { ...model, modelCard: { modelParameters: { datasets } } };
    expect(linksOf(bom(whole, file))).toEqual([
      `TRAINED_ON ${SUPPORT}#train.csv`,
      `TRAINED_ON ${SUPPORT}#nowhere`,
      'TRAINED_ON urn:cdx:elsewhere',
      `TRAINED_ON ${SUPPORT}#unnamed`,
    ]);
  });

  it.each([
    ['no object', [], '/bomFormat', 'is not CycloneDX'],
    ['nothing', undefined, '/bomFormat', 'is not CycloneDX'],
    ['another format', { spdxVersion: 'SPDX-2.3' }, '/bomFormat', 'is not CycloneDX'],
    ['a component without a name', bom({ type: 'data' }), '/components/0/name', 'is required'],
    [
      'two components of one reference',
      bom(model, { ...base, 'bom-ref': 's' }),
      '/components/1',
      'reference of another',
    ],
    [
      'a model without a name',
      bom({ type: model.type, name: ' ' }),
      '/components/0',
      'cannot be told',
    ],
    ['no models', bom({ type: 'library', name: 'l' }), '', 'says nothing about models'],
    ['a purl that is none', bom({ ...model, purl: 'acme/m' }), '/components/0', 'pkg: and a type'],
    ['an id no id may be', bom({ ...model, purl: 'pkg:a/b ' }), '/components/0', 'white space'],
    [
      'a digest that is none',
      bom({ ...model, hashes: [{ alg: 'SHA-256', content: 'beef' }] }),
      '/components/0',
      'must be sha256:',
    ],
    [
      'a link of ours that is not JSON',
      bom({ ...model, properties: [{ name: 'pedigree:TRAINED_ON', value: '{' }] }),
      '/components/0/properties',
      'cannot be read',
    ],
    [
      'a link of ours with a share above 1',
      bom({
        ...model,
        properties: [
          { name: 'pedigree:INITIALIZED_FROM', value: '{"ref":"b","method":"finetune"}' },
          { name: 'pedigree:TRAINED_ON', value: '{"ref":"d","stage":"sft","share":2}' },
        ],
      }),
      '/components/0',
      'share must be',
    ],
  ])('is refused where it is %s', (_what, document, pointer, message) => {
    expect(errorsOf(document)[0]).toEqual({
      pointer,
      message: expect.stringContaining(message),
      remedy: expect.stringMatching(/\w/),
    });
  });
});
