import * as fc from 'fast-check';
import { SAMPLES } from '@pedigree/events';
import datasetEvent from './fixtures/dataset.json';
import fail from './fixtures/fail.json';
import finetune from './fixtures/finetune-complete.json';
import generation from './fixtures/generation-complete.json';
import jobEvent from './fixtures/job.json';
import start from './fixtures/start.json';
import { openLineageKey } from './key';
import { isOpenLineage, parseOpenLineage } from './parse';
import { type OpenLineageEvent } from './schema';

const FIXTURES = { start, finetune, generation, fail, jobEvent, datasetEvent };

const problemsOf = (json: unknown) => {
  const parsed = parseOpenLineage(json);
  return parsed.ok ? [] : parsed.errors;
};

describe.each(Object.entries(FIXTURES))('%s of the Python client', (_, json) => {
  it('is OpenLineage, and comes through unchanged', () => {
    expect(isOpenLineage(json)).toBe(true);
    const copy = structuredClone(json);
    expect(parseOpenLineage(json)).toEqual({ ok: true, value: copy });
  });
});

it.each([
  ['a CloudEvent', SAMPLES['ai.pedigree.model.registered.v1']],
  ['an empty object', {}],
  ['an array', [start]],
  ['text', 'run'],
  ['null', null],
  ['a run without a job', { eventTime: '2026-11-23T10:00:00Z', run: { runId: 'r' } }],
])('%s is not OpenLineage', (_, json) => {
  expect(isOpenLineage(json)).toBe(false);
});

it.each([
  ['run', start, 'run:acme/sft'],
  ['nested run', generation, 'run:acme/nightly'],
  ['job', jobEvent, 'job:acme/sft'],
  ['dataset', datasetEvent, 'dataset:s3://corpora/numbers/v1'],
])('a %s event has the key that the Python client gives', (_, json, key) => {
  expect(openLineageKey(json as OpenLineageEvent)).toBe(key);
});

it.each([
  ['the parent', { job: { namespace: 'p', name: 'dag' } }, 'run:p/dag'],
  [
    'the root',
    { job: { namespace: 'p', name: 'dag' }, root: { job: { namespace: 'r', name: 'all' } } },
    'run:r/all',
  ],
  ['itself, where the parent has no name', { job: { namespace: 'p', name: '' } }, 'run:acme/sft'],
])('a run with a parent is keyed by %s', (_, parent, key) => {
  const parsed = parseOpenLineage({ ...start, run: { ...start.run, facets: { parent } } });
  expect(parsed.ok && openLineageKey(parsed.value)).toBe(key);
});

const input = (facets: object, more: object = {}) => ({
  ...finetune,
  inputs: [{ namespace: 'ns', name: 'in', facets, ...more }],
});
const MODEL = { datasetType: { datasetType: 'MODEL' } };

it.each([
  ['/inputs/0/facets/pedigree/stage', input({ pedigree: { stage: 'warmup' } })],
  ['/inputs/0/facets/pedigree/share', input({ pedigree: { share: 7 } })],
  ['/inputs/0/facets/pedigree/role', input({ pedigree: { role: 'friend' } })],
  [
    '/inputs/0/facets/pedigree/role',
    input({ datasetType: { datasetType: 'TABLE' }, pedigree: { role: 'teacher' } }),
  ],
  [
    '/inputs/0/inputFacets/pedigree/role',
    input(MODEL, { inputFacets: { pedigree: { role: 'corpus' } } }),
  ],
  ['/inputs/0/facets/datasetType', input({ datasetType: 'MODEL' })],
  ['/inputs/0/name', input({}, { name: 'line\nbreak' })],
  ['/inputs/0/name', input({}, { name: 'x'.repeat(1024) })],
  ['/inputs/0/facets/x', input({ x: '\u0000' })],
  ['/inputs/0/namespace', { ...finetune, inputs: [{ name: 'in' }] }],
  ['/run/runId', { ...finetune, run: {} }],
  ['/job/name', { ...finetune, job: { namespace: 'n' } }],
  ['/eventTime', { ...finetune, eventTime: '2026-11-23' }],
  ['/eventType', { ...finetune, eventType: 'DONE' }],
  ['/dataset', { eventTime: finetune.eventTime }],
  ['', 'text'],
])('points at %s', (pointer, json) => {
  const [problem, ...others] = problemsOf(json);
  expect(others).toEqual([]);
  expect(problem).toEqual({
    pointer,
    message: expect.stringMatching(/\S/) as string,
    remedy: expect.stringMatching(/^\S.*\.$/) as string,
  });
});

it('says which stages there are', () => {
  expect(problemsOf(input({ pedigree: { stage: 'warmup' } }))).toEqual([
    {
      pointer: '/inputs/0/facets/pedigree/stage',
      message: 'must be one of: pretrain, sft, preference, rl, distill',
      remedy: 'Give a value that is one of: pretrain, sft, preference, rl, distill.',
    },
  ]);
});

it('takes nulls for what may be absent', () => {
  expect(parseOpenLineage({ ...finetune, inputs: null, outputs: null }).ok).toBe(true);
});

it('refuses a run that would make too many edges', () => {
  const many = Array.from({ length: 200 }, (_, index) => ({ namespace: 'n', name: `d${index}` }));
  expect(problemsOf({ ...finetune, inputs: many, outputs: many })).toMatchObject([
    { pointer: '/inputs', message: expect.stringContaining('40000 edges') as string },
  ]);
});

it('never throws', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      isOpenLineage(json);
      expect(() => parseOpenLineage(json)).not.toThrow();
    }),
  );
});
