import { text, time } from '@pedigree/events';
import { z } from 'zod';

/** Elements refer to one another by `spdxId`, or hold one another. */
const reference = z.union([text, z.looseObject({ spdxId: text.optional() })]);

/** What Pedigree looks at of any element of the graph. */
const element = z.looseObject({
  type: text,
  spdxId: text.optional(),
  name: text.optional(),
  created: time.optional(),
  software_packageVersion: text.optional(),
  software_packageUrl: text.optional(),
  software_downloadLocation: text.optional(),
  ai_typeOfModel: z.array(text).optional(),
  suppliedBy: reference.optional(),
  externalIdentifier: z
    .array(z.looseObject({ externalIdentifierType: text, identifier: text }))
    .optional(),
  verifiedUsing: z
    .array(z.looseObject({ algorithm: text.optional(), hashValue: text.optional() }))
    .optional(),
  from: reference.optional(),
  to: z.union([reference, z.array(reference)]).optional(),
  relationshipType: text.optional(),
  completeness: text.optional(),
});

export const document = z.looseObject({ '@graph': z.array(element) });

export type Element = z.infer<typeof element>;

/** The `spdxId` that a reference names. */
export const refOf = (to: z.infer<typeof reference> | undefined): string | undefined =>
  typeof to === 'string' ? to : to?.spdxId;
