import { z } from 'zod';
import { EVENT_TYPES, isEventType, type EventType, type PedigreeEvent } from './event-types';
import { type InputProblem, type Parsed } from './problem';
import { name, text, time } from './schemas/common';

/** The CloudEvents attributes Pedigree relies on; any extension attribute is kept. */
const envelope = z.looseObject({
  specversion: z.literal('1.0'),
  id: name,
  source: name.refine(
    (source) => !/\s/.test(source),
    'must be a URI reference without white space',
  ),
  type: name,
  subject: text.optional(),
  time: time.optional(),
  data: z.unknown(),
});

const escapePointer = (segment: PropertyKey): string =>
  String(segment).replaceAll('~', '~0').replaceAll('/', '~1');

const toPointer = (prefix: string, path: readonly PropertyKey[]): string =>
  prefix + path.map((segment) => `/${escapePointer(segment)}`).join('');

function remedyFor(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `Give a value of type ${issue.expected}.`;
    case 'invalid_value':
      return `Use one of: ${issue.values.map(String).join(', ')}.`;
    case 'too_big':
      return `Keep it at most ${issue.maximum}.`;
    case 'too_small':
      return `Give at least ${issue.minimum}.`;
    case 'invalid_union':
      return 'Give one of the allowed shapes; see the schema of this event type.';
    default:
      return 'Correct the value; see the schema of this event type.';
  }
}

/** Zod's findings as problems with JSON pointers, below `prefix`. */
export const problemsOf = (error: z.ZodError, prefix = ''): InputProblem[] =>
  error.issues.map((issue) => ({
    pointer: toPointer(prefix, issue.path),
    message: issue.message,
    remedy: remedyFor(issue),
  }));

const unknownType = (type: string): InputProblem => ({
  pointer: '/type',
  message: `unknown event type ${JSON.stringify(type)}`,
  remedy: `Use one of: ${Object.keys(EVENT_TYPES).join(', ')}.`,
});

/**
 * Validates a CloudEvent in its JSON form.
 *
 * @param input anything; usually a parsed structured-mode document
 * @param receivedAt RFC 3339; stands for `time` where the producer gave none
 */
export function parseEvent(input: unknown, receivedAt: string): Parsed<PedigreeEvent> {
  const outer = envelope.safeParse(input);
  if (!outer.success) return { ok: false, errors: problemsOf(outer.error) };
  const { type } = outer.data;
  if (!isEventType(type)) return { ok: false, errors: [unknownType(type)] };
  return parseData(outer.data, type, receivedAt);
}

function parseData(
  outer: z.infer<typeof envelope>,
  type: EventType,
  receivedAt: string,
): Parsed<PedigreeEvent> {
  const definition = EVENT_TYPES[type];
  const data = definition.data.safeParse(outer.data);
  if (!data.success) return { ok: false, errors: problemsOf(data.error, '/data') };
  // The type and its data were matched by the lookup above, which the compiler cannot follow.
  const subject = (definition.subject as (value: unknown) => string)(data.data);
  return {
    ok: true,
    value: {
      ...outer,
      type,
      subject,
      time: outer.time ?? receivedAt,
      data: data.data,
    } as PedigreeEvent,
  };
}
