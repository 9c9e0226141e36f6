import {
  canonicalJson,
  type EventType,
  type InputProblem,
  MAX_EVENT_BYTES,
  type Parsed,
  parseEvent,
  type PedigreeEvent,
} from '@pedigree/events';
import { createHash } from 'node:crypto';
import { type Reading } from './declaration';

/** An event to be made of a declaration, not checked yet. */
export interface Draft {
  type: EventType;
  /** Where the document says it. */
  pointer: string;
  data: object;
  /** It is about a run, of which documents know nothing: one is made up. */
  isRun?: boolean;
  /** By how many milliseconds it comes before the document's time. */
  earlierMs?: number;
}

/**
 * The event of a draft. Its id is what it says, hashed: a document that is sent again, or another that
 * says the same at the same time, makes the same event.
 *
 * @param receivedAt RFC 3339; the event's time where the document has none
 */
export function eventOf(
  { type, pointer, data, isRun = false, earlierMs = 0 }: Draft,
  { source, format, time }: Reading,
  receivedAt: string,
): Parsed<PedigreeEvent> {
  const hash = createHash('sha256')
    .update(canonicalJson([type, data, time ?? null]))
    .digest('hex');
  const run = { run: { id: `import:${hash}`, name: `Import of ${format}` } };
  const at = new Date(Date.parse(time ?? receivedAt) - earlierMs).toISOString();
  const event = { specversion: '1.0', id: hash, source, type, time: at };
  const parsed = parseEvent({ ...event, data: isRun ? { ...run, ...data } : data }, receivedAt);
  if (!parsed.ok) return { ok: false, errors: parsed.errors.map(inDocument(type, pointer)) };
  const bytes = Buffer.byteLength(JSON.stringify(parsed.value));
  return bytes > MAX_EVENT_BYTES ? { ok: false, errors: [tooLarge(pointer, bytes)] } : parsed;
}

/** The pointer leads into the document, which is what the sender knows. */
const inDocument =
  (type: EventType, pointer: string) =>
  (problem: InputProblem): InputProblem => ({
    ...problem,
    pointer,
    message: `makes a ${type} whose ${problem.pointer} ${problem.message}`,
  });

const tooLarge = (pointer: string, bytes: number): InputProblem => ({
  pointer,
  message: `makes an event of ${bytes} bytes; one may have at most ${MAX_EVENT_BYTES}`,
  remedy: 'Send what this artifact was made of as several events (POST /api/v1/events).',
});
