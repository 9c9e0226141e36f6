import { NOT_UTF8 } from './attributes';
import { type WireMessage } from './codec';
import { decodeUtf8, put } from './json';

/** The part of a broker's message that holds an event, as bytes; header names may repeat. */
export interface RawMessage {
  key?: Uint8Array;
  headers: readonly (readonly [name: string, value: Uint8Array])[];
  value: Uint8Array;
}

const encoder = new TextEncoder();

/** Bytes -> text: header names in lower case, the first of repeated ones. What is not UTF-8 is marked, and `decodeMessage` reports it. */
export function toWire({ key, headers, value }: RawMessage): WireMessage {
  const texts: Record<string, string> = {};
  for (const [name, bytes] of headers) {
    const lower = name.toLowerCase();
    if (!Object.hasOwn(texts, lower)) put(texts, lower, textOf(bytes));
  }
  return key === undefined
    ? { headers: texts, value }
    : { key: textOf(key), headers: texts, value };
}

const textOf = (bytes: Uint8Array): string => decodeUtf8(bytes) ?? NOT_UTF8;

/** Text -> bytes, ready to publish. */
export function fromWire({ key, headers, value }: WireMessage): RawMessage {
  const names = Object.keys(headers);
  const texts = names.map((name) => headers[name] ?? '');
  const [first, ...encoded] = encodeAll([key ?? '', ...texts]);
  const entries = encoded.map((bytes, index) => [names[index] ?? '', bytes] as const);
  return { ...(key === undefined || !first ? {} : { key: first }), headers: entries, value };
}

/** All at once where they are ASCII, as nearly all are: the encoder takes longer to call than to run. */
function encodeAll(texts: readonly string[]): Uint8Array[] {
  const joined = texts.join('');
  const bytes = encoder.encode(joined);
  if (bytes.length !== joined.length) return texts.map((text) => encoder.encode(text));
  let at = 0;
  return texts.map(({ length }) => bytes.subarray(at, (at += length)));
}
