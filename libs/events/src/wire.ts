import { NOT_UTF8 } from './attributes';
import { type WireMessage } from './codec';
import { decodeUtf8 } from './json';

/** The part of a broker's message that holds an event, as bytes; header names may repeat. */
export interface RawMessage {
  key?: Uint8Array;
  headers: readonly (readonly [name: string, value: Uint8Array])[];
  value: Uint8Array;
}

const encoder = new TextEncoder();

const textOf = (bytes: Uint8Array): string => decodeUtf8(bytes) ?? NOT_UTF8;

/** Bytes -> text: header names in lower case, the first of repeated ones. What is not UTF-8 is marked, and `decodeMessage` reports it. */
export function toWire({ key, headers, value }: RawMessage): WireMessage {
  const entries = [...headers]
    .reverse()
    .map(([name, bytes]) => [name.toLowerCase(), textOf(bytes)]);
  return {
    ...(key === undefined ? {} : { key: textOf(key) }),
    headers: Object.fromEntries(entries) as Record<string, string>,
    value,
  };
}

/** Text -> bytes, ready to publish. */
export function fromWire({ key, headers, value }: WireMessage): RawMessage {
  const entries = Object.entries(headers).map(
    ([name, text]) => [name, encoder.encode(text)] as const,
  );
  return { ...(key === undefined ? {} : { key: encoder.encode(key) }), headers: entries, value };
}
