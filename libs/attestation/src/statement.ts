import { inspect, parseJson, validate } from '@pedigree/events';
import { z } from 'zod';
import { reject, type Rejection } from './rejection';

export const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';
export const IN_TOTO_PAYLOAD_TYPE = 'application/vnd.in-toto+json';

const subject = z.looseObject({
  name: z.string().nullish(),
  digest: z.record(z.string(), z.string()).optional(),
});

/** in-toto Statement v1 and v0.1; a predicate that is left out is an empty one. */
const statement = z.looseObject({
  _type: z.enum([STATEMENT_TYPE, 'https://in-toto.io/Statement/v0.1']),
  subject: z.array(subject).min(1),
  predicateType: z.string().min(1).max(1024),
  predicate: z.record(z.string(), z.unknown()).nullish(),
});
export type Statement = z.infer<typeof statement>;
/** What a Statement is about, as the signer wrote it. */
export type Subject = z.infer<typeof subject>;

/** Reads the very bytes that were signed; of a key that is there twice the last counts. */
export function parseStatement(payload: Buffer): { ok: true; value: Statement } | Rejection {
  const parsed = parseJson(payload);
  const [problem] = parsed.ok ? inspect(parsed.value) : parsed.errors;
  if (problem !== undefined || !parsed.ok) return malformed(problem);
  const checked = validate(statement, parsed.value);
  return checked.ok ? checked : malformed(checked.errors[0]);
}

function malformed(problem?: { pointer: string; message: string; remedy: string }): Rejection {
  const { pointer = '', message = 'is not a Statement', remedy = '' } = problem ?? {};
  const text = `The signed payload is no in-toto Statement: ${pointer || 'it'} ${message}. ${remedy}`;
  return reject('malformed-statement', text.trim());
}
