import { MAX_PROBLEMS, type Parsed } from '@pedigree/events';
import { canonicalId } from '@pedigree/lineage';
import { type Declaration } from '../documents/declaration';
import {
  identityOf,
  isPurl,
  labelOf,
  type Named,
  nameless,
  repeated,
  subjectIdOf,
} from '../documents/identity';
import { isArtifact, kindOf, type Nature, type Part } from '../documents/inputs';
import { kindOfId, scopedId } from '../documents/names';
import { isProgram } from '../documents/own-files';
import { type Element, refOf, termOf } from './schema';

/** An element of the graph that may be a model, data, or what they are made of. */
export interface Package extends Part {
  element: Element;
}

/** The elements of a document, and the artifact that it is about: what has no id is scoped to that. */
export interface Packages {
  subject: string;
  all: readonly Package[];
}

const ARTIFACTS: ReadonlyMap<string, Nature> = new Map([
  ['AIPackage', 'model'],
  ['DatasetPackage', 'dataset'],
]);
const THINGS: readonly string[] = ['File', 'Snippet', 'Package'];
/** What holds neither programs nor what people read. */
const TRAITS: readonly string[] = ['model', 'data', 'other', 'file', 'archive'];

/** Nothing where it is no artifact of any kind: people, licenses, documents, relationships. */
function natureOf(element: Element): Nature | undefined {
  const type = termOf(element.type);
  const known = ARTIFACTS.get(type);
  if (known !== undefined || !THINGS.includes(type)) return known;
  const purl = purlOf(element);
  const kind = purl === undefined ? undefined : kindOfId(canonicalId(purl));
  const purpose = termOf(element.software_primaryPurpose ?? '');
  if (kind !== undefined || TRAITS.includes(purpose)) return kind ?? 'thing';
  const isSoftware = purpose !== '' || type === 'Package' || isProgram(element.name ?? '');
  return isSoftware && !(purl !== undefined && type === 'File') ? 'software' : 'thing';
}

/** @returns problems where packages cannot be told apart */
export function packagesIn(graph: readonly Element[]): Parsed<Packages> {
  const found = graph.flatMap((element, at) => {
    const nature = natureOf(element);
    return nature === undefined ? [] : [{ nature, element, pointer: `/@graph/${at}` }];
  });
  const artifacts = found.filter(isArtifact);
  const about = artifacts.find(({ nature }) => nature === 'model') ?? artifacts[0];
  const subject = about === undefined ? '' : subjectIdOf(namedBy(about.element));
  const errors = [
    ...(about !== undefined && subject === undefined ? [nameless(about.pointer)] : []),
    ...repeated(found.map(({ element, pointer }) => ({ ref: element.spdxId, pointer }))),
  ];
  if (errors.length > 0 || subject === undefined)
    return { ok: false, errors: errors.slice(0, MAX_PROBLEMS) };
  const all = found.map((each) => ({
    ...each,
    ...(each.element === about?.element
      ? { id: subject, isScoped: false }
      : idOf(each.element, subject)),
    isAside: false,
  }));
  return { ok: true, value: { subject, all } };
}

function idOf(element: Element, subject: string): Pick<Part, 'id' | 'isScoped'> {
  const named = namedBy(element);
  const id = identityOf(named);
  return id === undefined
    ? { id: scopedId(subject, labelOf(named) ?? 'unnamed'), isScoped: true }
    : { id, isScoped: false };
}

const namedBy = (element: Element): Named => ({
  purl: purlOf(element),
  ref: element.spdxId,
  names: [element.name],
  version: element.software_packageVersion,
});

export const purlOf = ({
  software_packageUrl,
  externalIdentifier = [],
}: Element): string | undefined =>
  [
    software_packageUrl ?? '',
    ...externalIdentifier
      .filter(({ externalIdentifierType: type }) => /^(?:packageUrl|purl)$/i.test(termOf(type)))
      .map(({ identifier }) => identifier),
  ].find(isPurl);

/** @param nameOf name of the element with that `spdxId`, e.g. of an organisation */
export function describedBy(
  part: Package,
  nameOf: (spdxId: string) => string | undefined,
): Omit<Declaration, 'links' | 'completeness'> {
  const { id, element, pointer } = part;
  const supplier = refOf(element.suppliedBy);
  const types = [element.ai_typeOfModel ?? []].flat();
  const about = {
    name: element.name?.trim() === '' ? undefined : element.name,
    version: element.software_packageVersion,
    uri: element.software_downloadLocation,
    developer: supplier === undefined ? undefined : nameOf(supplier),
    ...(part.nature === 'model' && types.length > 0 ? { architecture: types.join(', ') } : {}),
  };
  return {
    ...{ id, kind: kindOf(part), pointer, digests: digestsOf(element) },
    about: isArtifact(part) && !part.isAside ? about : undefined,
  };
}

const digestsOf = ({ verifiedUsing = [] }: Element): string[] =>
  verifiedUsing.flatMap(({ algorithm = '', hashValue }) =>
    termOf(algorithm) === 'sha256' && hashValue !== undefined
      ? [`sha256:${hashValue.toLowerCase()}`]
      : [],
  );
