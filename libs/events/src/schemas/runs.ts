import { z } from 'zod';
import { channel, corpus, list, operation, ref, run, share, teacher, text } from './common';

/** Every run event: an empty list stands for inputs that nobody names, unless the event says this. */
export const complete = z
  .literal(true)
  .optional()
  .describe('These are all the inputs there were. Without it an empty list means undisclosed.');

export const trainingCompleted = z.looseObject({
  run,
  output: ref,
  initialization: z.union([
    z.literal('random'),
    z.looseObject({ model: ref, method: z.literal('continued-pretraining') }),
  ]),
  corpora: list(corpus),
  teachers: list(teacher).optional(),
  complete,
});

export const base = z.looseObject({
  model: ref,
  method: z.enum(['finetune', 'adapter', 'rl']),
  rank: z.number().int().positive().optional().describe('LoRA rank'),
});

export const finetuneCompleted = z.looseObject({
  run,
  output: ref,
  base,
  corpora: list(corpus),
  teachers: list(teacher).optional(),
  complete,
});

export const generator = z.looseObject({
  model: ref,
  channel,
  share: share.optional(),
  unprompted: z
    .literal(true)
    .optional()
    .describe('Nothing prompted or steered it. Without it the generator counts as a teacher.'),
  systemPromptDigest: text.optional(),
  steering: z.unknown().optional(),
  decoding: z.unknown().optional(),
});

export const generationCompleted = z.looseObject({
  run,
  output: ref,
  generators: list(generator),
  seeds: list(z.looseObject({ dataset: ref })).optional(),
  complete,
});

export const weightsTransformed = z.looseObject({
  run,
  output: ref,
  method: z.enum([
    'merge',
    'quantize',
    'convert',
    'prune',
    'architecture-search',
    'upcycle',
    'draft-head',
    'adapter',
  ]),
  parents: list(z.looseObject({ model: ref, weight: z.number().optional() })).min(1),
  complete,
});

export const datasetDerived = z.looseObject({
  run,
  output: ref,
  operation,
  parents: list(z.looseObject({ dataset: ref, share: share.optional() })),
  models: list(teacher).optional().describe('Who paraphrased or labelled'),
  complete,
});
