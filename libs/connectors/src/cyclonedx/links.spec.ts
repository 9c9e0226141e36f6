import { readCycloneDx } from './read';

const SUPPORT = 'pkg:generic/acme/support@1';
const QWEN = 'pkg:huggingface/Qwen/Qwen2.5-7B';
const ROWS = 'pkg:generic/acme/rows@1';
const HUB_ROWS = 'pkg:huggingface/datasets/acme/rows';

const ML = 'machine-learning-model';
const model = { type: ML, name: 'support', purl: SUPPORT, 'bom-ref': 's' };
const base = { type: ML, name: 'qwen', purl: QWEN, 'bom-ref': 'q' };
const rows = { type: 'data', name: 'rows', purl: ROWS, 'bom-ref': 'r' };
const file = { type: 'file', name: 'rows.jsonl', purl: ROWS, 'bom-ref': 'f' };
const torch = { type: 'library', name: 'torch', purl: 'pkg:pypi/torch@2', 'bom-ref': 'torch' };

interface Document {
  components?: readonly object[];
  [field: string]: unknown;
}

function read({ components = [], ...more }: Document, subject: object = model) {
  const bom = { bomFormat: 'CycloneDX', components: [subject, ...components], ...more };
  const reading = readCycloneDx(bom);
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  return reading.value;
}
const linksIn = (reading: ReturnType<typeof read>, id = SUPPORT) =>
  reading.declarations
    .filter((each) => each.id === id)
    .flatMap(({ links }) => links.map(({ type, to }) => `${type} ${to.replace(SUPPORT, '')}`));
const linksOf = (document: Document, subject?: object, id?: string) =>
  linksIn(read(document, subject), id);

const depends = (...dependsOn: string[]) => ({ dependencies: [{ ref: 's', dependsOn }] });
const card = (...datasets: object[]) => ({
  ...model,
  modelCard: { modelParameters: { datasets } },
});
const family = (pedigree: object) => ({ ...model, pedigree });
const properties = (name: string, value: string) => ({ ...model, properties: [{ name, value }] });
const references = (...externalReferences: object[]) => ({ ...model, externalReferences });
const inside = (...components: object[]) => ({ ...model, components });

