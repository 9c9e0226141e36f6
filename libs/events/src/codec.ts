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

/** Where a message says who sent it, also one that is no CloudEvent. */
export const PRINCIPAL_HEADER = 'ce_principal';

const encoder = new TextEncoder();
const JSON_TYPE = 'application/json';

/**
 * A message in CloudEvents binary mode: attributes and extensions as `ce_*` headers, `data` as JSON,
 * keyed by subject so that events about one artifact keep their order. Extensions become text.
 *
 * The SDK's own writer takes three times as long, which is felt on every event; tests hold this one
 * against it.
 */
export function encodeEvent(event: PedigreeEvent): WireMessage {
  const headers: Record<string, string> = { 'content-type': JSON_TYPE, ce_specversion: '1.0' };
  for (const [attribute, value] of Object.entries(event) as [string, unknown][])
    if (isAttribute(attribute) && value !== undefined && value !== null)
      headers[`ce_${attribute}`] = String(value);
  return { key: event.subject, headers, value: encoder.encode(JSON.stringify(event.data)) };
}

const OWN_PLACE = new Set(['data', 'datacontenttype', 'specversion']);

const isAttribute = (name: string): boolean => !OWN_PLACE.has(name);

/**
 * Reads an event from a broker's message, in binary or structured mode. Never throws: what cannot be
 * read is a value that says why, and belongs in the dead letters. The SDK's own reader is not used
 * here: it makes up a missing `id` and `time`, throws on a wrong one, and adds a `partitionkey`.
 *
 * @param receivedAt RFC 3339; stands for `time` where the producer gave none
 */
export function decodeMessage(message: WireMessage, receivedAt: string): Parsed<PedigreeEvent> {
  const bytes = sizeOf(message);
  if (bytes > MAX_EVENT_BYTES) return { ok: false, errors: [tooLarge(bytes)] };
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

/** Exact where it is near the limit: no character takes more than three bytes per UTF-16 code unit. */
function sizeOf({ headers, value }: WireMessage): number {
  let most = value.byteLength;
  for (const name in headers) most += 3 * (name.length + (headers[name]?.length ?? 0));
  if (most <= MAX_EVENT_BYTES) return most;
  return value.byteLength + utf8Length(Object.entries(headers).flat().join(''));
}
