import { text } from '@pedigree/events';
import { z } from 'zod';

/** The hub takes one value as it takes a list of one. */
const oneOrMore = z.union([text, z.array(text)]).nullish();

/** A name of the hub, or several. */
export const listOf = (value: z.infer<typeof oneOrMore>): string[] =>
  [value ?? []]
    .flat()
    .map((each) => each.trim())
    .filter((each) => each !== '');

const about = { license: oneOrMore, license_name: text.nullish(), tags: oneOrMore };

/** What Pedigree looks at in the metadata of a model card. */
export const modelCard = z.looseObject({
  ...about,
  model_name: text.nullish(),
  base_model: oneOrMore,
  base_model_relation: z.enum(['finetune', 'adapter', 'merge', 'quantized']).nullish(),
  datasets: oneOrMore,
  library_name: text.nullish(),
});

/** What Pedigree looks at in the metadata of a dataset card. */
export const datasetCard = z.looseObject({
  ...about,
  pretty_name: text.nullish(),
  source_datasets: oneOrMore,
  language_creators: oneOrMore,
  annotations_creators: oneOrMore,
});

export type ModelCard = z.infer<typeof modelCard>;
export type DatasetCard = z.infer<typeof datasetCard>;