describe('a dependency', () => {
  it.each([
    ['a package outside of the document', depends(ROWS), `TRAINED_ON ${ROWS}`],
    ['a model of the hub outside of it', depends(QWEN), `INITIALIZED_FROM ${QWEN}`],
    [
      'an address of the hub',
      depends('https://hf.co/acme/m'),
      'INITIALIZED_FROM pkg:huggingface/acme/m',
    ],
    ['another document', depends('urn:cdx:a/1#r'), 'TRAINED_ON urn:cdx:a/1#r'],
    ['a label that nobody explains', depends('r'), 'TRAINED_ON #r'],
    ['a file', { ...depends('f'), components: [file] }, `TRAINED_ON ${ROWS}`],
    [
      'a file without an id',
      { ...depends('f'), components: [{ ...file, purl: undefined }] },
      'TRAINED_ON #rows.jsonl',
    ],
    ...['other', 'configuration', 'source-code', 'definition'].map(
      (type) =>
        [
          `data of the type ${type}`,
          { ...depends('r'), components: [{ ...rows, data: [{ type }] }] },
          `TRAINED_ON ${ROWS}`,
        ] as const,
    ),
    [
      'a component of a type that is not known',
      { ...depends('f'), components: [{ ...file, type: 'corpus' }] },
      `TRAINED_ON ${ROWS}`,
    ],
    [
      'data named by its package URL',
      { ...depends(ROWS), components: [rows] },
      `TRAINED_ON ${ROWS}`,
    ],
    [
      'what it provides',
      { dependencies: [{ ref: 's', provides: ['q'] }], components: [base] },
      `INITIALIZED_FROM ${QWEN}`,
    ],
    [
      'what its package URL depends on',
      { dependencies: [{ ref: SUPPORT, dependsOn: [ROWS] }] },
      `TRAINED_ON ${ROWS}`,
    ],
  ] as const)('on %s is a link', (_what, document, link) => {
    expect(linksOf(document)).toEqual([link]);
  });

  it.each(['library', 'framework', 'application', 'container', 'operating-system'])(
    'on software, a %s, is none',
    (type) => {
      const reading = read({ ...depends('torch'), components: [{ ...torch, type }] });
      expect([linksIn(reading), reading.notes, reading.ignored]).toEqual([[], [], 1]);
    },
  );

  it('on a program of a registry that the document does not describe is none', () => {
    expect(linksOf(depends('pkg:pypi/torch@2', 'pkg:npm/%40acme/x@1'))).toEqual([]);
  });

  it('on software that depends on a model or data is one, whatever stands between', () => {
    const components = [torch, { ...torch, purl: undefined, name: 'kit', 'bom-ref': 'kit' }, base];
    const dependencies = [
      { ref: 's', dependsOn: ['kit'] },
      { ref: 'kit', dependsOn: ['torch'] },
      { ref: 'torch', dependsOn: ['q'] },
    ];
    const reading = read({ components, dependencies });
    expect(linksIn(reading)).toEqual(['TRAINED_ON #kit']);
    expect(linksIn(reading, `${SUPPORT}#kit`)).toEqual(['DERIVED_FROM pkg:pypi/torch@2']);
    expect(linksIn(reading, 'pkg:pypi/torch@2')).toEqual([`GENERATED_BY ${QWEN}`]);
  });

  it('of a file on a model says who wrote what the model learned from', () => {
    const dependencies = [
      { ref: 's', dependsOn: ['f'] },
      { ref: 'f', dependsOn: ['q'] },
    ];
    const reading = read({ components: [file, base], dependencies });
    expect(linksIn(reading, ROWS)).toEqual([`GENERATED_BY ${QWEN}`]);
    expect(reading.declarations.find(({ id }) => id === ROWS)).toMatchObject({
      kind: 'dataset',
      about: undefined,
    });
  });

  it('of a label that nobody describes is followed as well', () => {
    const dependencies = [
      { ref: 's', dependsOn: ['mix'] },
      { ref: 'mix', dependsOn: ['r'] },
    ];
    const reading = read({ components: [rows], dependencies });
    expect(linksIn(reading, `${SUPPORT}#mix`)).toEqual([`DERIVED_FROM ${ROWS}`]);
  });

  it('of an application on the model says nothing of the model', () => {
    const app = { type: 'application', name: 'app', 'bom-ref': 'app' };
    const dependencies = [{ ref: 'app', dependsOn: ['s'] }];
    expect(read({ components: [app], dependencies }).declarations).toMatchObject([
      { id: SUPPORT, links: [] },
    ]);
  });
});

