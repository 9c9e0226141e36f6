import { list, text, time } from '@pedigree/events';
import { z } from 'zod';

const named = z.looseObject({ name: text.optional() });

const property = z.looseObject({ name: text, value: z.string().optional() });

const license = z.looseObject({
  license: z.looseObject({ id: text.optional(), name: text.optional() }).optional(),
  expression: text.optional(),
});

/** Where data lies, of a `data` component or of a corpus that a model card writes out. */
const contents = z.looseObject({ url: text.optional() });

/** A corpus of a model card: a reference, or a data component written out in place. */
const corpus = z.looseObject({
  ref: text.optional(),
  'bom-ref': text.optional(),
  name: text.optional(),
  contents: contents.optional(),
});

const modelCard = z.looseObject({
  modelParameters: z
    .looseObject({ modelArchitecture: text.optional(), datasets: list(corpus).optional() })
    .optional(),
  properties: z.array(property).optional(),
});

const externalReference = z.looseObject({
  type: text.optional(),
  url: text.optional(),
  comment: text.optional(),
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
  tags: z.array(text).optional(),
  properties: z.array(property).optional(),
  externalReferences: z.array(externalReference).optional(),
  data: z
    .array(
      z.looseObject({
        type: text.optional(),
        name: text.optional(),
        contents: contents.optional(),
      }),
    )
    .optional(),
  modelCard: modelCard.optional(),
  pedigree: z
    .looseObject({
      get ancestors() {
        return z.array(component).optional();
      },
      get descendants() {
        return z.array(component).optional();
      },
      get variants() {
        return z.array(component).optional();
      },
      notes: z.string().optional(),
    })
    .optional(),
  get components() {
    return z.array(component).optional();
  },
});

/** What goes into a step of a workflow, comes out of it, or is used by it. */
const resource = z.looseObject({
  ref: text.optional(),
  externalReference: externalReference.optional(),
});

const flow = z.looseObject({
  resource: resource.optional(),
  source: resource.optional(),
  target: resource.optional(),
  data: z.looseObject({ url: text.optional() }).optional(),
});

const dependency = z.looseObject({
  ref: text,
  dependsOn: z.array(text).optional(),
  provides: z.array(text).optional(),
});

const step = {
  'bom-ref': text.optional(),
  inputs: z.array(flow).optional(),
  outputs: z.array(flow).optional(),
  resourceReferences: z.array(resource).optional(),
};

const workflow = z.looseObject({
  ...step,
  tasks: z.array(z.looseObject(step)).optional(),
  runtimeTopology: z.array(dependency).optional(),
});

const formula = z.looseObject({
  components: z.array(component).optional(),
  workflows: z.array(workflow).optional(),
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
  dependencies: z.array(dependency).optional(),
  formulation: z.array(formula).optional(),
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
export type Corpus = z.infer<typeof corpus>;
export type Formula = z.infer<typeof formula>;
export type Workflow = z.infer<typeof workflow>;
export type Step = Pick<Workflow, 'inputs' | 'outputs' | 'resourceReferences' | 'bom-ref'>;
export type Flow = z.infer<typeof flow>;
export type Resource = z.infer<typeof resource>;
export type ExternalReference = z.infer<typeof externalReference>;
