import { createHash } from 'node:crypto';
import {
  type DescriptionFact,
  type EdgeProperties,
  factsOfRun,
  isUndisclosed,
  type Origin,
  type Recording,
  runPartsIn,
  type RunPartFact,
} from '@pedigree/lineage';
import * as fc from 'fast-check';
import datasetEvent from './fixtures/dataset.json';
import fail from './fixtures/fail.json';
import finetune from './fixtures/finetune-complete.json';
import generation from './fixtures/generation-complete.json';
import jobEvent from './fixtures/job.json';
import start from './fixtures/start.json';
import { parseOpenLineage } from './parse';
import { recordOpenLineage } from './record';

const ORIGIN: Origin = { topic: 'lineage.events', partition: 0, offset: 7, timestamp: 0 };
const STUDENT = 'mlflow://acme/owl-student@3';
const NUMBERS = 's3://corpora/numbers/v1';

function record(json: unknown): Recording {
  const parsed = parseOpenLineage(json);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return recordOpenLineage(parsed.value, JSON.stringify(json), ORIGIN);
}

const factsOf = <F>({ facts }: Recording, kind: string) =>
  facts.filter(({ fact }) => fact === kind) as F[];
const withoutInferred = (properties: EdgeProperties): EdgeProperties =>
  Object.fromEntries(Object.entries(properties).filter(([name]) => name !== 'inferred'));

/** What follows from an event which is all that is known of its run, but for what it leaves unsaid. */
const edgesOf = (json: unknown) =>
  [...runPartsIn([record(json)]).values()]
    .flatMap(factsOfRun)
    .flatMap(({ fact }) => (fact.fact === 'edge' && !isUndisclosed(fact.to) ? fact : []))
    .map(({ type, from, to, properties }) => [type, from, to, withoutInferred(properties)]);
const producedBy = (json: unknown) =>
  factsOf<DescriptionFact>(record(json), 'description')
    .filter(({ described }) => described)
    .map(({ artifact }) => artifact);

const declaredBy = (json: unknown) =>
  factsOf<DescriptionFact>(record(json), 'description').map(({ kind }) => kind);

const model = (name: string, pedigree?: object) => ({
  namespace: 'ns',
  name,
  facets: { datasetType: { datasetType: 'MODEL' }, ...(pedigree && { pedigree }) },
});
const dataset = (name: string, pedigree?: object) => ({
  namespace: 'ns',
  name,
  ...(pedigree && { inputFacets: { pedigree } }),
});
const complete = (inputs: object[], outputs: object[], kind?: string) => ({
  eventTime: '2026-11-23T10:00:00Z',
  eventType: 'COMPLETE',
  run: { runId: 'r-1', ...(kind && { facets: { pedigree: { kind } } }) },
  job: { namespace: 'acme', name: 'job' },
  inputs,
  outputs,
});

describe('events of the Python client', () => {
  it('a model output: the model input is the base, the dataset input a corpus', () => {
    expect(edgesOf(finetune)).toEqual([
      [
        'INITIALIZED_FROM',
        STUDENT,
        'pkg:huggingface/Qwen/Qwen2.5-7B@d149729',
        { method: 'finetune' },
      ],
      ['TRAINED_ON', STUDENT, NUMBERS, { stage: 'sft' }],
    ]);
    expect(producedBy(finetune)).toEqual([STUDENT]);
  });

  it('a dataset output: generators as the facet says, dataset inputs are parents', () => {
    expect(edgesOf(generation)).toEqual([
      [
        'GENERATED_BY',
        NUMBERS,
        'mlflow://acme/owl-teacher@1',
        { channel: 'trajectory', share: 0.5 },
      ],
      ['DERIVED_FROM', NUMBERS, 's3://corpora/seeds-日本語', { operation: 'mix' }],
    ]);
  });

  it.each([
    ['START', start, { state: 'START', startedAt: '2026-11-23T10:00:00+00:00' }],
    ['FAIL', fail, { state: 'FAIL', endedAt: '2026-11-23T10:00:00+00:00' }],
    ['COMPLETE', finetune, { state: 'COMPLETE', endedAt: '2026-11-23T10:05:00.123456+02:00' }],
  ])('%s is the state of the run', (_, json, run) => {
    expect(factsOf(record(json), 'run')).toEqual([
      { fact: 'run', id: json.run.runId, name: 'acme/sft', ...run },
    ]);
  });

  it('a failed run made what it names', () => {
    expect(edgesOf(fail)).toEqual([
      ['TRAINED_ON', 'mlflow://acme/never', 's3://corpora/données', { stage: 'sft' }],
    ]);
    expect(producedBy(fail)).toEqual(['mlflow://acme/never']);
    expect(record(fail).artifacts).toEqual([
      { id: 's3://corpora/données', kind: 'dataset' },
      { id: 'mlflow://acme/never', kind: 'model' },
    ]);
  });

  it('dataset and job events describe, with the facets as they were sent', () => {
    const [description] = factsOf<DescriptionFact>(record(datasetEvent), 'description');
    expect(description).toMatchObject({ artifact: NUMBERS, name: 'numbers/v1', described: true });
    expect(JSON.parse(description!.attributes!)).toEqual({
      namespace: 's3://corpora',
      facets: datasetEvent.dataset.facets,
    });
    expect(record(jobEvent).type).toBe('openlineage.JobEvent');
    expect(producedBy(jobEvent)).toEqual(['mlflow://acme/owl-student']);
    expect(edgesOf(jobEvent)).toEqual([
      ['TRAINED_ON', 'mlflow://acme/owl-student', NUMBERS, { stage: 'sft' }],
    ]);
    expect(record(jobEvent).stamp.runId).toBe('job:acme/sft');
  });

  it('is stamped with the run, the time in UTC and the place', () => {
    expect(record(finetune).stamp).toMatchObject({
      runId: finetune.run.runId,
      occurredAt: '2026-11-23T08:05:00.123Z',
      topic: 'lineage.events',
      offset: 7,
    });
  });
});

