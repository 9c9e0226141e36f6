import { isRecord, text, time } from '@pedigree/events';
import { z } from 'zod';

/** Elements refer to one another by `spdxId`, or hold one another. */
const reference = z.union([
  text,
  z.looseObject({ spdxId: text.optional(), '@id': text.optional(), id: text.optional() }),
]);

/** A list of one may be written without the list. */
const several = <T extends z.ZodType>(item: T) => z.union([item, z.array(item)]);

/** What Pedigree looks at of any element of the graph. */
const element = z.looseObject({
  type: text,
  spdxId: text.optional(),
  name: text.optional(),
  created: time.optional(),
  software_packageVersion: text.optional(),
  software_packageUrl: text.optional(),
  software_downloadLocation: text.optional(),
  software_primaryPurpose: text.optional(),
  ai_typeOfModel: several(text).optional(),
  suppliedBy: reference.optional(),
  externalIdentifier: z
    .array(z.looseObject({ externalIdentifierType: text, identifier: text }))
    .optional(),
  verifiedUsing: z
    .array(z.looseObject({ algorithm: text.optional(), hashValue: text.optional() }))
    .optional(),
  from: reference.optional(),
  to: several(reference).optional(),
  relationshipType: text.optional(),
  completeness: text.optional(),
});

export const document = z.looseObject({ '@graph': z.array(element) });

export type Element = z.infer<typeof element>;

/** The last part of an IRI or a prefixed name: `ai_AIPackage` and `https://.../AI/AIPackage` are `AIPackage`. */
export const termOf = (name: string): string => /[^/#:_]*$/.exec(name)?.[0] ?? '';

/** An element as JSON-LD may write it too, in the one way that is looked at. */
export function plain(raw: unknown): unknown {
  if (!isRecord(raw)) return raw;
  const { '@type': typed, '@id': named, id } = raw;
  const { type = typed, spdxId = named ?? id, ...others } = raw;
  return {
    ...others,
    ...withoutBlanks({ type: Array.isArray(type) ? (type as unknown[])[0] : type, spdxId }),
  };
}

const withoutBlanks = (fields: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** The `spdxId` that a reference names. */
export function refOf(to: z.infer<typeof reference> | undefined): string | undefined {
  const ref = typeof to === 'string' ? to : (to?.spdxId ?? to?.['@id'] ?? to?.id);
  return ref?.trim() === '' ? undefined : ref;
}
