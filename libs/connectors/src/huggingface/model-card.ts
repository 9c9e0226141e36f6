import { type DeclaredLink } from '../documents/declaration';
import { missing } from '../documents/undisclosed';
import { type Described } from './described';
import { aboutOf } from './about';
import { linkBy, type Linked, madeUp, namedBy, together } from './named';
import { guessed, type Relation, relationBy, relationOf } from './relation';
import { type Card, entriesOf, type Entry, textsOf } from './schema';
import { type Subject } from './subject';

/** Fields that the hub gives a meaning, also where its words could be taken for lineage. */
const KNOWN: readonly string[] = ['base_model', 'base_model_relation', 'datasets', 'tags'];

/** The bases of a model card, by the relation it gives or that the hub would see, and its datasets. */
export function modelOf(card: Card, subject: Subject): Described {
  const { id, digest } = subject;
  const tagged = tagsOf(card);
  const { links, notes } = together([
    basesOf(card, subject, tagged),
    ...entriesOf(card, 'datasets').map((each) => linkBy(each, 'data', subject)),
    ...tagged.flatMap(({ isBase, entry }) => (isBase ? [] : [linkBy(entry, 'data', subject)])),
    madeUp(card, subject, KNOWN),
  ]);
  return {
    declaration: {
      ...{ id, kind: 'model', pointer: '' },
      about: aboutOf(card, card['model_name']),
      digests: digest === undefined ? [] : [digest],
      links: distinct(links),
    },
    notes,
  };
}

/** A base or a dataset that the hub wrote among the tags, e.g. `base_model:adapter:acme/base`. */
interface Tagged {
  isBase: boolean;
  relation?: Relation;
  entry: Entry;
}

const TAG = /^(base_model|dataset):(?:([a-z_-]+):(?!\/\/))?(.+)$/i;

const tagsOf = (card: Card): Tagged[] =>
  textsOf(card['tags']).flatMap((tag) => {
    const [, field, relation, name = ''] = TAG.exec(tag) ?? [];
    return field === undefined
      ? []
      : [
          {
            isBase: field.toLowerCase() === 'base_model',
            ...(relation === undefined ? {} : { relation: relationBy(relation) }),
            entry: { name, text: name, pointer: '/tags' },
          },
        ];
  });

/** Each base with every relation that the field and the tags give it. */
function basesOf(card: Card, subject: Subject, tagged: readonly Tagged[]): Linked {
  const tags = tagged.filter(({ isBase }) => isBase);
  const all = [...entriesOf(card, 'base_model'), ...tags.map(({ entry }) => entry)].map((entry) =>
    namedBy(entry, 'model', subject),
  );
  const ids = [...new Set(all.map(({ id }) => id))];
  const said = relationOf(card);
  const links = ids.flatMap((id) => {
    const byTag = tags.flatMap(({ relation, entry }) =>
      relation !== undefined && namedBy(entry, 'model', subject).id === id ? [relation] : [],
    );
    const given = new Set([...(said === undefined ? [] : [said]), ...byTag]);
    const relations = given.size > 0 ? [...given] : [guessed(card, ids.length)];
    return relations.flatMap((relation) => linksBy(relation, id, subject));
  });
  const unclear = links.some(({ type }) => type === 'TAUGHT_BY');
  return {
    links,
    notes: [...all.flatMap(({ notes }) => notes), ...(unclear ? [strange(subject)] : [])],
  };
}

/** What is not understood may be anything that passes traits on: data that nobody names, and a teacher. */
function linksBy(relation: Relation, to: string, { id }: Subject): DeclaredLink[] {
  const method = relation === 'unknown' ? 'finetune' : relation;
  const base: DeclaredLink = { type: 'INITIALIZED_FROM', to, properties: { method } };
  return relation === 'unknown'
    ? [
        base,
        { type: 'TRAINED_ON', to: missing(id, 'corpora'), properties: { stage: 'sft' } },
        {
          type: 'TAUGHT_BY',
          to: missing(id, 'generators'),
          properties: { channel: 'completions' },
        },
      ]
    : [base];
}

const strange = ({ id }: Subject) => ({
  pointer: '/base_model_relation',
  message:
    'is none that is known (finetune, adapter, merge, quantized): data and a teacher that nobody names are assumed',
  placeholder: missing(id, 'generators'),
});

const distinct = (links: readonly DeclaredLink[]): DeclaredLink[] => [
  ...new Map(links.map((link) => [JSON.stringify(link), link])).values(),
];
