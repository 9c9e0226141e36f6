import { type ArtifactKind } from '@pedigree/lineage';
import { genericPurl } from '../documents/purl';
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

/** The models and datasets among all components, and how many others there are. */
export function artifactsOf(bom: Bom): { artifacts: Artifact[]; ignored: number } {
  const all = componentsOf(bom);
  const ours = isOwnDocument(bom);
  const artifacts = all.flatMap(({ component, pointer }) => {
    const kind = kindOf(component);
    if (kind === undefined) return [];
    const isOwn = ours || (component.properties ?? []).some(isOwnProperty);
    return [{ id: idOf(component, isOwn), kind, component, pointer, isOwn }];
  });
  return { artifacts, ignored: all.length - artifacts.length };
}

type Located = Pick<Artifact, 'component' | 'pointer'>;

function componentsOf({ metadata, components = [] }: Bom): Located[] {
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

type Named = Pick<Component, 'purl' | 'group' | 'name' | 'version' | 'bom-ref'>;

/**
 * The package URL; else the `bom-ref` where it is a URI, as a mere label means something in its document
 * only; else a package URL made of group, name and version.
 */
export function idOf(component: Named, isOwn = false): string {
  const { purl, group, name, version } = component;
  const ref = component['bom-ref'];
  if (isOwn && ref !== undefined) return ref;
  return purl ?? (isUri(ref) ? ref : genericPurl([group, name], version));
}

const isUri = (ref: string | undefined): ref is string => /^[a-z][\w+.-]*:\S/i.test(ref ?? '');

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