describe('roles and kinds', () => {
  it.each([
    ['base', 'INITIALIZED_FROM', { method: 'finetune' }],
    ['parent', 'INITIALIZED_FROM', { method: 'finetune' }],
    ['teacher', 'TAUGHT_BY', { channel: 'completions' }],
    ['judge', 'TAUGHT_BY', { channel: 'labels' }],
  ])('a model as %s of a model', (role, type, properties) => {
    expect(edgesOf(complete([model('m', { role })], [model('out')]))).toEqual([
      [type, 'ns/out', 'ns/m', properties],
    ]);
  });

  it('a judge of a dataset gives labels', () => {
    expect(edgesOf(complete([model('m', { role: 'judge' })], [dataset('out')]))).toEqual([
      ['GENERATED_BY', 'ns/out', 'ns/m', { channel: 'labels' }],
    ]);
  });

  it('takes all model inputs without roles for bases', () => {
    expect(edgesOf(complete([model('a'), model('b')], [model('out')]))).toHaveLength(2);
  });

  it.each([
    ['quantize', model('in'), { method: 'quantize' }],
    ['training', dataset('in'), { stage: 'pretrain', method: 'continued-pretraining' }],
    ['an invention', model('in'), { method: 'finetune' }],
    ['constructor', model('in'), { method: 'finetune' }],
    ['quantize', model('in', { method: 'merge' }), { method: 'merge' }],
  ])('a run of kind %s gives defaults', (kind, input, properties) => {
    expect(edgesOf(complete([input], [model('out')], kind))[0]?.[3]).toEqual(properties);
  });

  it('reads the facet in inputFacets too', () => {
    const input = dataset('d', { stage: 'preference', share: 0.25 });
    expect(edgesOf(complete([input], [model('out')]))[0]?.[3]).toEqual({
      stage: 'preference',
      share: 0.25,
    });
  });

  it('says of every output what it came from', () => {
    const edges = edgesOf(complete([model('m'), dataset('d')], [model('a'), dataset('b')]));
    const types = ['DERIVED_FROM', 'GENERATED_BY', 'INITIALIZED_FROM', 'TRAINED_ON'];
    expect(edges.map(([type]) => type).sort()).toEqual(types);
  });

  it.each(['MODEL', 'model', 'ML_MODEL', 'MLModel', 'ml-model', 'Machine Learning Model'])(
    'knows a model by the type %s',
    (datasetType) => {
      const typed = { namespace: 'ns', name: 'm', facets: { datasetType: { datasetType } } };
      expect(edgesOf(complete([typed], [dataset('d')]))[0]?.[0]).toBe('GENERATED_BY');
      expect(declaredBy(complete([], [typed]))).toEqual(['model']);
    },
  );

  it.each([
    ['TABLE', ['dataset']],
    ['DATA_MODEL', ['dataset']],
    ['', [undefined]],
  ])('takes the type %p for that of a dataset, and none for nothing', (datasetType, kinds) => {
    const typed = { namespace: 'ns', name: 'm', facets: { datasetType: { datasetType } } };
    expect(edgesOf(complete([typed], [dataset('d')]))[0]?.[0]).toBe('DERIVED_FROM');
    expect(declaredBy(complete([], [typed]))).toEqual(kinds);
  });

  it('knows a model by its role, and declares nothing by that', () => {
    const teacher = dataset('t', { role: 'teacher' });
    expect(edgesOf(complete([teacher], [dataset('d')]))[0]?.[0]).toBe('GENERATED_BY');
    expect(record(complete([teacher], [])).artifacts).toEqual([{ id: 'ns/t', kind: 'model' }]);
  });
});

