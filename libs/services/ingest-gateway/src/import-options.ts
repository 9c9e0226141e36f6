import { artifactId, digest } from '@pedigree/events';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';

const dryRun = z
  .stringbool()
  .default(false)
  .describe('true: answers the events of the document and publishes none');

export class ImportOptions extends createZodDto(z.strictObject({ dryRun })) {}

export class CardOptions extends createZodDto(
  z.strictObject({
    id: artifactId.describe('Of what it is the card: an artifact id, e.g. a package URL'),
    kind: z.enum(['model', 'dataset']).default('model').describe('What it is the card of'),
    digest: digest.optional(),
    dryRun,
  }),
) {}
