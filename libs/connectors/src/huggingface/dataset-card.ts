import { isMachineMadeTag } from '@pedigree/lineage';
import { linkAs } from '../documents/fields';
import { scopedId } from '../documents/names';
import { aboutOf } from './about';
import { type Described } from './described';
import { linkBy, type Linked, madeUp, together } from './named';
import { type Card, entriesOf, type Entry, textsOf } from './schema';
import { type Subject } from './subject';

const KNOWN: readonly string[] = ['source_datasets', 'tags', 'datasets_info', 'dataset_info'];

/** The sources of a dataset card, and whether a model wrote any of it. Which model, the hub has no field for. */
export function datasetOf(card: Card, subject: Subject): Described {
  const { id, digest } = subject;
  const { links, notes } = together([
    ...entriesOf(card, 'source_datasets').map((entry) => sourceOf(entry, subject)),
    madeUp(card, subject, KNOWN),
  ]);
  return {
    declaration: {
      ...{ id, kind: 'dataset', pointer: '', links },
      about: aboutOf(card, card['pretty_name']),
      digests: digest === undefined ? [] : [digest],
      origin: isSynthetic(card) ? 'synthetic' : undefined,
      source: 'hub',
    },
    notes,
  };
}

const NOTHING: Linked = { links: [], notes: [] };

/** `original` says that it comes from no other dataset, `extended|acme/raw` that it comes from one. */
const ORIGINAL = /^original$/i;
const EXTENDED = /^extended(?:\|(.*))?$/is;
/** Kinds of source that the hub has no name for. */
const OTHER = /^other(?:-|$)/i;

function sourceOf(entry: Entry, subject: Subject): Linked {
  const { name = '', text, pointer } = entry;
  if (ORIGINAL.test(name)) return NOTHING;
  const extended = EXTENDED.exec(name);
  const source = extended === null ? name : (extended[1] ?? '').trim();
  if (extended === null && !OTHER.test(source)) return linkBy(entry, 'data', subject);
  if (source !== '' && !OTHER.test(source))
    return linkBy({ ...entry, name: source, text: source }, 'data', subject);
  const placeholder = scopedId(subject.id, text);
  return {
    links: [linkAs('data', 'dataset', placeholder)],
    notes: [{ pointer, message: UNNAMED, placeholder }],
  };
}

const UNNAMED =
  'says that it comes from another dataset, and not from which: a placeholder stands for it';

/** Nothing in a card proves that people wrote it all: what does not say so is not known. */
const isSynthetic = (card: Card): boolean =>
  ['tags', 'language_creators', 'annotations_creators'].some((field) =>
    textsOf(card[field]).some(isMachineMadeTag),
  );
