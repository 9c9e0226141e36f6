import Ajv2020 from 'ajv/dist/2020';
import Ajv from 'ajv';
import * as fc from 'fast-check';
import { EVENT_TYPES, type EventType } from './event-types';
import { parseEvent } from './parse';
import { SAMPLES, shortName } from './samples';
import { asyncApi, jsonSchemas } from './schema-documents';
import { TOPICS } from './topics';

const types = Object.keys(EVENT_TYPES) as EventType[];
const schemas = jsonSchemas();
const options = { strict: false, validateFormats: false };

interface Document {
  channels: Record<string, { address: string; messages: Record<string, { $ref: string }> }>;
  operations: Record<string, { action: string; channel: { $ref: string } }>;
  components: { messages: Record<string, { name: string; payload: object; examples?: unknown[] }> };
}
const document = asyncApi() as Document;

describe.each(types)('%s', (type) => {
  const validate = new Ajv2020(options).compile(schemas[shortName(type)]!);

  it('has a schema that takes the sample', () => {
    expect(validate(SAMPLES[type]) || validate.errors).toBe(true);
  });

  it('has a schema that agrees with the parser on damaged samples', () => {
    const data = SAMPLES[type].data as Record<string, unknown>;
    const damage = fc.oneof(
      fc.constant(undefined),
      fc.constant(''),
      fc.integer(),
      fc.jsonValue({ maxDepth: 2 }).filter((value) => !JSON.stringify(value).includes('__proto__')),
    );
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(data)), damage, (key, value) => {
        const event = JSON.parse(
          JSON.stringify({ ...SAMPLES[type], data: { ...data, [key]: value } }),
        ) as object;
        expect(validate(event)).toBe(parseEvent(event, '2026-12-01T00:00:00Z').ok);
      }),
    );
  });

  it('is a message of its topic, with a payload schema that takes its example', () => {
    const name = shortName(type);
    const channel = document.channels[EVENT_TYPES[type].topic];
    expect(channel?.messages[name]).toEqual({ $ref: `#/components/messages/${name}` });
    const message = document.components.messages[name]!;
    expect(message.name).toBe(type);
    expect(new Ajv(options).validate(message.payload, SAMPLES[type].data)).toBe(true);
  });
});

describe('AsyncAPI', () => {
  it('has a channel and an operation for every topic, and no other', () => {
    const topics = Object.values(TOPICS).sort();
    expect(
      Object.values(document.channels)
        .map(({ address }) => address)
        .sort(),
    ).toEqual(topics);
    expect(
      Object.values(document.operations)
        .map(({ channel }) => channel.$ref)
        .sort(),
    ).toEqual(topics.map((topic) => `#/channels/${topic}`));
  });

  it('refers to nothing that is not there', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
      ([, ref]) => ref!,
    );
    expect(refs.length).toBeGreaterThan(types.length);
    for (const ref of refs) expect([ref, resolve(ref)]).toEqual([ref, expect.anything()]);
  });
});

const resolve = (ref: string): unknown =>
  ref
    .replace('#/', '')
    .split('/')
    .reduce<unknown>(
      (value, key) => (value as Record<string, unknown> | undefined)?.[key],
      document,
    );
