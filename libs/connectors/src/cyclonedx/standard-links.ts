import { type DeclaredLink } from '../documents/declaration';
import { linkBetween } from '../documents/links';
import { type Artifact, idOf } from './components';
import { type Bom } from './schema';

/** A document by its `bom-ref`s. */
export interface Index {
  artifacts: ReadonlyMap<string, Artifact>;
  dependsOn: ReadonlyMap<string, readonly string[]>;
}

export const indexOf = (artifacts: readonly Artifact[], { dependencies = [] }: Bom): Index => ({
  artifacts: new Map(artifacts.map((each) => [each.component['bom-ref'] ?? each.id, each])),
  dependsOn: new Map(dependencies.map(({ ref, dependsOn = [] }) => [ref, dependsOn])),
});

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

const ancestorsOf = ({ kind, component }: Artifact): DeclaredLink[] =>
  (component.pedigree?.ancestors ?? []).map((each) => linkBetween(kind, kind, idOf(each)));

const corporaOf = ({ component }: Artifact, { artifacts }: Index): DeclaredLink[] =>
  (component.modelCard?.modelParameters?.datasets ?? []).map(({ ref, name = 'dataset', ...rest }) =>
    linkBetween(
      'model',
      'dataset',
      ref === undefined ? idOf({ ...rest, name }) : (artifacts.get(ref)?.id ?? ref),
    ),
  );

const dependenciesOf = ({ kind, component }: Artifact, index: Index): DeclaredLink[] =>
  (index.dependsOn.get(component['bom-ref'] ?? '') ?? []).flatMap((ref) => {
    const other = index.artifacts.get(ref);
    return other === undefined ? [] : [linkBetween(kind, other.kind, other.id)];
  });