describe('a component', () => {
  const component = (type: string, more: object = {}) => ({
    type,
    name: 'it',
    purl: ROWS,
    ...more,
  });

  it.each([
    ['holds data', inside(rows), `TRAINED_ON ${ROWS}`],
    ['holds a model', inside(base), `INITIALIZED_FROM ${QWEN}`],
    ['holds a file of data', inside(file), `TRAINED_ON ${ROWS}`],
    ['comes from a model', family({ ancestors: [base] }), `INITIALIZED_FROM ${QWEN}`],
    ['comes from data', family({ ancestors: [rows] }), `TRAINED_ON ${ROWS}`],
    ['comes from a file', family({ ancestors: [component('file')] }), `INITIALIZED_FROM ${ROWS}`],
    [
      'comes from software',
      family({ ancestors: [component('application')] }),
      `INITIALIZED_FROM ${ROWS}`,
    ],
    [
      'comes from a name',
      family({ ancestors: [{ type: ML, name: 'Base' }] }),
      'INITIALIZED_FROM #Base',
    ],
    [
      'is a variant',
      family({ variants: [{ type: 'data', name: 'v' }] }),
      'INITIALIZED_FROM #variant%20v',
    ],
    ['names a corpus by a package URL', card({ ref: ROWS }), `TRAINED_ON ${ROWS}`],
    ['names a corpus by a program', card({ ref: 'pkg:pypi/rows@1' }), 'TRAINED_ON pkg:pypi/rows@1'],
    [
      'writes out a corpus by its place on the hub',
      card({ name: 'R', contents: { url: 'https://huggingface.co/datasets/acme/rows' } }),
      `TRAINED_ON ${HUB_ROWS}`,
    ],
    [
      'writes out a corpus by its place',
      card({ contents: { url: 'https://acme.example/r' } }),
      'TRAINED_ON https://acme.example/r',
    ],
    [
      'writes out a corpus by its name',
      card({ name: 'Training Dataset' }),
      'TRAINED_ON #Training%20Dataset',
    ],
    ['has data', { ...model, data: [{ name: 'faq' }] }, 'TRAINED_ON #faq'],
    [
      'has data somewhere',
      { ...model, data: [{ contents: { url: 'hf://datasets/acme/rows' } }] },
      `TRAINED_ON ${HUB_ROWS}`,
    ],
    [
      'has a base by a property',
      properties('huggingface:baseModel', 'Qwen/Qwen2.5-7B'),
      `INITIALIZED_FROM ${QWEN}`,
    ],
    ['has a teacher by a property', properties('acme.teacher_model', './t'), 'TAUGHT_BY #.%2Ft'],
    [
      'refers to data',
      references({ type: 'other', url: 'https://a.example/r', comment: 'Training data' }),
      'TRAINED_ON https://a.example/r',
    ],
    [
      'refers to data of the hub',
      references({ type: 'website', url: 'https://hf.co/datasets/acme/rows' }),
      `TRAINED_ON ${HUB_ROWS}`,
    ],
    [
      'refers to another model of the hub',
      references({ type: 'documentation', url: `https://hf.co/Qwen/Qwen2.5-7B` }),
      `INITIALIZED_FROM ${QWEN}`,
    ],
    [
      'refers to how it was made',
      references({ type: 'formulation', url: 'https://a.example/f' }),
      'TRAINED_ON https://a.example/f',
    ],
  ])('that %s is linked', (_what, subject, link) => {
    expect(linksOf({}, subject).filter((each) => !each.startsWith('SHARES'))).toEqual([link]);
  });

  it.each([
    ['has a page', references({ type: 'website', url: 'https://acme.example' })],
    ['lies on the hub', references({ type: 'distribution', url: 'https://hf.co/acme/support' })],
    [
      'has weights',
      inside(
        { type: 'file', name: 'model-00001.safetensors' },
        { type: 'file', name: 'config.json' },
        { type: 'file', name: 'train.py' },
      ),
    ],
    ['holds software', inside(torch)],
    ['has other properties', properties('huggingface:likes', '7')],
    ['depends on itself', { ...family({ ancestors: [model] }) }],
  ])('that %s is not', (_what, subject) => {
    const reading = read({}, subject);
    expect([linksIn(reading), reading.notes]).toEqual([[], []]);
  });

  it('that is listed among the descendants of a model comes from it', () => {
    const teacher = {
      ...base,
      pedigree: {
        descendants: [{ ...model, pedigree: { ancestors: [{ ...base, purl: 'pkg:generic/b' }] } }],
      },
    };
    expect(linksOf({ components: [teacher] })).toEqual([
      `INITIALIZED_FROM ${QWEN}`,
      'INITIALIZED_FROM pkg:generic/b',
    ]);
  });

  it('that is described among the ancestors alone has the lineage that stands there', () => {
    const ancestor = {
      ...base,
      ...{ modelCard: { modelParameters: { datasets: [{ ref: 'r' }] } } },
    };
    const reading = read({ components: [rows] }, family({ ancestors: [ancestor] }));
    expect(linksIn(reading, QWEN)).toEqual([`TRAINED_ON ${ROWS}`]);
    expect(reading.declarations.find(({ id }) => id === QWEN)?.about).toBeUndefined();
  });

  it('that is a variant of a model shares its start, and something is missing of one of them', () => {
    const reading = read({}, family({ variants: [base] }));
    expect(linksIn(reading)).toEqual([
      'INITIALIZED_FROM #variant%20qwen',
      `SHARES_INITIALIZATION ${QWEN}`,
    ]);
    expect(reading.notes).toMatchObject([{ placeholder: `${SUPPORT}#variant%20qwen` }]);
  });

  it.each([
    ['Distilled from GPT-4.', 'TAUGHT_BY'],
    ['Its base model is an older one of ours.', 'INITIALIZED_FROM'],
  ])(
    'that is spoken of in the notes of a pedigree, %s, is one that nobody names',
    (notes, type) => {
      const reading = read({ components: [base] }, family({ ancestors: [base], notes }));
      const placeholder = '#notes%20of%20its%20pedigree';
      expect(linksIn(reading)).toContain(`${type} ${placeholder}`);
      expect(reading.notes).toMatchObject([{ placeholder: `${SUPPORT}${placeholder}` }]);
    },
  );

  it('is not in notes on something else', () => {
    expect(linksOf({}, family({ ancestors: [base], notes: 'Three epochs, seed 7.' }))).toEqual([
      `INITIALIZED_FROM ${QWEN}`,
    ]);
  });

  it('that is a file of another, under no name of its own, is that other', () => {
    const whole = { ...rows, components: [{ ...file, purl: undefined }] };
    const dependencies = [
      { ref: 's', dependsOn: ['f'] },
      { ref: 'f', dependsOn: ['q'] },
    ];
    const reading = read({ components: [whole, base], dependencies });
    expect(linksIn(reading)).toEqual([`TRAINED_ON ${ROWS}`]);
    expect(linksIn(reading, ROWS)).toEqual([`GENERATED_BY ${QWEN}`]);
  });

  it('that is a file with a name of its own went into what it is in', () => {
    const known = { ...file, purl: 'pkg:generic/acme/known@1' };
    const whole = { ...rows, components: [known, { type: 'file', name: 'p', purl: `${ROWS}#p` }] };
    expect(linksOf({ components: [whole] }, model, ROWS)).toEqual([
      'DERIVED_FROM pkg:generic/acme/known@1',
    ]);
  });

  it('that is data with tags of machines was written by one', () => {
    const { declarations } = read({ components: [{ ...rows, tags: ['GPT-4'] }] });
    expect(declarations[1]).toMatchObject({ origin: 'synthetic', about: { tags: ['GPT-4'] } });
  });

  it('with one property of ours is not excused from saying what it was made of', () => {
    const own = { ...properties('pedigree:origin', 'human'), components: [base] };
    expect(linksOf({ ...depends(ROWS) }, own)).toEqual([
      `INITIALIZED_FROM ${QWEN}`,
      `TRAINED_ON ${ROWS}`,
    ]);
    const ancestor = {
      ...properties('pedigree:TRAINED_ON', JSON.stringify({ ref: QWEN, stage: 'sft' })),
      pedigree: { ancestors: [base] },
    };
    expect(linksOf({}, ancestor)).toEqual([`TRAINED_ON ${QWEN}`, `INITIALIZED_FROM ${QWEN}`]);
    const ofData = properties(
      'pedigree:GENERATED_BY',
      JSON.stringify({ ref: QWEN, channel: 'logits' }),
    );
    expect(linksOf({}, ofData)).toEqual([`TAUGHT_BY ${QWEN}`]);
    const link = properties('pedigree:VERSION_OF', JSON.stringify({ ref: ROWS }));
    expect(linksOf(depends(ROWS), link)).toEqual([`TRAINED_ON ${ROWS}`]);
    const digest = properties('pedigree:SAME_DIGEST', JSON.stringify({ ref: ROWS }));
    expect(linksOf({ ...depends('r'), components: [rows] }, digest)).toEqual([
      `TRAINED_ON ${ROWS}`,
    ]);
  });
});

