import type * as Serialize from '@cyclonedx/cyclonedx-library/Serialize';
import { type ArtifactView, displayName } from '@pedigree/lineage';
import { type Entry, purlOf, textOf, versionOf } from './component';
import { type Link } from './links';

type Component = Serialize.JSON.Types.Normalized.Component;

/** The entry of an artifact of the document. */
type Find = (id: string) => Entry | undefined;

/** Adds what the format has a place for and the library does not know: who made it, from what, by what. */
export function withDetails(component: Component, entry: Entry, find: Find): Component {
  const { view, links } = entry;
  const developer = textOf(view.attributes['developer']);
  return {
    ...component,
    ...(developer === undefined ? {} : { manufacturer: { name: developer } }),
    ...(view.kind === 'model' ? modelDetails(view, links, find) : dataDetails(component)),
  };
}

const dataDetails = ({ name }: Component) => ({ data: [{ type: 'dataset', name }] });

function modelDetails({ attributes }: ArtifactView, links: readonly Link[], find: Find) {
  const datasets = ends(links, 'TRAINED_ON').map((ref) => ({ ref }));
  const modelArchitecture = textOf(attributes['architecture']);
  const modelParameters = {
    ...(modelArchitecture === undefined ? {} : { modelArchitecture }),
    ...(datasets.length === 0 ? {} : { datasets }),
  };
  const ancestors = ends(links, 'INITIALIZED_FROM').flatMap((id) => ancestorOf(find(id)));
  return {
    ...(ancestors.length === 0 ? {} : { pedigree: { ancestors } }),
    ...(Object.keys(modelParameters).length === 0 ? {} : { modelCard: { modelParameters } }),
  };
}

const ends = (links: readonly Link[], type: Link['type']): string[] => [
  ...new Set(links.filter((link) => link.type === type).map(({ to }) => to)),
];

/** The format wants ancestors written out; a reference may stand only once, so it is a property here. */
function ancestorOf(entry: Entry | undefined): object[] {
  if (entry === undefined) return [];
  const { view } = entry;
  const properties = [{ name: 'pedigree:ref', value: view.id }];
  return [
    {
      type: 'machine-learning-model',
      name: displayName(view.id, view.name),
      version: versionOf(view),
      purl: purlOf(view.id),
      properties,
    },
  ];
}
