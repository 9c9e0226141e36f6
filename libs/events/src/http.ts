import { binaryAttributes, httpText, isBinaryMode } from './attributes';
import { type ContentType, contentTypeOf } from './content-type';
import { type PedigreeEvent } from './event-types';
import { parseJson } from './json';
import { MAX_BATCH, MAX_EVENT_BYTES } from './limits';
import { parseEvent } from './parse';
import { type InputProblem, type Parsed } from './problem';
import { tooLarge, utf8Length } from './size';

/** A request as the HTTP edge hands it over: header names in any case, the body still bytes. */
export interface HttpEventRequest {
  headers: Record<string, string | string[] | undefined>;
  body: Uint8Array;
}

/** The events of a request, each with its own outcome; or why the request as a whole cannot be read. */
export type DecodedHttp =
  | { ok: true; batch: boolean; events: Parsed<PedigreeEvent>[] }
  | { ok: false; status: 400 | 415; errors: InputProblem[] };

type Headers = Readonly<Record<string, string | undefined>>;

const STRUCTURED = 'application/cloudevents+json';
const BATCH = 'application/cloudevents-batch+json';

/**
 * Reads CloudEvents over HTTP: structured, binary and batch mode, and as a courtesy plain
 * `application/json` holding one event or an array of them. Never throws.
 *
 * @param receivedAt RFC 3339; stands for `time` where the producer gave none
 * @returns 415 for a content type that cannot hold events, 400 for a body that cannot be read or a batch beyond `MAX_BATCH`
 */
export function decodeHttp(request: HttpEventRequest, receivedAt: string): DecodedHttp {
  const headers = lowerCased(request.headers);
  const content = contentTypeOf(headers['content-type']);
  if (!content.utf8) return refuse(415, UNSUPPORTED_CHARSET);
  const binary =
    !content.type.startsWith('application/cloudevents') && isBinaryMode(headers, 'ce-');
  if (binary) return decodeBinary(headers, content, request.body, receivedAt);
  if (![STRUCTURED, BATCH, 'application/json'].includes(content.type))
    return refuse(415, unsupported(content.type));
  const json = parseJson(request.body);
  if (!json.ok) return { ok: false, status: 400, errors: json.errors };
  return decodeDocument(content, json.value, request.body.byteLength, receivedAt);
}

function decodeBinary(
  headers: Headers,
  content: ContentType,
  body: Uint8Array,
  receivedAt: string,
): DecodedHttp {
  if (!content.json && content.type !== '') return refuse(415, unsupported(content.type));
  if (body.byteLength > MAX_EVENT_BYTES) return single(tooLargeEvent(body.byteLength));
  const attributes = binaryAttributes(headers, 'ce-', httpText);
  if (!attributes.ok) return single(attributes);
  const data = parseJson(body, '/data');
  if (!data.ok) return { ok: false, status: 400, errors: data.errors };
  const datacontenttype = headers['content-type'] ?? 'application/json';
  return single(parseEvent({ ...attributes.value, datacontenttype, data: data.value }, receivedAt));
}

function decodeDocument(
  { type }: ContentType,
  document: unknown,
  bytes: number,
  receivedAt: string,
): DecodedHttp {
  const batch = type === BATCH || (type === 'application/json' && Array.isArray(document));
  if (!batch)
    return single(
      bytes > MAX_EVENT_BYTES ? tooLargeEvent(bytes) : parseEvent(document, receivedAt),
    );
  if (!Array.isArray(document)) return refuse(400, NOT_AN_ARRAY);
  if (document.length > MAX_BATCH) return refuse(400, batchTooLong(document.length));
  // No element can be too large where the whole is not: only then is each one measured.
  const parse = bytes > MAX_EVENT_BYTES ? parseMeasured : parseEvent;
  return { ok: true, batch, events: document.map((event) => parse(event, receivedAt)) };
}

function parseMeasured(event: unknown, receivedAt: string): Parsed<PedigreeEvent> {
  const parsed = parseEvent(event, receivedAt);
  if (!parsed.ok) return parsed;
  const bytes = utf8Length(JSON.stringify(event));
  return bytes > MAX_EVENT_BYTES ? tooLargeEvent(bytes) : parsed;
}

const single = (event: Parsed<PedigreeEvent>): DecodedHttp => ({
  ok: true,
  batch: false,
  events: [event],
});

const tooLargeEvent = (bytes: number): Parsed<never> => ({ ok: false, errors: [tooLarge(bytes)] });

const refuse = (status: 400 | 415, problem: InputProblem): DecodedHttp => ({
  ok: false,
  status,
  errors: [problem],
});

const lowerCased = (headers: HttpEventRequest['headers']): Headers =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );

const REMEDY = `Use ${STRUCTURED}, ${BATCH}, or ce- headers with application/json.`;

const unsupported = (type: string): InputProblem => ({
  pointer: '',
  message:
    type === '' ? 'has no content type' : `has the content type ${type}, which holds no events`,
  remedy: REMEDY,
});

const UNSUPPORTED_CHARSET: InputProblem = {
  pointer: '',
  message: 'declares a character set other than UTF-8',
  remedy: 'Encode the body as UTF-8.',
};

const NOT_AN_ARRAY: InputProblem = {
  pointer: '',
  message: `must be an array of events, as ${BATCH} says`,
  remedy: `Wrap the event in an array, or send it as ${STRUCTURED}.`,
};

const batchTooLong = (length: number): InputProblem => ({
  pointer: '',
  message: `holds ${length} events; a batch may have at most ${MAX_BATCH}`,
  remedy: `Send several batches of at most ${MAX_BATCH} events.`,
});
