import { decodeUtf8, put } from './json';
import { type InputProblem, type Parsed } from './problem';

type Attributes = Record<string, string>;

/** How header values carry text: as it is on Kafka, percent-encoded UTF-8 over HTTP. */
export type HeaderDecoder = (value: string) => string | undefined;

const CONTEXT = ['specversion', 'id', 'type', 'source'];

/** True where the headers carry a CloudEvent's attributes, complete or not. */
export const isBinaryMode = (headers: Readonly<Record<string, unknown>>, prefix: string): boolean =>
  CONTEXT.some((attribute) => headers[prefix + attribute] !== undefined);

/** Attributes of a binary-mode message: every header that starts with `prefix`, without it. */
export function binaryAttributes(
  headers: Readonly<Record<string, string | undefined>>,
  prefix: 'ce_' | 'ce-',
  decode: HeaderDecoder,
): Parsed<Attributes> {
  const attributes: Attributes = {};
  const errors: InputProblem[] = [];
  for (const header of Object.keys(headers)) {
    const value = headers[header];
    if (!header.startsWith(prefix) || value === undefined) continue;
    const decoded = decode(value);
    const name = header.slice(prefix.length);
    if (decoded === undefined) errors.push(notUtf8(header, name));
    else put(attributes, name, decoded);
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: attributes };
}

const notUtf8 = (header: string, attribute: string): InputProblem => ({
  pointer: `/${attribute}`,
  message: `is not valid UTF-8 in the header ${header}`,
  remedy: 'Send UTF-8 (over HTTP percent-encoded, as CloudEvents asks).',
});

/** Stands for header bytes that are no text: half a surrogate pair, which no UTF-8 can mean. */
export const NOT_UTF8 = '\udcff';

/** Kafka carries plain UTF-8. */
export const kafkaText: HeaderDecoder = (value) => (value === NOT_UTF8 ? undefined : value);

const encoder = new TextEncoder();
const QUOTED = /^"((?:[^"\\]|\\.)*)"$/s;

/**
 * An HTTP header value as CloudEvents reads it: unquoted, one round of percent-decoding, UTF-8. A
 * `%` without two hex digits stands for itself. From clients that do not percent-encode, as the
 * Python SDK, both raw UTF-8 (which Node hands over as Latin-1) and true Latin-1 are understood.
 */
export function httpText(value: string): string | undefined {
  const unquoted = QUOTED.exec(value)?.[1]?.replaceAll(/\\(.)/gs, '$1') ?? value;
  const pieces = unquoted.split(/((?:%[0-9a-f]{2})+)/i).map(bytesOf);
  return decodeUtf8(Uint8Array.from(pieces.flatMap((piece) => [...piece])));
}

function bytesOf(piece: string, index: number): Uint8Array {
  // Odd pieces are the percent-encoded ones that the split captured.
  return index % 2 === 1
    ? Uint8Array.from(piece.slice(1).split('%'), (hex) => Number.parseInt(hex, 16))
    : (utf8BehindLatin1(piece) ?? encoder.encode(piece));
}

/** The bytes that Node read as Latin-1, where they are UTF-8. */
function utf8BehindLatin1(text: string): Uint8Array | undefined {
  if ([...text].some((character) => character > '\u00ff')) return undefined;
  const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
  return decodeUtf8(bytes) === undefined ? undefined : bytes;
}
