import { z } from 'zod';
import { encodeEvent } from './codec';
import { EVENT_TYPES, type EventType } from './event-types';
import { SAMPLES, shortName } from './samples';

const attribute = (description: string, extra: object = {}): object => ({
  type: 'string',
  description,
  ...extra,
});

/** CloudEvents binary mode on Kafka: the attributes are headers. AsyncAPI has no binding of its own for it. */
export const MESSAGE_TRAITS = {
  cloudEvent: {
    headers: {
      type: 'object',
      required: ['ce_specversion', 'ce_id', 'ce_source', 'ce_type'],
      properties: {
        'content-type': { const: 'application/json' },
        ce_specversion: { const: '1.0' },
        ce_id: attribute('With the source, identifies the event: a second one is a duplicate.'),
        ce_source: attribute('The producer.', { format: 'uri-reference' }),
        ce_type: attribute('The event type with its version.'),
        ce_subject: attribute('The artifact the event is about.'),
        ce_time: attribute('When it happened; else the time of receipt.', { format: 'date-time' }),
      },
      additionalProperties: { type: 'string', description: 'Extension attributes, kept.' },
    },
    bindings: {
      kafka: { key: attribute('The subject: an artifact id.'), bindingVersion: '0.5.0' },
    },
  },
};

/** One message per event type, by its short name: data schema, headers and sample. */
export const messages = (): Record<string, object> =>
  Object.fromEntries(
    (Object.keys(EVENT_TYPES) as EventType[]).map((type) => [shortName(type), messageOf(type)]),
  );

function messageOf(type: EventType): object {
  return {
    name: type,
    title: shortName(type),
    contentType: 'application/json',
    traits: [{ $ref: '#/components/messageTraits/cloudEvent' }],
    payload: payloadOf(type),
    examples: [
      {
        name: SAMPLES[type].id,
        headers: encodeEvent(SAMPLES[type]).headers,
        payload: SAMPLES[type].data,
      },
    ],
  };
}

/** AsyncAPI's own schema dialect is a superset of JSON Schema draft 7. */
function payloadOf(type: EventType): object {
  const schema = z.toJSONSchema(EVENT_TYPES[type].data, { io: 'input', target: 'draft-07' });
  delete schema.$schema;
  return schema;
}

export const openLineageMessage = {
  name: 'openlineage',
  title: 'OpenLineage run, job and dataset events',
  summary: 'Plain JSON as OpenLineage clients send it, keyed run:<namespace>/<job name>.',
  contentType: 'application/json',
  payload: {
    type: 'object',
    required: ['eventTime'],
    properties: { eventTime: { type: 'string', format: 'date-time' } },
    externalDocs: { url: 'https://openlineage.io/spec/2-0-2/OpenLineage.json' },
  },
};

export const deadLetterMessage = {
  name: 'dead-letter',
  title: 'A message that could not be read',
  summary:
    'The original bytes, key and headers; further headers say the reason and the topic, partition and offset where it was.',
  payload: { description: 'The original bytes.' },
};
