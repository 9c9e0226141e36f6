import { z } from 'zod';
import { shapes } from './shape';

/** Longest accepted artifact id, in UTF-16 code units: long enough for any package URL, short enough for an index key. */
export const MAX_ID_LENGTH = 1024;
const MAX_TEXT_LENGTH = 8192;
/** Most entries one list of an event may hold: corpora, generators, parents, seeds. */
export const MAX_LIST_LENGTH = 10_000;

// eslint-disable-next-line no-control-regex -- control characters are exactly what must not enter an id
const NO_CONTROL = /^[^\u0000-\u001f\u007f]*$/;
// Without look-around, which other languages' JSON Schema validators lack.
const TRIMMED = /^(?:\S(?:[\s\S]*\S)?)?$/;

/** An opaque URI string; package URLs preferred. */
export const artifactId = z
  .string()
  .min(1)
  .max(MAX_ID_LENGTH)
  .regex(NO_CONTROL, 'must not contain control characters')
  .regex(TRIMMED, 'must not start or end with white space')
  .describe('Artifact id: an opaque URI string, preferably a package URL with a version')
  .register(shapes, { shape: 'an artifact id (a URI string, e.g. a package URL)' });

export const digest = z
  .string()
  .regex(/^sha256:[0-9a-f]{64}$/, 'must be sha256:<64 lower-case hex digits>')
  .describe('Content digest of weights or bytes')
  .register(shapes, { shape: 'a digest, sha256:<64 lower-case hex digits>' });

/** A reference to an artifact: its id, or its id with its digest. */
export const ref = z
  .union([artifactId, z.looseObject({ id: artifactId, digest: digest.optional() })])
  .register(shapes, { shape: 'an artifact id or {id, digest}' });

export const text = z.string().max(MAX_TEXT_LENGTH);
export const name = z
  .string()
  .min(1)
  .max(MAX_ID_LENGTH)
  .register(shapes, { shape: `a string of 1 to ${MAX_ID_LENGTH} characters` });
/** `source id` of an event, as `eventKey` writes it. */
export const eventKeyText = z
  .string()
  .min(1)
  .max(2 * MAX_ID_LENGTH + 1)
  .describe('Key of an event: its source and its id, with a space between')
  .register(shapes, { shape: 'the key of an event, "<source> <id>"' });
export const time = z.iso
  .datetime({ offset: true, error: 'must be an RFC 3339 date and time with an offset' })
  .describe('RFC 3339 date and time')
  .register(shapes, { shape: 'an RFC 3339 date and time, e.g. 2026-11-23T10:00:00Z' });
/** As other tools write it: without an offset it is UTC. */
export const timeOrUtc = z.iso
  .datetime({ offset: true, local: true, error: 'must be an RFC 3339 date and time' })
  .register(shapes, { shape: 'an RFC 3339 date and time, e.g. 2026-11-23T10:00:00Z' });
export const share = z.number().min(0).max(1).register(shapes, { shape: 'a share from 0 to 1' });
export const count = z
  .number()
  .int()
  .min(0)
  .register(shapes, { shape: 'a whole number of at least 0' });
export const list = <T extends z.ZodType>(item: T) => z.array(item).max(MAX_LIST_LENGTH);

/** Which kind of artifact evidence is about, where the event's type leaves it open. */
export const subjectKind = z
  .enum(['model', 'dataset'])
  .describe('What the subject is; default: model');

export const stage = z.enum(['pretrain', 'sft', 'preference', 'rl', 'distill']);
export const channel = z.enum([
  'completions',
  'trajectory',
  'logits',
  'labels',
  'reward',
  'paraphrase',
]);

/** How weights came from other weights: `method` of `INITIALIZED_FROM`. */
export const initializationMethod = z.enum([
  'finetune',
  'continued-pretraining',
  'rl',
  'adapter',
  'quantize',
  'convert',
  'merge',
  'prune',
  'architecture-search',
  'upcycle',
  'draft-head',
]);

/** How a dataset came from other datasets: `operation` of `DERIVED_FROM`. */
export const operation = z.enum([
  'mix',
  'filter',
  'subset',
  'dedupe',
  'translate',
  'paraphrase',
  'relabel',
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

/** The id of a reference in either form, as the producer wrote it. */
export const refId = (reference: Ref): string =>
  typeof reference === 'string' ? reference : reference.id;
/** The digest of a reference, where it carries one. */
export const digestOf = (reference: Ref): string | undefined =>
  typeof reference === 'string' ? undefined : reference.digest;
