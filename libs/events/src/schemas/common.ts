import { z } from 'zod';

/** Longest accepted artifact id, in UTF-16 code units: long enough for any package URL, short enough for an index key. */
export const MAX_ID_LENGTH = 1024;
const MAX_TEXT_LENGTH = 8192;
/** Most entries one list of an event may hold: corpora, generators, parents, seeds. */
export const MAX_LIST_LENGTH = 10_000;

// eslint-disable-next-line no-control-regex -- control characters are exactly what must not enter an id
const CONTROL = /[\u0000-\u001f\u007f]/;

/** An opaque URI string; package URLs preferred. */
export const artifactId = z
  .string()
  .min(1)
  .max(MAX_ID_LENGTH)
  .refine((id) => !CONTROL.test(id), 'must not contain control characters')
  .refine((id) => id.trim() === id, 'must not start or end with white space')
  .describe('Artifact id: an opaque URI string, preferably a package URL with a version');

export const digest = z
  .string()
  .regex(/^sha256:[0-9a-f]{64}$/, 'must be sha256:<64 lower-case hex digits>')
  .describe('Content digest of weights or bytes');

/** A reference to an artifact: its id, or its id with its digest. */
export const ref = z.union([
  artifactId,
  z.looseObject({ id: artifactId, digest: digest.optional() }),
]);

export const text = z.string().max(MAX_TEXT_LENGTH);
export const name = z.string().min(1).max(MAX_ID_LENGTH);
export const time = z.iso.datetime({ offset: true }).describe('RFC 3339 date and time');
export const share = z.number().min(0).max(1);
export const count = z.number().int().min(0);
export const list = <T extends z.ZodType>(item: T) => z.array(item).max(MAX_LIST_LENGTH);

export const stage = z.enum(['pretrain', 'sft', 'preference', 'rl', 'distill']);
export const channel = z.enum([
  'completions',
  'trajectory',
  'logits',
  'labels',
  'reward',
  'paraphrase',
]);

export const run = z.looseObject({
  id: name,
  name: text.optional(),
  startedAt: time.optional(),
  endedAt: time.optional(),
});

export const corpus = z.looseObject({
  dataset: ref,
  stage,
  share: share.optional(),
  rows: count.optional(),
  tokens: count.optional(),
});

export const teacher = z.looseObject({ model: ref, channel });

export type Ref = z.infer<typeof ref>;
export type Run = z.infer<typeof run>;
export type Corpus = z.infer<typeof corpus>;
export type Teacher = z.infer<typeof teacher>;
export type Stage = z.infer<typeof stage>;
export type Channel = z.infer<typeof channel>;

/** The id of a reference in either form. */
export const idOf = (reference: Ref): string =>
  typeof reference === 'string' ? reference : reference.id;
/** The digest of a reference, where it carries one. */
export const digestOf = (reference: Ref): string | undefined =>
  typeof reference === 'string' ? undefined : reference.digest;
