import { MAX_PROBLEMS, type Parsed } from '@pedigree/events';
import { type ArtifactKind } from '@pedigree/lineage';
import { identityOf, nameless, repeated } from '../documents/identity';
import { type Bom, type Component } from './schema';

/** A component that is a model or a dataset. */
export interface Artifact {
  id: string;
  kind: ArtifactKind;
  component: Component;
  /** JSON pointer. */
  pointer: string;
  /** Written by Pedigree: its links stand in properties, exactly. */
  isOwn: boolean;
}

/** Name of the tool that writes such documents, and prefix of its properties. */
const OWN = 'pedigree';

/** All components of a document, and those of them that are models or datasets. */
export interface Components {
  all: readonly Located[];
  artifacts: readonly Artifact[];
}

/** @returns problems where entries cannot be told apart */
export function componentsIn(bom: Bom): Parsed<Components> {
  const all = placesIn(bom);
  const ours = isOwnDocument(bom);
  const found = all.flatMap(({ component, pointer }) => {
    const kind = kindOf(component);
    if (kind === undefined) return [];
    const isOwn = ours || (component.properties ?? []).some(isOwnProperty);
    return [{ id: idOf(component, isOwn), kind, component, pointer, isOwn }];
  });
  const artifacts = found.filter((each): each is Artifact => each.id !== undefined);
  const errors = [
    ...found.flatMap(({ id, pointer }) => (id === undefined ? [nameless(pointer)] : [])),
    ...repeated(all.map(({ component, pointer }) => ({ ref: component['bom-ref'], pointer }))),
  ];
  return errors.length > 0
    ? { ok: false, errors: errors.slice(0, MAX_PROBLEMS) }
    : { ok: true, value: { all, artifacts } };
}

export type Located = Pick<Artifact, 'component' | 'pointer'>;

function placesIn({ metadata, components = [] }: Bom): Located[] {
  const about = metadata?.component;
  return [
    ...(about === undefined ? [] : withNested(about, '/metadata/component')),
    ...components.flatMap((component, at) => withNested(component, `/components/${at}`)),
  ];
}

const withNested = (component: Component, pointer: string): Located[] => [
  { component, pointer },
  ...(component.components ?? []).flatMap((each, at) =>
    withNested(each, `${pointer}/components/${at}`),
  ),
];

/** `data` may also be source code or a configuration. */
function kindOf({ type, data }: Component): ArtifactKind | undefined {
  if (type === 'machine-learning-model') return 'model';
  const types = (data ?? []).map((each) => each.type);
  return type === 'data' && (types.length === 0 || types.includes('dataset'))
    ? 'dataset'
    : undefined;
}

type Named = {
  [K in 'purl' | 'group' | 'name' | 'version' | 'bom-ref']?: string | undefined;
};

/** Of what Pedigree wrote, the `bom-ref` is the id. */
export function idOf(component: Named, isOwn = false): string | undefined {
  const { purl, group, name, version } = component;
  const ref = component['bom-ref'];
  if (isOwn && ref !== undefined) return ref;
  return identityOf({ purl, ref, names: [group, name], version });
}

const isOwnDocument = ({ metadata }: Bom): boolean => {
  const tools = metadata?.tools ?? [];
  const named = Array.isArray(tools) ? tools : (tools.components ?? []);
  return named.some(({ name }) => name === OWN);
};

const isOwnProperty = ({ name }: { name: string }): boolean => name.startsWith(`${OWN}:`);

/** Values of Pedigree's own properties of that name. */
export const said = ({ properties = [] }: Component, name: string): string[] =>
  properties.flatMap((property) =>
    property.name === `${OWN}:${name}` && property.value !== undefined ? [property.value] : [],
  );
