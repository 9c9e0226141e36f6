import { inspect, type InputProblem, isRecord, type Parsed, validate } from '@pedigree/events';
import { canonicalId } from '@pedigree/lineage';
import { type Declaration, type Reading } from '../documents/declaration';
import { type Input, isArtifact, keyOf, linkOf, noteOf } from '../documents/inputs';
import { madeOf, reachedFrom } from '../documents/made';
import { isNoName } from '../documents/names';
import { type Note } from '../documents/note';
import { builtIn } from './builds';
import { describedBy, type Package, type Packages, packagesIn } from './packages';
import { meaningOf } from './relationship-types';
import { isRelationship, pairsOf, type Relationship, Relationships, typeOf } from './relationships';
import { document, type Element, plain, termOf } from './schema';

/**
 * Reads an SPDX 3 document (JSON-LD): packages of its AI and Dataset profiles, and all that its
 * relationships say of what they were made of. SPDX 2 knows neither. Never throws.
 */
export function readSpdx(json: unknown): Parsed<Reading> {
  const harmful = inspect(json);
  if (harmful.length > 0) return { ok: false, errors: harmful };
  if (!isRecord(json) || !Array.isArray(json['@graph'])) return { ok: false, errors: [OTHER] };
  const parsed = validate(document, { '@graph': json['@graph'].map(plain) });
  return parsed.ok ? readingOf(parsed.value['@graph']) : parsed;
}

function readingOf(graph: readonly Element[]): Parsed<Reading> {
  const packages = packagesIn(graph);
  if (!packages.ok) return packages;
  const relationships = graph.flatMap((element, at) =>
    isRelationship(element) ? [{ element, pointer: `/@graph/${at}` }] : [],
  );
  const artifacts = packages.value.all.filter(isArtifact);
  return {
    ok: true,
    value: {
      ...{ source: '/pedigree/imports/spdx', format: 'SPDX' },
      time: timeOf(graph),
      ...statementsIn(packages.value, relationships, graph),
      ignored: graph.length - artifacts.length - relationships.length,
    },
  };
}

const timeOf = (graph: readonly Element[]): string | undefined =>
  graph
    .flatMap(({ type, created }) => (termOf(type) === 'CreationInfo' ? (created ?? []) : []))
    .toSorted()
    .at(-1);

function statementsIn(
  packages: Packages,
  all: readonly Relationship[],
  graph: readonly Element[],
): Pick<Reading, 'declarations' | 'notes'> {
  const { subject } = packages;
  const relationships = new Relationships(packages, graph);
  const made = madeOf([
    ...all.flatMap((each) => relationships.inputsOf(each)),
    ...builtIn(
      all,
      relationships,
      packages.all.find(({ id }) => id === subject),
    ),
  ]);
  const names = new Map(graph.map(({ spdxId, name }) => [spdxId, name]));
  const parts = reachedFrom(packages.all, made);
  const incomplete = incompleteIn(all);
  const inputsOf = (part: Package) => made.get(keyOf(part)) ?? [];
  return {
    declarations: parts.map((part) => ({
      ...described(part, names),
      links: distinctLinks(inputsOf(part)),
      completeness: incomplete.has(part.element.spdxId ?? '') ? 'incomplete' : undefined,
    })),
    notes: [
      ...parts.flatMap((part) => [...unnamed(part), ...inputsOf(part).flatMap(noteOf)]),
      ...all.flatMap(evaluated),
    ],
  };
}

function described(
  part: Package,
  names: ReadonlyMap<string | undefined, string | undefined>,
): Omit<Declaration, 'links'> {
  const declaration = describedBy(part, (spdxId) => names.get(spdxId));
  return isUnnamed(part) ? { ...declaration, about: undefined } : declaration;
}

const distinctLinks = (inputs: readonly Input<Package>[]): Declaration['links'] => {
  const links = inputs.map(linkOf);
  return [...new Map(links.map((link) => [`${link.type} ${canonicalId(link.to)}`, link])).values()];
};

/**
 * What was made by relationships that call themselves incomplete. That one calls itself complete is left alone: it says
 * so of its own kind, and not that a model learned from nothing else.
 */
const incompleteIn = (all: readonly Relationship[]): ReadonlySet<string> =>
  new Set(
    all
      .filter(({ element }) => termOf(element.completeness ?? '') === 'incomplete')
      .flatMap((each) => {
        const isOpen = meaningOf(typeOf(each.element)) === 'open';
        return pairsOf(each).flatMap(({ made, of }) => (isOpen ? [made, of] : [made]));
      }),
  );

const isUnnamed = ({ isScoped, element }: Package): boolean =>
  isScoped && isNoName(element.name ?? '');

const unnamed = (part: Package): Note[] =>
  isArtifact(part) && isUnnamed(part)
    ? [{ pointer: part.pointer, message: NO_NAME, placeholder: part.id }]
    : [];

const NO_NAME = 'has a name that says nothing of which one it is: a placeholder stands for it';

const evaluated = ({ element, pointer }: Relationship): Note[] =>
  meaningOf(typeOf(element)) === 'evaluation' ? [{ pointer, message: EVALUATION }] : [];

const EVALUATION =
  'says what a model was evaluated with, from which it did not learn: it is left out';

const OTHER: InputProblem = {
  pointer: '/@graph',
  message: 'is not there, so this is no SPDX 3 document',
  remedy: 'Send SPDX 3 as JSON-LD; SPDX 2 has no place for models and datasets.',
};
