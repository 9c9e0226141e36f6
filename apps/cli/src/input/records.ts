import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { type Readable } from 'node:stream';
import { isRecord } from '@pedigree/events';
import { UsageError } from '../errors';

/** One JSON value of a file, or the reason that there is none. */
export interface InputRecord {
  /** `file:line`, or `file#index` in an array, `file:line#index` in an export. */
  where: string;
  value?: unknown;
  fault?: string;
  /** Of the file that were read for it. */
  bytes: number;
}

/** Longest document that is no NDJSON, in characters: it is held in memory. */
const MOST_DOCUMENT = 64 * 1024 * 1024;

/**
 * The JSON values of a file: one a line (NDJSON), which is read as it goes, or one document, of which an
 * array counts as its entries. Which of the two, the first line tells. An export as lineage servers answer it,
 * `{ "events": [...] }`, counts as its events.
 *
 * @param file `-` is standard input
 * @throws UsageError where it cannot be read, or is neither
 */
export async function* recordsIn(
  file: string,
  stdin: Readable = process.stdin,
): AsyncGenerator<InputRecord> {
  const stream = file === '-' ? stdin : createReadStream(file);
  const lines = linesOf(stream, file === '-' ? 'stdin' : file);
  const first = await lines.next();
  if (first.done === true) return;
  if (isWhole(first.value.text)) yield* eachLine(first.value, lines);
  else yield* document(first.value, lines);
}

interface Line {
  text: string;
  /** Of its file, from 1. */
  number: number;
  file: string;
}

/** Lines that hold something. */
async function* linesOf(stream: Readable, file: string): AsyncGenerator<Line> {
  let number = 0;
  try {
    for await (const text of createInterface({ input: stream, crlfDelay: Infinity })) {
      number += 1;
      const bare = number === 1 ? text.replace(/^\uFEFF/, '') : text;
      if (bare.trim() !== '') yield { text: bare, number, file };
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${file} cannot be read: ${why}`);
  }
}

/** An object that fits on the first line is the first of NDJSON; an array is a document. */
const isWhole = (line: string): boolean => line.trimStart().startsWith('{') && parse(line).ok;

async function* eachLine(first: Line, rest: AsyncIterable<Line>): AsyncGenerator<InputRecord> {
  yield* recordsOf(first);
  for await (const line of rest) yield* recordsOf(line);
}

function recordsOf({ text, number, file }: Line): InputRecord[] {
  const parsed = parse(text);
  const where = `${file}:${String(number)}`;
  const bytes = Buffer.byteLength(text) + 1;
  return parsed.ok ? recordsAt(where, parsed.value, bytes) : [{ where, fault: parsed.why, bytes }];
}

const recordsAt = (where: string, value: unknown, bytes: number): InputRecord[] =>
  isExport(value) ? entries(value.events, where, bytes) : [{ where, value, bytes }];

/** What says itself what it is, as events do, is none. */
const isExport = (value: unknown): value is { events: unknown[] } =>
  isRecord(value) &&
  Array.isArray(value['events']) &&
  !['specversion', 'eventTime', 'schemaURL'].some((name) => Object.hasOwn(value, name));

async function* document(first: Line, rest: AsyncIterable<Line>): AsyncGenerator<InputRecord> {
  const texts = [first.text];
  let length = first.text.length;
  for await (const { text } of rest) {
    length += text.length;
    if (length > MOST_DOCUMENT) throw tooLong(first.file);
    texts.push(text);
  }
  const text = texts.join('\n');
  const parsed = parse(text);
  if (!parsed.ok) throw new UsageError(`${first.file} is neither JSON nor NDJSON: ${parsed.why}`);
  const bytes = Buffer.byteLength(text);
  yield* Array.isArray(parsed.value)
    ? entries(parsed.value as unknown[], first.file, bytes)
    : recordsAt(`${first.file}:${String(first.number)}`, parsed.value, bytes);
}

const entries = (values: readonly unknown[], file: string, bytes: number): InputRecord[] =>
  values.map((value, index) => ({
    where: `${file}#${String(index)}`,
    value,
    bytes: bytes / values.length,
  }));

const tooLong = (file: string): UsageError =>
  new UsageError(`${file} is too long for one JSON document. Write it as NDJSON, an event a line.`);

type Parsed = { ok: true; value: unknown } | { ok: false; why: string };

function parse(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
}
