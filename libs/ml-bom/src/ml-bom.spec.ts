import { History } from '@pedigree/testing';
import { mlBom } from './ml-bom';
import { allOf, AT, bomOf, dependenciesOf, find, saidOf, textOfBom } from './spec-bom';

const DIGEST = `sha256:${'ab'.repeat(32)}`;
const OTHER = `sha256:${'cd'.repeat(32)}`;
const STUDENT = 'pkg:generic/acme/student@3';

/** Two models of one base, one of which wrote what the other learned. */
const diamond = () =>
  new History()
    .model('pkg:huggingface/acme/base', 'random')
    .finetune('pkg:generic/acme/teacher@1', 'pkg:huggingface/acme/base')
    .generate('urn:corpus:numbers', [
      { model: 'pkg:generic/acme/teacher@1', channel: 'completions', share: 0.5 },
    ])
    .finetune(STUDENT, 'pkg:huggingface/acme/base', [
      { dataset: 'urn:corpus:numbers', stage: 'sft', share: 0.25, rows: 10_000 },
    ]);

describe('an ML-BOM', () => {
  it('is about the artifact that was asked for, of a moment, by a version of this program', async () => {
    expect(await bomOf(diamond().subgraph(STUDENT))).toMatchObject({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      version: 1,
      metadata: {
        timestamp: AT.toISOString(),
        tools: { components: [{ name: 'pedigree', version: '1.2.3' }] },
        component: { 'bom-ref': STUDENT, type: 'machine-learning-model', name: 'student' },
      },
    });
  });

  it('holds every ancestor once, and what each was made of', async () => {
    const bom = await bomOf(diamond().subgraph(STUDENT));
    expect(bom.components.map((each) => [each['bom-ref'], each.type])).toEqual([
      ['pkg:generic/acme/teacher@1', 'machine-learning-model'],
      ['pkg:generic/acme/teacher@1#undisclosed-corpora', 'data'],
      ['pkg:huggingface/acme/base', 'machine-learning-model'],
      ['urn:corpus:numbers', 'data'],
    ]);
    expect(dependenciesOf(bom)).toEqual({
      [STUDENT]: ['pkg:huggingface/acme/base', 'urn:corpus:numbers'],
      'pkg:generic/acme/teacher@1': [
        'pkg:generic/acme/teacher@1#undisclosed-corpora',
        'pkg:huggingface/acme/base',
      ],
      'urn:corpus:numbers': ['pkg:generic/acme/teacher@1'],
    });
  });

  it('says of each step how, with the component that was made', async () => {
    const bom = await bomOf(diamond().subgraph(STUDENT));
    const student = find(bom, STUDENT);
    const corpus = { ref: 'urn:corpus:numbers', rows: 10_000, share: 0.25, stage: 'sft' };
    expect(saidOf(student, 'TRAINED_ON')).toEqual([JSON.stringify(corpus)]);
    const base = { method: 'finetune', ref: 'pkg:huggingface/acme/base' };
    expect(saidOf(student, 'INITIALIZED_FROM')).toEqual([JSON.stringify(base)]);
    const teacher = { channel: 'completions', ref: 'pkg:generic/acme/teacher@1', share: 0.5 };
    expect(saidOf(find(bom, 'urn:corpus:numbers'), 'GENERATED_BY')).toEqual([
      JSON.stringify(teacher),
    ]);
  });

  it('has the corpora in the model card, and the weights in the pedigree', async () => {
    const student = find(await bomOf(diamond().subgraph(STUDENT)), STUDENT);
    expect(student.modelCard?.modelParameters.datasets).toEqual([{ ref: 'urn:corpus:numbers' }]);
    expect(student.pedigree?.ancestors).toMatchObject([
      { type: 'machine-learning-model', name: 'base', purl: 'pkg:huggingface/acme/base' },
    ]);
    expect(saidOf(student.pedigree!.ancestors[0]!, 'ref')).toEqual(['pkg:huggingface/acme/base']);
  });

  it('holds all parents of a merge', async () => {
    const history = new History().model('a', 'random').model('b', 'random');
    const bom = await bomOf(history.transform('merged', 'merge', ['b', 'a']).subgraph('merged'));
    expect(dependenciesOf(bom)).toEqual({ merged: ['a', 'b'] });
    expect(find(bom, 'merged').pedigree?.ancestors).toHaveLength(2);
  });

  it('holds a cycle as it was recorded', async () => {
    const history = new History().generate('urn:d', ['m']).finetuneOnly('m', 'urn:d');
    const bom = await bomOf(history.subgraph('m'));
    expect(dependenciesOf(bom)).toEqual({ m: ['urn:d'], 'urn:d': ['m'] });
  });

  it('describes components in the words of the format, the rest in properties', async () => {
    const history = new History().event('ai.pedigree.model.registered.v1', {
      model: {
        ...{ id: STUDENT, name: 'Student', digest: DIGEST, license: 'apache-2.0' },
        ...{ developer: 'Acme', architecture: 'llama', uri: 's3://acme/student', parameters: 7e9 },
      },
      initialization: 'random',
    });
    const bom = await bomOf(history.flag(STUDENT).flag(STUDENT, 'red-team').subgraph(STUDENT));
    const { component } = bom.metadata;
    expect(component).toMatchObject({
      ...{ name: 'Student', version: '3', purl: STUDENT, manufacturer: { name: 'Acme' } },
      hashes: [{ alg: 'SHA-256', content: 'ab'.repeat(32) }],
      licenses: [{ license: { id: 'Apache-2.0' } }],
      modelCard: { modelParameters: { modelArchitecture: 'llama' } },
    });
    expect(component.properties).toEqual([
      { name: 'pedigree:flagged', value: 'incident' },
      { name: 'pedigree:flagged', value: 'red-team' },
      { name: 'pedigree:initialization', value: 'random' },
      { name: 'pedigree:uri', value: 's3://acme/student' },
      { name: 'pedigree:parameters', value: '7000000000' },
    ]);
  });

  it('takes a flag that was taken back for none', async () => {
    const history = new History().model(STUDENT).flag(STUDENT).clear(STUDENT);
    expect(saidOf(find(await bomOf(history.subgraph(STUDENT)), STUDENT), 'flagged')).toEqual([]);
  });

  it('keeps a license that is none of SPDX by its name', async () => {
    const model = { id: STUDENT, license: 'MIT OR Acme Licence' };
    const history = new History().event('ai.pedigree.model.registered.v1', { model });
    const { licenses } = find(await bomOf(history.subgraph(STUDENT)), STUDENT);
    expect(licenses).toEqual([{ license: { name: 'MIT OR Acme Licence' } }]);
  });

  it.each(['urn:m', 'model with spaces', 'pkg:', 'pkg:generic', '模型@2'])(
    'gives %s no package URL',
    async (id) => {
      const component = find(await bomOf(new History().model(id).subgraph(id)), id);
      expect(component).not.toHaveProperty('purl');
      expect(component['bom-ref']).toBe(id);
    },
  );

  it('has the newest digest as hash, and says which an id had before', async () => {
    const history = new History().model(STUDENT, 'random', OTHER).model(STUDENT, 'random', DIGEST);
    const component = find(await bomOf(history.subgraph(STUDENT)), STUDENT);
    expect(component['hashes']).toEqual([{ alg: 'SHA-256', content: 'ab'.repeat(32) }]);
    expect(saidOf(component, 'earlierDigest')).toEqual([OTHER]);
  });

  it('marks what is only referred to, and datasets by their origin', async () => {
    const history = new History().dataset('urn:d', { origin: 'synthetic', source: 'hub' });
    const bom = await bomOf(history.finetune('m', 'nobody', ['urn:d']).subgraph('m'));
    expect(saidOf(find(bom, 'nobody'), 'placeholder')).toEqual(['true']);
    expect(saidOf(find(bom, 'm'), 'placeholder')).toEqual([]);
    expect(saidOf(find(bom, 'urn:d'), 'origin')).toEqual(['synthetic']);
    expect(saidOf(find(bom, 'urn:d'), 'source')).toEqual(['hub']);
    expect(find(bom, 'urn:d')).toMatchObject({ data: [{ type: 'dataset' }] });
  });

  it('takes a claim about initializations for no dependency', async () => {
    const history = new History().transform('merged', 'merge', ['a', 'b']).claim('a', 'b', 'same');
    const bom = await bomOf(history.subgraph('merged'));
    expect(dependenciesOf(bom)).toEqual({ merged: ['a', 'b'] });
    const claims = allOf(bom).flatMap((each) => saidOf(each, 'SHARES_INITIALIZATION'));
    expect(claims.map((claim) => JSON.parse(claim))).toMatchObject([{ relation: 'same' }]);
  });

  it('says nothing of a claim of independence that was taken back, and keeps one of sameness', async () => {
    const history = new History().transform('merged', 'merge', ['a', 'b', 'c']);
    history.claim('a', 'b', 'independent').revokeEvidence('a', history.lastKey());
    history.claim('a', 'c', 'same').revokeEvidence('a', history.lastKey());
    const bom = await bomOf(history.claim('b', 'c', 'independent').subgraph('merged'));
    const claims = allOf(bom).flatMap((each) => saidOf(each, 'SHARES_INITIALIZATION'));
    expect(claims.map((claim) => JSON.parse(claim))).toMatchObject([
      { ref: 'c', relation: 'same' },
      { ref: 'c', relation: 'independent' },
    ]);
  });

  it('leads on over other names of the same thing', async () => {
    const history = new History()
      .model('pkg:generic/acme/base@1', 'random', DIGEST)
      .model('renamed', 'unknown', DIGEST)
      .finetune('pkg:generic/acme/base', 'origin')
      .finetune('m', 'renamed');
    const bom = await bomOf(history.subgraph('m'));
    expect(dependenciesOf(bom)).toEqual({
      m: ['m#undisclosed-corpora', 'renamed'],
      renamed: ['pkg:generic/acme/base@1'],
      'pkg:generic/acme/base': [
        'origin',
        'pkg:generic/acme/base#undisclosed-corpora',
        'pkg:generic/acme/base@1',
      ],
      'pkg:generic/acme/base@1': ['pkg:generic/acme/base', 'renamed'],
    });
    expect(saidOf(find(bom, 'renamed'), 'SAME_DIGEST')).toEqual([
      '{"ref":"pkg:generic/acme/base@1"}',
    ]);
  });

  it('is nothing for what is not in the ancestry', () => {
    const options = { root: 'other', at: AT, toolVersion: '1' };
    expect(mlBom(diamond().subgraph(STUDENT), options)).toBeUndefined();
  });
});