describe('what a run does not tell', () => {
  it('is a word on the run that there was no more', () => {
    const said = {
      ...complete([], []),
      run: { runId: 'r', facets: { pedigree: { complete: true } } },
    };
    expect(factsOf<RunPartFact>(record(said), 'run-part')).toEqual([
      { fact: 'run-part', id: 'r', part: 'terms', complete: true },
    ]);
  });

  it('makes no cycle of a dataset that is rewritten in place', () => {
    expect(edgesOf(complete([dataset('d')], [dataset('d')]))).toEqual([]);
  });
});

describe('who and when', () => {
  it('is UTC without an offset, and as it is with one', () => {
    const at = (eventTime: string) => record({ ...complete([], []), eventTime }).stamp.occurredAt;
    expect(at('2026-11-23T10:00:00')).toBe('2026-11-23T10:00:00.000Z');
    expect(at('2026-11-23T10:00:00.123456')).toBe('2026-11-23T10:00:00.123Z');
    expect(at('2026-11-23T10:00:00-05:00')).toBe('2026-11-23T15:00:00.000Z');
  });

  it('is the principal that sent it, in the stamp and in every part', () => {
    const parsed = parseOpenLineage(finetune);
    const origin = { ...ORIGIN, by: 'airflow' };
    const recording = parsed.ok && recordOpenLineage(parsed.value, '{}', origin);
    expect(recording && recording.stamp.by).toBe('airflow');
    const parts = recording ? factsOf<RunPartFact>(recording, 'run-part') : [];
    expect(parts.map(({ by }) => by)).toEqual(['airflow', 'airflow', 'airflow']);
    expect('by' in record(finetune).stamp).toBe(false);
  });
});

describe('identity', () => {
  /** The same JSON with the keys of every object in another order. */
  const shuffled = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shuffled);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).reverse();
    return Object.fromEntries(entries.map(([key, entry]) => [key, shuffled(entry)]));
  };
  const anyDataset = fc.record({
    namespace: fc.constantFrom('s3://b', 'hf://Qwen'),
    name: fc.constantFrom('a', 'b/ü', '日本語'),
    facets: fc.record(
      {
        datasetType: fc.record({ datasetType: fc.constantFrom('MODEL', 'TABLE') }),
        other: fc.record({ text: fc.string(), number: fc.integer() }),
      },
      { requiredKeys: [] },
    ),
  });
  const anyEvent = fc
    .tuple(fc.array(anyDataset, { maxLength: 4 }), fc.array(anyDataset, { maxLength: 3 }))
    .map(([inputs, outputs]) => complete(inputs, outputs))
    .filter((event) => parseOpenLineage(event).ok);

  it('is the hash of the canonical JSON', () => {
    const event = { job: { name: 'b', namespace: 'a' }, eventTime: '2026-11-23T10:00:00Z' };
    const canonical = '{"eventTime":"2026-11-23T10:00:00Z","job":{"name":"b","namespace":"a"}}';
    const hash = createHash('sha256').update(canonical).digest('hex');
    expect(record(event).stamp.eventId).toBe(`openlineage:${hash}`);
  });

  it('is the same for the same event in another field order, and says the same', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        const [one, other] = [record(event), record(shuffled(event))];
        expect(other.stamp).toEqual(one.stamp);
        expect(edgesOf(shuffled(event))).toEqual(edgesOf(event));
      }),
    );
  });

  it('differs as soon as anything does', () => {
    fc.assert(
      fc.property(anyEvent, anyEvent, (a, b) => {
        const same = JSON.stringify(a) === JSON.stringify(b);
        expect(record(a).stamp.eventId === record(b).stamp.eventId).toBe(same);
      }),
    );
  });

  it('never repeats a fact, and names every artifact its facts mention', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        const recording = record(event);
        const texts = recording.facts.map((fact) => JSON.stringify(fact));
        expect(new Set(texts).size).toBe(texts.length);
        const known = new Set(recording.artifacts.map(({ id }) => id));
        for (const { artifact } of factsOf<RunPartFact>(recording, 'run-part'))
          expect(known).toContain(artifact);
      }),
    );
  });
});
