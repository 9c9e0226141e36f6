import { attributeNameProblems, envelope, normalizeEnvelope } from './envelope';
import { EVENT_TYPES, isEventType, type EventType, type PedigreeEvent } from './event-types';
import { inspect } from './inspect';
import { isRecord } from './json';
import { MAX_PROBLEMS } from './limits';
import { type InputProblem, type Parsed } from './problem';
import { validate } from './problems';

const MAX_SHOWN = 120;

const unknownType = (type: string): InputProblem => ({
  pointer: '/type',
  message: `is not an event type Pedigree knows: ${JSON.stringify(type.slice(0, MAX_SHOWN))}`,
  remedy: `Use one of: ${Object.keys(EVENT_TYPES).join(', ')}.`,
});

/**
 * Validates a CloudEvent in its JSON form. Never throws; `data` is answered as it was sent, with
 * unknown fields. At most `MAX_PROBLEMS` problems are reported.
 *
 * @param input anything; usually a parsed structured-mode document
 * @param receivedAt RFC 3339; stands for `time` where the producer gave none
 */
export function parseEvent(input: unknown, receivedAt: string): Parsed<PedigreeEvent> {
  const harmful = inspect(input);
  if (harmful.length > 0) return { ok: false, errors: harmful };
  const event = normalizeEnvelope(input);
  const errors = problemsOfEvent(event);
  if (errors.length > 0) return { ok: false, errors: errors.slice(0, MAX_PROBLEMS) };
  return { ok: true, value: completed(event as PedigreeEvent, receivedAt) };
}

function problemsOfEvent(event: unknown): InputProblem[] {
  const outer = validate(envelope, event);
  const inner = isRecord(event) ? problemsOfData(event.type, event.data) : [];
  return [...(outer.ok ? [] : outer.errors), ...attributeNameProblems(event), ...inner];
}

function problemsOfData(type: unknown, data: unknown): InputProblem[] {
  if (typeof type !== 'string' || type === '') return [];
  if (!isEventType(type)) return [unknownType(type)];
  const parsed = validate(EVENT_TYPES[type].data, data, '/data');
  return parsed.ok ? [] : parsed.errors;
}

function completed<T extends EventType>(
  event: PedigreeEvent<T>,
  receivedAt: string,
): PedigreeEvent<T> {
  const { subject } = EVENT_TYPES[event.type] as { subject: (data: unknown) => string };
  return { ...event, subject: subject(event.data), time: event.time ?? receivedAt };
}
