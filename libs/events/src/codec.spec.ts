import { CloudEvent, HTTP, Kafka } from 'cloudevents';
import * as fc from 'fast-check';
import { decodeMessage, encodeEvent } from './codec';
import { EVENT_TYPES, type EventType, type PedigreeEvent } from './event-types';
import { decodeHttp } from './http';
import { MAX_EVENT_BYTES } from './limits';
import { SAMPLES } from './samples';
import { fromWire, toWire } from './wire';

const RECEIVED = '2026-12-01T00:00:00Z';
const JSON_TYPE = { 'content-type': 'application/json' };
const bytes = (text: string) => new TextEncoder().encode(text);
const jsonBytes = (value: unknown) => bytes(JSON.stringify(value));
const registered = SAMPLES['ai.pedigree.model.registered.v1'];

/** An event with extension attributes, which its type does not name. */
const extended = (event: PedigreeEvent, extensions: object): PedigreeEvent =>
  Object.assign({}, event, extensions);

/** Text that JSON and UTF-8 can carry, without what `inspect` refuses. */
const anyText = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .filter((text) => !/[\p{Surrogate}\p{Cc}]/u.test(text));
const anyEvent = fc
  .record({
    type: fc.constantFrom(...(Object.keys(EVENT_TYPES) as EventType[])),
    id: anyText,
    traceparent: fc.option(anyText, { nil: undefined }),
    extra: fc.jsonValue({ noUnicodeString: false }),
  })
  .filter(({ extra }) => !/__proto__|\\u0000|\\ud[89a-f]/i.test(JSON.stringify(extra)))
  .map(({ type, id, traceparent, extra }) => ({
    ...SAMPLES[type],
    id,
    ...(traceparent === undefined ? {} : { traceparent }),
    data: { ...SAMPLES[type].data, extra: JSON.parse(JSON.stringify(extra)) as unknown },
  })) as fc.Arbitrary<PedigreeEvent>;

describe('binary mode', () => {
  it('reads what it wrote, with extensions and unknown fields', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        expect(decodeMessage(encodeEvent(event), RECEIVED)).toEqual({ ok: true, value: event });
      }),
      { numRuns: 500 },
    );
  });

  it('survives the way over bytes', () => {
    fc.assert(
      fc.property(anyEvent, anyText, (event, traceparent) => {
        const wire = encodeEvent(extended(event, { traceparent }));
        expect(toWire(fromWire(wire))).toEqual(wire);
      }),
    );
  });

  it('writes plain headers: no undefined, only text, keyed by subject', () => {
    const message = encodeEvent(extended(registered, { traceparent: 'x', hops: 3 }));
    expect(message.key).toBe(registered.subject);
    expect(message.headers).toEqual({
      'content-type': 'application/json',
      ce_specversion: '1.0',
      ce_id: registered.id,
      ce_source: registered.source,
      ce_type: registered.type,
      ce_subject: registered.subject,
      ce_time: registered.time,
      ce_traceparent: 'x',
      ce_hops: '3',
    });
  });

  it('is read by the CloudEvents SDK', () => {
    const { key, headers, value } = encodeEvent(registered);
    const message = { key, headers, value: Buffer.from(value), body: undefined };
    const event = Kafka.toEvent(message as never) as CloudEvent<unknown>;
    expect(event).toMatchObject({
      id: registered.id,
      type: registered.type,
      data: registered.data,
    });
    expect(event.validate()).toBe(true);
  });

  it('takes the replacement character and a byte order mark for the text they are', () => {
    const event = extended(registered, { id: '\ufeffa\ufffd', tenant: '\ufeff' });
    const wire = toWire(fromWire(encodeEvent(event)));
    expect(decodeMessage(wire, RECEIVED)).toEqual({ ok: true, value: event });
  });

  it('keeps a time as it was written and fills in a missing one', () => {
    const message = encodeEvent({ ...registered, time: '2026-11-23T10:00:00.123456+02:00' });
    expect(decodeMessage(message, RECEIVED)).toMatchObject({
      value: { time: '2026-11-23T10:00:00.123456+02:00' },
    });
    delete message.headers.ce_time;
    expect(decodeMessage(message, RECEIVED)).toMatchObject({ value: { time: RECEIVED } });
  });
});

describe('structured mode', () => {
  it.each([
    [
      'application/cloudevents+json',
      { 'content-type': 'application/cloudevents+json; charset=UTF-8' },
    ],
    ['no headers at all', {}],
    ['plain JSON', JSON_TYPE],
  ])('reads %s', (_, headers) => {
    const message = { headers, value: jsonBytes(registered) };
    expect(decodeMessage(message as never, RECEIVED)).toEqual({ ok: true, value: registered });
  });
});

describe('what cannot be read is a value', () => {
  const { headers } = encodeEvent(registered);
  it.each([
    ['unreadable JSON', { headers, value: bytes('{') }, '/data', /not valid JSON/],
    ['wrong UTF-8', { headers, value: Uint8Array.of(0xff, 0xfe) }, '/data', /UTF-8/],
    ['an empty value', { headers, value: new Uint8Array() }, '/data', /JSON/],
    [
      'wrong UTF-8 in a header',
      toWire({
        headers: [
          ...fromWire(encodeEvent(registered)).headers,
          ['ce_id', Uint8Array.of(0xff)],
        ].reverse() as never,
        value: bytes('{}'),
      }),
      '/id',
      /UTF-8/,
    ],
    ['no CloudEvent', { headers: {}, value: bytes('{"a":1}') }, '', /not a CloudEvent/],
    ['no JSON at all', { headers: {}, value: bytes('hello') }, '', /not valid JSON/],
    [
      'a wrong time',
      { headers: { ...headers, ce_time: 'now' }, value: jsonBytes(registered.data) },
      '/time',
      /RFC 3339/,
    ],
    ['too many bytes', { headers, value: new Uint8Array(MAX_EVENT_BYTES) }, '', /at most 1048576/],
  ])('%s', (_, message, pointer, text) => {
    const decoded = decodeMessage(message, RECEIVED);
    expect(decoded).toMatchObject({ ok: false, errors: [{ pointer }] });
    expect(decoded.ok ? '' : decoded.errors[0]!.message).toMatch(text);
  });

  it('whatever the bytes and headers are', () => {
    const anyHeaders = fc.dictionary(
      fc.constantFrom(
        'content-type',
        'ce_id',
        'ce_type',
        'ce_specversion',
        'ce_source',
        '__proto__',
      ),
      fc.oneof(
        fc.string(),
        fc.constantFrom('1.0', registered.type, 'application/cloudevents+json'),
      ),
    );
    const anyBytes = fc.oneof(fc.uint8Array(), fc.json().map(bytes));
    fc.assert(
      fc.property(anyHeaders, anyBytes, (some, value) => {
        expect(decodeMessage({ headers: some, value }, RECEIVED).ok).toBe(false);
        expect(() => decodeHttp({ headers: some, body: value }, RECEIVED)).not.toThrow();
      }),
    );
  });
});

describe('the CloudEvents SDK as the sender over HTTP', () => {
  const { subject, ...attributes } = registered;
  const event = new CloudEvent<unknown>({ ...attributes, subject, tenant: 'acme' });

  it.each(['binary', 'structured'] as const)('%s', (mode) => {
    const { headers, body } = HTTP[mode](event);
    const decoded = decodeHttp({ headers: headers as never, body: bytes(String(body)) }, RECEIVED);
    expect(decoded).toMatchObject({
      ok: true,
      batch: false,
      events: [
        { ok: true, value: { id: event.id, subject, tenant: 'acme', data: registered.data } },
      ],
    });
  });
});
