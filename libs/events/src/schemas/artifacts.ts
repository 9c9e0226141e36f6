import { z } from 'zod';
import { artifactId, count, digest, name, text, time } from './common';

const tags = z.union([z.array(text).max(1000), z.record(z.string(), text)]);

export const modelRegistered = z.looseObject({
  model: z.looseObject({
    id: artifactId,
    digest: digest.optional(),
    name: name.optional(),
    version: text.optional(),
    uri: text.optional(),
    license: text.optional(),
    developer: text.optional().describe('Who made it, e.g. an organisation'),
    architecture: text.optional(),
    parameters: z.union([z.number(), text]).optional(),
    tags: tags.optional(),
  }),
  initialization: z
    .enum(['random', 'unknown'])
    .optional()
    .describe('random: trained from scratch, so it is its own root'),
});

export const datasetRegistered = z.looseObject({
  dataset: z.looseObject({
    id: artifactId,
    digest: digest.optional(),
    name: name.optional(),
    uri: text.optional(),
    developer: text.optional().describe('Who made it, e.g. an organisation'),
    rows: count.optional(),
    tokens: count.optional(),
    tags: tags.optional(),
  }),
  origin: z.enum(['human', 'synthetic', 'mixed', 'unknown']).optional(),
  source: z.enum(['internal', 'hub', 'third-party']).optional(),
  vetting: z.looseObject({ by: text.min(1), at: time, reference: text.optional() }).optional(),
});
