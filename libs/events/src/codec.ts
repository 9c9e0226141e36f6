import { CloudEvent, Kafka } from 'cloudevents';
import { binaryAttributes, isBinaryMode, kafkaText } from './attributes';
import { contentTypeOf } from './content-type';
import { type PedigreeEvent } from './event-types';
import { isRecord, parseJson } from './json';
import { MAX_EVENT_BYTES } from './limits';
import { parseEvent } from './parse';
import { tooLarge, utf8Length } from './size';
import { type InputProblem, type Parsed } from './problem';

/** A message as brokers carry it, with header names in lower case. */
export interface WireMessage {
  key?: string;
  headers: Record<string, string>;
  value: Uint8Array;
}

const encoder = new TextEncoder();
const JSON_TYPE = 'application/json';

/**
 * A message in CloudEvents binary mode: attributes and extensions as `ce_*` headers, `data` as JSON,
 * keyed by subject so that events about one artifact keep their order. Extensions become text.
 */
export function encodeEvent(event: PedigreeEvent): WireMessage {
  // The SDK names the headers; it also emits undefined ones and leaves values as they are.
  const { headers } = Kafka.binary(
    new CloudEvent<unknown>({ ...event, specversion: '1.0' }, false),
  );
  const entries = Object.entries(headers)
    .filter(([name, value]) => name.startsWith('ce_') && value !== undefined && value !== null)
    .filter(([name]) => name !== 'ce_datacontenttype')
    .map(([name, value]) => [name, String(value)] as const);
  return {
    key: event.subject,
    headers: { 'content-type': JSON_TYPE, ...Object.fromEntries(entries) },
    value: encoder.encode(JSON.stringify(event.data)),
  };
}

/**
 * Reads an event from a broker's message, in binary or structured mode. Never throws: what cannot be
 * read is a value that says why, and belongs in the dead letters. The SDK's own reader is not used
 * here: it makes up a missing `id` and `time`, throws on a wrong one, and adds a `partitionkey`.
 *
 * @param receivedAt RFC 3339; stands for `time` where the producer gave none
 */
export function decodeMessage(message: WireMessage, receivedAt: string): Parsed<PedigreeEvent> {
  if (sizeOf(message) > MAX_EVENT_BYTES) return { ok: false, errors: [tooLarge(sizeOf(message))] };
  const { type } = contentTypeOf(message.headers['content-type']);
  const structured = type === 'application/cloudevents+json';
  const binary = !structured && isBinaryMode(message.headers, 'ce_');
  return binary
    ? decodeBinary(message, receivedAt)
    : decodeStructured(message, structured, receivedAt);
}

function decodeBinary({ headers, value }: WireMessage, receivedAt: string): Parsed<PedigreeEvent> {
  const attributes = binaryAttributes(headers, 'ce_', kafkaText);
  if (!attributes.ok) return attributes;
  const data = parseJson(value, '/data');
  if (!data.ok) return data;
  return parseEvent(
    {
      ...attributes.value,
      datacontenttype: headers['content-type'] ?? JSON_TYPE,
      data: data.value,
    },
    receivedAt,
  );
}

function decodeStructured(
  { value }: WireMessage,
  declared: boolean,
  receivedAt: string,
): Parsed<PedigreeEvent> {
  const json = parseJson(value);
  if (!json.ok) return json;
  if (!declared && !(isRecord(json.value) && 'specversion' in json.value))
    return { ok: false, errors: [NOT_CLOUDEVENT] };
  return parseEvent(json.value, receivedAt);
}

const NOT_CLOUDEVENT: InputProblem = {
  pointer: '',
  message: 'is not a CloudEvent: it has neither ce_ headers nor a specversion',
  remedy:
    'Send CloudEvents 1.0: binary mode with ce_specversion, ce_id, ce_source and ce_type headers, or structured mode with content-type application/cloudevents+json.',
};

const sizeOf = ({ headers, value }: WireMessage): number =>
  value.byteLength + utf8Length(Object.entries(headers).flat().join(''));
