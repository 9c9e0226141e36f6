import { z } from 'zod';
import { EVENT_TYPES, eventKey, type EventType } from './event-types';
import { MAX_DEPTH, MAX_POLICY_LENGTH, MAX_PROBLEMS } from './limits';
import { parseEvent } from './parse';
import { SAMPLES } from './samples';
import { MAX_ID_LENGTH } from './schemas/common';

const RECEIVED = '2026-12-01T00:00:00Z';
const types = Object.keys(EVENT_TYPES) as EventType[];
const registered = SAMPLES['ai.pedigree.model.registered.v1'];
const finetune = SAMPLES['ai.pedigree.finetune.completed.v1'];

const problemsOf = (input: unknown) => {
  const parsed = parseEvent(input, RECEIVED);
  return parsed.ok ? [] : parsed.errors;
};
const pointersOf = (input: unknown) => problemsOf(input).map(({ pointer }) => pointer);
/** JSON has no undefined: what is set to it is left out. */
const withoutUndefined = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const withData = (data: object) => ({ ...finetune, data: { ...finetune.data, ...data } });

describe.each(types)('%s', (type) => {
  const sample = SAMPLES[type];
  const data = sample.data as Record<string, unknown>;
  const { shape } = EVENT_TYPES[type].data as unknown as z.ZodObject;
  const required = Object.keys(shape).filter((key) => !z.safeParse(shape[key]!, undefined).success);

  it('answers its sample as it was sent', () => {
    expect(parseEvent(sample, RECEIVED)).toEqual({ ok: true, value: sample });
  });

  it.each(required)('names the missing field %s and what it should be', (field) => {
    const rest = { ...data, [field]: undefined };
    expect(problemsOf(withoutUndefined({ ...sample, data: rest }))).toEqual([
      {
        pointer: `/data/${field}`,
        message: 'is required',
        remedy: expect.stringMatching(new RegExp(`^Add ${field}: .{3,}\\.$`)) as string,
      },
    ]);
  });

  it('keeps fields it does not know, in place', () => {
    const extended = { ...sample, data: { zzz: { deep: [1] }, ...data, aaa: 'ä' } };
    const parsed = parseEvent(extended, RECEIVED);
    expect(parsed.ok && JSON.stringify(parsed.value.data)).toBe(JSON.stringify(extended.data));
  });

  it('reports data that is absent', () => {
    expect(problemsOf(withoutUndefined({ ...sample, data: undefined }))).toContainEqual(
      expect.objectContaining({ pointer: '/data', message: 'is required' }),
    );
  });
});

it('takes the time of receipt where the producer gave none, and the subject from the data', () => {
  const input = withoutUndefined({ ...registered, time: undefined, subject: 'something else' });
  const parsed = parseEvent(input, RECEIVED);
  expect(parsed.ok && [parsed.value.time, parsed.value.subject]).toEqual([
    RECEIVED,
    registered.data.model.id,
  ]);
});

it('treats null attributes as absent and reads data_base64', () => {
  const { data, ...rest } = registered;
  const base64 = Buffer.from(JSON.stringify(data)).toString('base64');
  const parsed = parseEvent({ ...rest, time: null, data: null, data_base64: base64 }, RECEIVED);
  expect(parsed.ok && parsed.value).toEqual({ ...registered, time: RECEIVED });
});

it.each(['specversion', 'id', 'source', 'type'])('names the missing attribute %s', (attribute) => {
  const problems = problemsOf({ ...registered, [attribute]: undefined });
  expect(problems).toContainEqual(
    expect.objectContaining({ pointer: `/${attribute}`, message: 'is required' }),
  );
});

it.each([
  ['/specversion', { ...registered, specversion: '0.3' }],
  ['/id', { ...registered, id: '' }],
  ['/id', { ...registered, id: 7 }],
  ['/source', { ...registered, source: 'two words' }],
  ['/time', { ...registered, time: 'yesterday' }],
  ['/time', { ...registered, time: '2026-02-30T00:00:00Z' }],
  ['/type', { ...registered, type: 'ai.pedigree.model.invented.v1' }],
  ['/type', { ...registered, type: 'constructor' }],
  ['/traceparent', { ...registered, traceparent: { a: 1 } }],
  ['', { ...registered, traceParent: 'x' }],
  ['', 'text'],
  ['', null],
  ['', []],
  ['/data', { ...registered, data: 'text' }],
])('points at %s', (pointer, input) => {
  expect(pointersOf(input)).toContain(pointer);
});

