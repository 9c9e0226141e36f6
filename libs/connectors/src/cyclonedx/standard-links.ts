import { type DeclaredLink } from '../documents/declaration';
import { isUri } from '../documents/identity';
import { linkBetween } from '../documents/links';
import { type Artifact, type Components, idOf } from './components';
import { type Bom, type Component } from './schema';

/** A document by its `bom-ref`s. */
export interface Index {
  artifacts: ReadonlyMap<string, Artifact>;
  /** Also those that are neither models nor datasets. */
  components: ReadonlyMap<string, Component>;
  dependsOn: ReadonlyMap<string, readonly string[]>;
}

export function indexOf({ all, artifacts }: Components, { dependencies = [] }: Bom): Index {
  const dependsOn = new Map<string, string[]>();
  for (const { ref, dependsOn: on = [] } of dependencies)
    dependsOn.set(ref, [...(dependsOn.get(ref) ?? []), ...on]);
  return {
    artifacts: new Map(artifacts.map((each) => [each.component['bom-ref'] ?? each.id, each])),
    components: new Map(all.map(({ component }) => [component['bom-ref'] ?? '', component])),
    dependsOn,
  };
}

/**
 * The links of a component in the fields of the format: ancestors of its pedigree, datasets of its model
 * card, and `dependencies` on other models and datasets. What two of them say is one link.
 */
export function standardLinks(artifact: Artifact, index: Index): DeclaredLink[] {
  const links = [
    ...ancestorsOf(artifact),
    ...corporaOf(artifact, index),
    ...dependenciesOf(artifact, index),
  ];
  return [...new Map(links.map((link) => [`${link.type} ${link.to}`, link])).values()];
}

/** Stands for something of a document that has no name outside of it. */
const within = ({ id }: Artifact, label: string): string => `${id}#${label}`;

const ancestorsOf = (artifact: Artifact): DeclaredLink[] =>
  (artifact.component.pedigree?.ancestors ?? []).map((each) =>
    linkBetween(artifact.kind, artifact.kind, idOf(each) ?? within(artifact, 'unnamed-ancestor')),
  );

const corporaOf = (artifact: Artifact, index: Index): DeclaredLink[] =>
  (artifact.component.modelCard?.modelParameters?.datasets ?? []).map(({ ref, ...inPlace }) =>
    linkBetween(
      'model',
      'dataset',
      ref === undefined
        ? (idOf(inPlace) ?? within(artifact, 'unnamed-dataset'))
        : referredTo(ref, artifact, index),
    ),
  );

/** What is elsewhere has a URI; a label that nobody explains is no name for anything but here. */
function referredTo(ref: string, artifact: Artifact, { artifacts, components }: Index): string {
  const component = components.get(ref);
  const here = artifacts.get(ref)?.id ?? (component === undefined ? undefined : idOf(component));
  return here ?? (isUri(ref) ? ref : within(artifact, ref));
}

const dependenciesOf = ({ kind, component }: Artifact, index: Index): DeclaredLink[] =>
  (index.dependsOn.get(component['bom-ref'] ?? '') ?? []).flatMap((ref) => {
    const other = index.artifacts.get(ref);
    return other === undefined ? [] : [linkBetween(kind, other.kind, other.id)];
  });
