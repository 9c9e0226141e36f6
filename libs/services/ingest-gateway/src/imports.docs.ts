import { EVENT_TYPES } from '@pedigree/events';
import { type Answer, Documented } from '@pedigree/service-kit';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';

export const MARKDOWN = 'text/markdown';

class ImportAnswer extends createZodDto(
  z.object({
    accepted: z.number().int().describe('How many events the broker now holds; 0 in a dry run'),
    artifacts: z.array(z.string()).describe('Ids of the models and datasets it is about'),
    undisclosed: z
      .array(z.string())
      .describe(
        'Ids that stand for what it leaves unsaid: the gate blocks until they are described',
      ),
    ignored: z.number().int().describe('Entries about neither a model nor a dataset'),
    notes: z
      .array(
        z.object({
          pointer: z.string().describe('JSON pointer into the document'),
          message: z.string().describe('A sentence whose subject is what stands there'),
          placeholder: z.string().optional().describe('Id that stands for it'),
        }),
      )
      .describe(
        'What of it is not understood, or leads to what it does not describe: the first hundred',
      ),
    events: z
      .array(
        z.looseObject({
          type: z.enum(Object.keys(EVENT_TYPES) as [keyof typeof EVENT_TYPES]),
          id: z.string(),
          source: z.string(),
          subject: z.string(),
          time: z.string(),
          data: z.looseObject({}),
        }),
      )
      .optional()
      .describe('Of a dry run: the events that it would have been'),
  }),
) {}

const SUPPORT = 'pkg:generic/acme/support@1';
const BASE = 'pkg:huggingface/Qwen/Qwen2.5-7B-Instruct';

const answers: Record<number, Answer> = {
  200: { description: 'A dry run: nothing was published', type: ImportAnswer },
  202: {
    description: 'The broker holds all of its events durably',
    type: ImportAnswer,
    example: {
      accepted: 2,
      artifacts: [SUPPORT],
      undisclosed: [`${SUPPORT}#undisclosed-corpora`],
      ignored: 1,
      notes: [
        {
          pointer: '/dependencies/0/dependsOn/1',
          message: 'does not say whether it is a model or data: it counts as data, whatever it is',
        },
      ],
    },
  },
};

const COMMON =
  'The events are named after what they say: a document that is sent twice is recorded once. All of it is taken, or nothing; what it names and does not explain leaves a placeholder and a note.';

const documented = (
  format: string,
  description: string,
  body: Readonly<Record<string, unknown>>,
): MethodDecorator =>
  Documented({
    summary: `Import ${format}`,
    description: `${description} ${COMMON}`,
    write: true,
    body: Object.fromEntries(
      Object.entries(body).map(([type, example]) => [
        type,
        { schema: { type: typeof example === 'string' ? 'string' : 'object' }, example },
      ]),
    ),
    answers,
    problems: ['bad-request', 'invalid-parameter', 'invalid-body'],
  });

const cycloneDx = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  components: [
    {
      type: 'machine-learning-model',
      'bom-ref': 'support',
      name: 'support',
      purl: SUPPORT,
      pedigree: { ancestors: [{ type: 'machine-learning-model', name: 'Qwen', purl: BASE }] },
    },
  ],
};

export const DocumentedCycloneDx = (): MethodDecorator =>
  documented(
    'a CycloneDX ML-BOM',
    'JSON: components that are models or datasets, and what they were made of: ancestors, descendants and variants, datasets of model cards, dependencies, workflows, nested components, references. What GET /artifacts/{id}/ml-bom exports comes back as it was, but for evidence.',
    { 'application/json': cycloneDx, 'application/vnd.cyclonedx+json': cycloneDx },
  );

const spdx = {
  '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld',
  '@graph': [
    { type: 'ai_AIPackage', spdxId: 'urn:a', name: 'support', software_packageUrl: SUPPORT },
    { type: 'dataset_DatasetPackage', spdxId: 'urn:b', name: 'tickets' },
    { type: 'Relationship', from: 'urn:a', to: ['urn:b'], relationshipType: 'trainedOn' },
  ],
};

export const DocumentedSpdx = (): MethodDecorator =>
  documented(
    'SPDX',
    'SPDX 3 as JSON-LD: packages of the AI and Dataset profiles, and every relationship and build that may say what they were made of.',
    { 'application/json': spdx, 'application/ld+json': spdx },
  );

const card = `---
license: apache-2.0
base_model: Qwen/Qwen2.5-7B-Instruct
base_model_relation: adapter
datasets:
  - acme/tickets
---
# Support
`;

export const DocumentedCard = (): MethodDecorator =>
  documented(
    'a Hugging Face card',
    'The README.md of a model or dataset: base_model, base_model_relation, datasets, source_datasets, tags, and fields of tools such as teacher_model, in the metadata at its head.',
    { [MARKDOWN]: card },
  );