describe('the compositions of an ML-BOM', () => {
  it('say for what a run is recorded, and of what nobody said how it came to be', async () => {
    const { compositions } = await bomOf(diamond().subgraph(STUDENT));
    expect(compositions).toEqual([
      {
        aggregate: 'complete',
        dependencies: [STUDENT, 'pkg:generic/acme/teacher@1', 'urn:corpus:numbers'],
      },
      {
        aggregate: 'unknown',
        dependencies: [
          'pkg:generic/acme/teacher@1#undisclosed-corpora',
          'pkg:huggingface/acme/base',
        ],
      },
    ]);
  });

  it('say that an ancestry which was cut is incomplete', async () => {
    const whole = diamond().subgraph(STUDENT);
    const { compositions } = await bomOf({ ...whole, truncated: true });
    expect(compositions).toEqual([
      {
        aggregate: 'incomplete',
        dependencies: whole.nodes.map(({ id }) => id).sort(),
      },
    ]);
  });

  it('say so of what an event in the dead letters is about, until it is sent again', async () => {
    const whole = diamond().subgraph(STUDENT);
    const parked = (key: string) => ({
      ...whole,
      nodes: whole.nodes.map((node) => {
        const [said] = node.descriptions;
        if (node.id !== STUDENT || said === undefined) return node;
        const { eventId, occurredAt, recordedAt, topic, partition, offset } = said;
        const stamp = { eventId, occurredAt, recordedAt, topic, partition, offset };
        const fact = { fact: 'evidence', kind: 'parked', id: key, about: node.id } as const;
        return { ...node, evidence: [{ ...fact, data: '{}', ...stamp }] };
      }),
    });
    const incomplete = { aggregate: 'incomplete', dependencies: [STUDENT] };
    expect((await bomOf(parked('/never sent'))).compositions).toContainEqual(incomplete);
    const sent = whole.edges[0]!.eventId;
    expect((await bomOf(parked(sent))).compositions).not.toContainEqual(incomplete);
  });
});

describe('the serial number of an ML-BOM', () => {
  const numberOf = (text: string) => (JSON.parse(text) as { serialNumber: string }).serialNumber;

  it('is the same for the same content, and another for another or at another moment', () => {
    const text = textOfBom(diamond().subgraph(STUDENT));
    expect(textOfBom(diamond().subgraph(STUDENT))).toBe(text);
    const later = textOfBom(diamond().subgraph(STUDENT), new Date(AT.getTime() + 1));
    const more = textOfBom(diamond().flag('urn:corpus:numbers').subgraph(STUDENT));
    expect(new Set([text, later, more].map(numberOf)).size).toBe(3);
  });
});
