import { z } from 'zod';
import { isRecord, parseJson } from './json';
import { type InputProblem } from './problem';
import { name, text, time } from './schemas/common';
import { shapes } from './schemas/shape';

const specversion = z.literal('1.0').register(shapes, { shape: '"1.0" (CloudEvents 1.0)' });
const source = name
  .regex(/^\S*$/, 'must be a URI reference without white space')
  .describe('URI reference of the producer')
  .register(shapes, { shape: 'a URI reference, e.g. /pipelines/sft' });
const extension = z
  .union([text, z.number(), z.boolean()])
  .register(shapes, { shape: 'a string, a number or a boolean, as CloudEvents extensions are' });

/** The CloudEvents attributes Pedigree relies on; extension attributes are kept. */
export const envelope = z
  .object({
    specversion,
    id: name,
    source,
    type: name,
    subject: text.optional(),
    time: time.optional(),
    datacontenttype: text.optional(),
    dataschema: text.optional(),
    principal: name.optional().describe('Who said it; set by the gateway, whatever was sent'),
    data: z.unknown(),
  })
  .catchall(extension);

/**
 * The event as the attributes mean it: a `null` attribute is an absent one, and `data_base64` holds
 * JSON text. What cannot be decoded stays as it is, for the schema to refuse.
 */
export function normalizeEnvelope(input: unknown): unknown {
  if (!isRecord(input) || isNormal(input)) return input;
  const { data_base64: base64, ...rest } = input;
  const attributes = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null));
  if (typeof base64 !== 'string' || 'data' in attributes) return attributes;
  const data = decodeBase64Json(base64);
  return data === undefined ? attributes : { ...attributes, data };
}

function isNormal(input: Record<string, unknown>): boolean {
  for (const name in input) if (input[name] === null || name === 'data_base64') return false;
  return true;
}

function decodeBase64Json(base64: string): unknown {
  try {
    const json = parseJson(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
    return json.ok ? json.value : undefined;
  } catch {
    return undefined;
  }
}

const ATTRIBUTE_NAME = /^[a-z0-9]+$/;
const MAX_SHOWN = 80;

/** CloudEvents allows lower-case letters and digits in attribute names: others would not survive as headers. */
export const attributeNameProblems = (input: unknown): InputProblem[] =>
  isRecord(input)
    ? Object.keys(input)
        .filter((key) => !ATTRIBUTE_NAME.test(key))
        .map((key) => ({
          pointer: '',
          message: `has an attribute named ${JSON.stringify(key.slice(0, MAX_SHOWN))}, which CloudEvents does not allow`,
          remedy: 'Use lower-case letters and digits only, or move the field into data.',
        }))
    : [];
