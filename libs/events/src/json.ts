import { type Parsed } from './problem';

// `ignoreBOM` keeps a leading U+FEFF, as it may be a part of the text.
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const BYTE_ORDER_MARK = '\ufeff';
const MAX_EXCERPT = 120;

/**
 * Bytes -> JSON value. Never throws: bytes that are not UTF-8 or not JSON are a problem with the
 * given pointer, and the parser's own word on where it stopped.
 *
 * @param pointer JSON pointer of the value inside the document that a producer thinks of
 */
export function parseJson(bytes: Uint8Array, pointer = ''): Parsed<unknown> {
  const text = decodeUtf8(bytes);
  if (text === undefined)
    return unreadable(
      pointer,
      'is not valid UTF-8',
      'Encode the JSON text as UTF-8, without other encodings.',
    );
  try {
    return {
      ok: true,
      value: JSON.parse(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text) as unknown,
    };
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, MAX_EXCERPT) : 'unreadable';
    return unreadable(
      pointer,
      `is not valid JSON: ${why}`,
      'Send one JSON document; check it with a JSON parser.',
    );
  }
}

/** Bytes -> text, or undefined where they are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return UTF8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Sets a field of its own, also under the one name that assigning would do something else with. */
export function put<T>(record: Record<string, T>, name: string, value: T): void {
  if (name !== '__proto__') record[name] = value;
  else Object.defineProperty(record, name, { value, enumerable: true, configurable: true });
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const unreadable = (pointer: string, message: string, remedy: string): Parsed<never> => ({
  ok: false,
  errors: [{ pointer, message, remedy }],
});
