import { type Declaration } from '../documents/declaration';
import { aboutOf } from './about';
import { hubId } from './hub-id';
import { type DatasetCard, listOf } from './schema';
import { type Subject } from './subject';

/** The sources of a dataset card, and whether a model wrote any of it. Which model, cards have no field for. */
export function datasetOf(card: DatasetCard, { id, digest }: Subject): Declaration {
  return {
    ...{ id, kind: 'dataset', pointer: '' },
    about: aboutOf(card, card.pretty_name),
    digests: digest === undefined ? [] : [digest],
    origin: isSynthetic(card) ? 'synthetic' : undefined,
    source: 'hub',
    links: sourcesOf(card).map((name) => ({
      type: 'DERIVED_FROM',
      to: hubId(name, 'dataset'),
      properties: { operation: 'mix' },
    })),
  };
}

const EXTENDED = 'extended|';
/** Kinds of source that name no dataset. */
const UNNAMED: readonly string[] = ['original', 'extended', 'extended|other'];

const sourcesOf = ({ source_datasets }: DatasetCard): string[] =>
  listOf(source_datasets)
    .filter((name) => !UNNAMED.includes(name))
    .map((name) => (name.startsWith(EXTENDED) ? name.slice(EXTENDED.length) : name));

const MACHINE = 'machine-generated';

/** Nothing in a card proves that people wrote it all: what does not say so is not known. */
const isSynthetic = (card: DatasetCard): boolean =>
  listOf(card.tags).includes('synthetic') ||
  [...listOf(card.language_creators), ...listOf(card.annotations_creators)].includes(MACHINE);