describe('what a message says', () => {
  it.each([
    ['a wrong reference', { output: 5 }, '/data/output', 'must be an artifact id or {id, digest}'],
    ['an empty reference', { output: '' }, '/data/output', 'must not be empty'],
    ['a reference without id', { output: {} }, '/data/output/id', 'is required'],
    [
      'a wrong digest',
      { output: { id: 'a', digest: 'md5:1' } },
      '/data/output/digest',
      'must be sha256:<64 lower-case hex digits>',
    ],
    [
      'a wrong choice',
      { base: { model: 'a', method: 'magic' } },
      '/data/base/method',
      'must be one of: finetune, adapter, rl',
    ],
    [
      'a wrong share',
      { corpora: [{ dataset: 'd', stage: 'sft', share: 2 }] },
      '/data/corpora/0/share',
      'must be at most 1',
    ],
    ['a wrong kind', { corpora: {} }, '/data/corpora', expect.stringContaining('must be a list')],
    [
      'white space around an id',
      { output: ' a' },
      '/data/output',
      'must not start or end with white space',
    ],
  ])('%s', (_, data, pointer, message) => {
    expect(problemsOf(withData(data))).toEqual([
      { pointer, message, remedy: expect.stringMatching(/^\S.*\.$/) as string },
    ]);
  });

  it('chooses the branch of a union that came closest', () => {
    const event = SAMPLES['ai.pedigree.training.completed.v1'];
    const wrong = (initialization: unknown) =>
      problemsOf({ ...event, data: { ...event.data, initialization } });
    expect(wrong({ method: 'continued-pretraining' })[0]).toMatchObject({
      pointer: '/data/initialization/model',
      message: 'is required',
    });
    expect(wrong('rnd')[0]).toMatchObject({
      pointer: '/data/initialization',
      message: 'must be "random", or an object with model, method',
    });
  });
});

describe('sizes of their own', () => {
  it('a policy bundle may be longer than other text, up to a limit', () => {
    const event = SAMPLES['ai.pedigree.policy.activated.v1'];
    const bundle = (length: number) => ({
      ...event,
      data: { ...event.data, document: 'x'.repeat(length) },
    });
    expect(problemsOf(bundle(MAX_POLICY_LENGTH))).toEqual([]);
    expect(pointersOf(bundle(MAX_POLICY_LENGTH + 1))).toEqual(['/data/document']);
  });

  it('the key of an event may be as long as source and id may be together', () => {
    const event = SAMPLES['ai.pedigree.evidence.revoked.v1'];
    const [source, id] = ['/'.repeat(MAX_ID_LENGTH), 'e'.repeat(MAX_ID_LENGTH)];
    const revoking = (evidence: string) => ({ ...event, data: { ...event.data, evidence } });
    expect(problemsOf({ ...registered, source, id })).toEqual([]);
    expect(problemsOf(revoking(eventKey({ source, id })))).toEqual([]);
    expect(pointersOf(revoking(`${eventKey({ source, id })}x`))).toEqual(['/data/evidence']);
  });
});

describe('harmful input', () => {
  it('refuses NUL and half surrogates anywhere, also in keys and unknown fields', () => {
    const data = { note: 'a\u0000b', more: [{ 'k\u0000': 1 }], half: '\ud800' };
    expect(pointersOf(withData(data)).sort()).toEqual(['/data/half', '/data/more/0', '/data/note']);
    expect(problemsOf({ ...finetune, id: 'a\u0000' })[0]?.message).toMatch(/NUL/);
  });

  it('refuses __proto__ keys and pollutes nothing', () => {
    const input: unknown = JSON.parse(
      JSON.stringify(finetune).replace('"data":{', '"data":{"__proto__":{"polluted":true},'),
    );
    expect(pointersOf(input)).toEqual(['/data']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('refuses nesting that would exhaust the stack of a later reader', () => {
    const deep: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
    expect(problemsOf(withData({ deep }))[0]?.message).toContain(`${MAX_DEPTH} levels`);
  });

  it('is not impressed by breadth', () => {
    const wide = Array.from({ length: 400_000 }, () => []);
    expect(problemsOf(withData({ wide }))).toEqual([]);
  });

  it('refuses numbers that do not fit', () => {
    expect(pointersOf(withData({ x: JSON.parse('1e999') as number }))).toEqual(['/data/x']);
  });

  it('reports a bounded number of problems', () => {
    const corpora = Array.from({ length: 5000 }, () => ({}));
    expect(problemsOf(withData({ corpora }))).toHaveLength(MAX_PROBLEMS);
    expect(problemsOf(withData({ x: corpora.map(() => '\u0000') }))).toHaveLength(MAX_PROBLEMS);
  });
});
