import { list, text, time } from '@pedigree/events';
import { z } from 'zod';

const named = z.looseObject({ name: text.optional() });

const property = z.looseObject({ name: text, value: z.string().optional() });

const license = z.looseObject({
  license: z.looseObject({ id: text.optional(), name: text.optional() }).optional(),
  expression: text.optional(),
});

/** A corpus of a model card: a reference, or a data component written out in place. */
const corpus = z.looseObject({
  ref: text.optional(),
  'bom-ref': text.optional(),
  name: text.optional(),
});

const modelCard = z.looseObject({
  modelParameters: z
    .looseObject({ modelArchitecture: text.optional(), datasets: list(corpus).optional() })
    .optional(),
});

/** What Pedigree looks at of a component; everything else is left alone. */
const component = z.looseObject({
  type: text,
  name: text,
  group: text.optional(),
  version: text.optional(),
  purl: text.optional(),
  'bom-ref': text.optional(),
  hashes: z.array(z.looseObject({ alg: text, content: text })).optional(),
  licenses: z.array(license).optional(),
  manufacturer: named.optional(),
  supplier: named.optional(),
  publisher: text.optional(),
  properties: z.array(property).optional(),
  data: z.array(z.looseObject({ type: text.optional() })).optional(),
  modelCard: modelCard.optional(),
  pedigree: z
    .looseObject({
      get ancestors() {
        return z.array(component).optional();
      },
    })
    .optional(),
  get components() {
    return z.array(component).optional();
  },
});

export const bom = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  metadata: z
    .looseObject({
      timestamp: time.optional(),
      component: component.optional(),
      tools: z
        .union([z.looseObject({ components: z.array(named).optional() }), z.array(named)])
        .optional(),
    })
    .optional(),
  components: z.array(component).optional(),
  dependencies: z
    .array(z.looseObject({ ref: text, dependsOn: z.array(text).optional() }))
    .optional(),
  compositions: z
    .array(
      z.looseObject({
        aggregate: text,
        dependencies: z.array(text).optional(),
      }),
    )
    .optional(),
});

export type Bom = z.infer<typeof bom>;
export type Component = z.infer<typeof component>;
