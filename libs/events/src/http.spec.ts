import { decodeHttp } from './http';
import { MAX_BATCH, MAX_EVENT_BYTES } from './limits';
import { SAMPLES } from './samples';

const RECEIVED = '2026-12-01T00:00:00Z';
const registered = SAMPLES['ai.pedigree.model.registered.v1'];
const BATCH = 'application/cloudevents-batch+json';
const STRUCTURED = 'application/cloudevents+json';

const decode = (type: string | undefined, body: unknown, headers: object = {}) =>
  decodeHttp(
    {
      headers: { ...(type === undefined ? {} : { 'Content-Type': type }), ...headers },
      body: typeof body === 'string' ? Buffer.from(body) : Buffer.from(JSON.stringify(body)),
    },
    RECEIVED,
  );

const binaryHeaders = {
  'ce-specversion': '1.0',
  'ce-id': 'e-1',
  'ce-source': '/samples',
  'ce-type': registered.type,
};

describe('modes', () => {
  it.each([
    ['structured', STRUCTURED, registered, false],
    ['structured, with a charset', `${STRUCTURED}; charset="utf-8"`, registered, false],
    ['a plain object', 'application/json', registered, false],
    ['batch', BATCH, [registered, registered], true],
    ['a plain array', 'application/json; charset=utf-8', [registered], true],
  ])('%s', (_, type, body, batch) => {
    const events = (Array.isArray(body) ? body : [body]).map((value) => ({ ok: true, value }));
    expect(decode(type, body)).toEqual({ ok: true, batch, events });
  });

  it('an empty batch holds no events', () => {
    expect(decode(BATCH, [])).toEqual({ ok: true, batch: true, events: [] });
  });

  it('judges every event of a batch on its own', () => {
    expect(decode(BATCH, [registered, { ...registered, id: '' }, 7])).toMatchObject({
      events: [{ ok: true }, { errors: [{ pointer: '/id' }] }, { errors: [{ pointer: '' }] }],
    });
  });

  it('binary', () => {
    const decoded = decode('application/json', registered.data, {
      ...binaryHeaders,
      'ce-tenant': 'a',
    });
    expect(decoded).toMatchObject({
      batch: false,
      events: [{ value: { id: 'e-1', tenant: 'a', time: RECEIVED, data: registered.data } }],
    });
  });

  it('binary with a missing attribute', () => {
    const rest = { ...binaryHeaders, 'ce-source': undefined };
    expect(decode('application/json', registered.data, rest)).toMatchObject({
      events: [{ errors: [{ pointer: '/source', message: 'is required' }] }],
    });
  });
});

describe('header values', () => {
  it.each([
    ['percent-encoded UTF-8', 'Euro%20%E2%82%AC%20%F0%9F%98%80', 'Euro € 😀'],
    ['a percent sign', '100%25', '100%'],
    ['a lone percent sign', '100% sure %zz', '100% sure %zz'],
    ['quoted, as older senders write', '"a \\"b\\" \\\\"', 'a "b" \\'],
    ['raw UTF-8, which Node reads as Latin-1', Buffer.from('日本語').toString('latin1'), '日本語'],
    ['raw Latin-1', 'acmé 100%', 'acmé 100%'],
    ['text beyond Latin-1', '日本語%E2%82%AC', '日本語€'],
  ])('%s', (_, header, value) => {
    const decoded = decode('application/json', registered.data, {
      ...binaryHeaders,
      'ce-note': header,
    });
    expect(decoded).toMatchObject({ events: [{ ok: true, value: { note: value } }] });
  });

  it('that are not UTF-8 are a problem of that attribute', () => {
    expect(
      decode('application/json', registered.data, { ...binaryHeaders, 'ce-note': '%FF' }),
    ).toMatchObject({ events: [{ ok: false, errors: [{ pointer: '/note' }] }] });
  });
});

describe('what a request cannot be', () => {
  it.each([
    ['another type', 'text/plain', 'hello', {}, 415],
    ['no type', undefined, registered, {}, 415],
    ['another format', 'application/cloudevents+avro', 'x', {}, 415],
    ['another charset', `${STRUCTURED}; charset=utf-16`, registered, {}, 415],
    ['binary data that is not JSON', 'application/xml', '<a/>', binaryHeaders, 415],
    ['unreadable', STRUCTURED, '{', {}, 400],
    ['unreadable binary data', 'application/json', '{', binaryHeaders, 400],
    ['a batch that is none', BATCH, registered, {}, 400],
    ['too many events', BATCH, Array.from({ length: MAX_BATCH + 1 }, () => 0), {}, 400],
  ])('%s', (_, type, body, headers, status) => {
    const decoded = decode(type, body, headers);
    expect(decoded).toMatchObject({ ok: false, status });
    expect(!decoded.ok && decoded.errors[0]?.remedy).toBeTruthy();
  });

  it('an event too large, alone or in a batch', () => {
    const note = 'é'.repeat(MAX_EVENT_BYTES / 2);
    const large = { ...registered, data: { ...registered.data, note } };
    const tooLarge = {
      ok: false,
      errors: [{ message: expect.stringContaining('at most') as string }],
    };
    expect(decode(STRUCTURED, large)).toMatchObject({ events: [tooLarge] });
    expect(decode('application/json', large.data, binaryHeaders)).toMatchObject({
      events: [tooLarge],
    });
    expect(decode(BATCH, [registered, large])).toMatchObject({ events: [{ ok: true }, tooLarge] });
  });
});