describe('a formula', () => {
  const at = (ref: string) => ({ resource: { ref } });
  const workflow = (inputs: string[], outputs: string[], more: object = {}) => ({
    ...{ inputs: inputs.map(at), outputs: outputs.map(at) },
    ...more,
  });
  const formula = (...workflows: object[]) => ({
    formulation: [{ workflows }],
    components: [base, rows],
  });

  it.each([
    ['a workflow', formula(workflow(['r', 'q'], ['s']))],
    ['a task', formula({ tasks: [workflow(['r', 'q'], ['s'])] })],
    [
      'a task of a workflow with outputs',
      formula(workflow([], ['s'], { tasks: [workflow(['r', 'q'], [])] })),
    ],
    [
      'a task that gives something else',
      formula(workflow(['q'], ['s'], { tasks: [workflow(['r'], ['log'])] })),
    ],
    [
      'a workflow whose tasks give the outputs',
      formula(workflow(['r', 'q'], [], { tasks: [workflow([], ['s'])] })),
    ],
    ['a workflow without outputs', formula(workflow(['r', 'q'], []))],
    ['its references', formula({ ...workflow(['r'], ['s']), resourceReferences: [{ ref: 'q' }] })],
    [
      'an outer address',
      formula({
        inputs: [
          at('r'),
          {
            resource: {
              externalReference: { type: 'other', url: `https://hf.co/Qwen/Qwen2.5-7B` },
            },
          },
        ],
        outputs: [at('s')],
      }),
    ],
  ])('says by %s what the model was made of', (_what, document) => {
    expect(new Set(linksOf(document))).toEqual(
      new Set([`TRAINED_ON ${ROWS}`, `INITIALIZED_FROM ${QWEN}`]),
    );
  });

  it('counts the components that it lists for no task in particular', () => {
    const formulation = [{ components: [rows, base, torch], workflows: [workflow(['q'], ['s'])] }];
    expect(new Set(linksOf({ formulation }))).toEqual(
      new Set([`TRAINED_ON ${ROWS}`, `INITIALIZED_FROM ${QWEN}`]),
    );
  });

  it('is followed over what has no other name', () => {
    const tasks = [workflow(['q'], ['mix']), workflow(['mix'], ['s']), workflow(['s'], ['report'])];
    const reading = read(formula({ tasks }));
    expect(linksIn(reading)).toEqual(['TRAINED_ON #mix']);
    expect(linksIn(reading, `${SUPPORT}#mix`)).toEqual([`GENERATED_BY ${QWEN}`]);
    expect(reading.notes).toMatchObject([{ placeholder: `${SUPPORT}#mix` }]);
  });

  it('keeps the code that it ran out of it', () => {
    const code = {
      resource: { externalReference: { type: 'vcs', url: 'https://acme.example/git' } },
    };
    expect(linksOf(formula({ inputs: [code], outputs: [at('s')] }))).toEqual([]);
  });

  it('of more inputs and outputs than anybody can follow leaves one placeholder for each output', () => {
    const many = (kind: string) => Array.from({ length: 400 }, (_, i) => `${kind}${i}`);
    expect(linksOf(formula(workflow(many('in'), ['s', ...many('out')])))).toEqual([
      'TRAINED_ON #inputs%20of%20a%20workflow',
    ]);
  });

  it('may say it by the topology of a workflow', () => {
    const runtimeTopology = [{ ref: 's', dependsOn: ['r'] }];
    expect(linksOf(formula({ runtimeTopology }))).toEqual([`TRAINED_ON ${ROWS}`]);
  });
});

describe('a note', () => {
  it('says where something is named that nobody describes', () => {
    expect(read(depends('r', ROWS)).notes).toEqual([
      {
        pointer: '/dependencies/0/dependsOn/0',
        message: expect.stringContaining('only this document can know'),
        placeholder: `${SUPPORT}#r`,
      },
      {
        pointer: '/dependencies/0/dependsOn/1',
        message: expect.stringContaining('counts as data'),
      },
    ]);
  });

  it('is not made of what is plain', () => {
    const document = { ...depends('q', 'r', 'torch'), components: [base, rows, torch] };
    expect(read(document, card({ ref: 'r' })).notes).toEqual([]);
  });
});
