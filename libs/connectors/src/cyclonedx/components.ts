import { type InputProblem, MAX_PROBLEMS, type Parsed } from '@pedigree/events';
import {
  identityOf,
  isPurl,
  labelOf,
  type Named,
  nameless,
  noPurl,
  repeated,
  subjectIdOf,
} from '../documents/identity';
import { isArtifact, type Part } from '../documents/inputs';
import { addressed, scopedId } from '../documents/names';
import { natureOf } from './nature';
import { type Place, placesIn } from './places';
import { type Bom, type Component } from './schema';

/** A component, as what it may be to a model or a dataset. */
export interface ComponentPart extends Part, Place {
  /** Its document was written by Pedigree. */
  isOwn: boolean;
}

/** Name of the tool that writes such documents, and prefix of its properties. */
const OWN = 'pedigree';

/** All components of a document, and the artifact that it is about: what has no id is scoped to that. */
export interface Components {
  subject: string;
  parts: readonly ComponentPart[];
}

/** @returns problems where entries cannot be told apart */
export function componentsIn(bom: Bom): Parsed<Components> {
  const isOwn = isOwnDocument(bom);
  const places = placesIn(bom).map((place) => ({
    ...place,
    nature: natureOf(place.component),
    isOwn,
  }));
  const errors = [
    ...repeated(
      places.flatMap(({ component, pointer, isAside }) =>
        isAside ? [] : [{ ref: component['bom-ref'], pointer }],
      ),
    ),
    ...places.flatMap(faultOf),
  ];
  if (errors.length > 0) return { ok: false, errors: errors.slice(0, MAX_PROBLEMS) };
  const about = subjectAmong(places);
  const subject = about === undefined ? undefined : subjectIdOf(namedBy(about));
  if (about !== undefined && subject === undefined)
    return { ok: false, errors: [nameless(about.pointer)] };
  return { ok: true, value: partsOf(places, subject ?? '', about) };
}

type Candidate = Omit<ComponentPart, 'id' | 'isScoped'>;

/** What the document says it is about, where that is an artifact; else its first model, else its first dataset. */
function subjectAmong(places: readonly Candidate[]): Candidate | undefined {
  const artifacts = places.filter((place) => isArtifact(place) && !place.isAside);
  return (
    artifacts.find(({ pointer }) => pointer === '/metadata/component') ??
    artifacts.find(({ nature }) => nature === 'model') ??
    artifacts[0]
  );
}

const partsOf = (
  places: readonly Candidate[],
  subject: string,
  about: Candidate | undefined,
): Components => ({
  subject,
  parts: places.map((place) => {
    const id = place === about ? subject : identityOf(namedBy(place));
    return id === undefined
      ? { ...place, id: scopedId(subject, labelOf(namedBy(place)) ?? 'unnamed'), isScoped: true }
      : { ...place, id, isScoped: false };
  }),
});

/** Of what Pedigree wrote, the `bom-ref` is the id. Of data that lies on the hub, the place is. */
function namedBy({ component, isOwn }: Pick<ComponentPart, 'component' | 'isOwn'>): Named {
  const { purl, group, name, version } = component;
  const ref = component['bom-ref'];
  const own = isOwn ? (ref ?? said(component, 'ref')[0]) : undefined;
  return {
    ...{ own, ref, names: [group, name], version },
    purl: purl !== undefined && isPurl(purl) ? purl : hubPlaceOf(component),
  };
}

const hubPlaceOf = ({ data = [] }: Component): string | undefined =>
  data
    .map(({ contents }) => addressed(contents?.url ?? ''))
    .find((id) => id !== undefined && isPurl(id));

function faultOf({
  component: { purl = '' },
  pointer,
  isAside,
  nature,
}: Candidate): InputProblem[] {
  const isNone = purl.trim() !== '' && !isPurl(purl);
  return isNone && !isAside && nature !== 'software' ? [noPurl(pointer)] : [];
}

const isOwnDocument = ({ metadata }: Bom): boolean => {
  const tools = metadata?.tools ?? [];
  const named = Array.isArray(tools) ? tools : (tools.components ?? []);
  return named.some(({ name }) => name === OWN);
};

/** Values of Pedigree's own properties of that name. */
export const said = ({ properties = [] }: Component, name: string): string[] =>
  properties.flatMap((property) =>
    property.name === `${OWN}:${name}` && property.value !== undefined ? [property.value] : [],
  );
