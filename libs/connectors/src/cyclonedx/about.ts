import { isMachineMadeTag } from '@pedigree/lineage';
import { type ComponentPart as Part, said } from './components';
import { type Component } from './schema';

/** What the document says of an artifact, by the names of `model.registered` and `dataset.registered`. */
export function aboutOf({ nature, component }: Part): Record<string, unknown> {
  const { name, version, manufacturer, supplier, publisher, modelCard, tags } = component;
  const architecture = modelCard?.modelParameters?.modelArchitecture;
  return {
    ...{ name, version, tags },
    license: licenseOf(component),
    developer: manufacturer?.name ?? supplier?.name ?? publisher,
    uri: said(component, 'uri')[0],
    ...(nature === 'model'
      ? { architecture, parameters: said(component, 'parameters')[0] }
      : { rows: countOf(component, 'rows'), tokens: countOf(component, 'tokens') }),
  };
}

const licenseOf = ({ licenses = [] }: Component): string | undefined => {
  const [first] = licenses;
  return first?.expression ?? first?.license?.id ?? first?.license?.name;
};

function countOf(component: Component, name: string): number | undefined {
  const [text] = said(component, name);
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

/** Oldest first; the format has room for the newest alone, Pedigree names the others in a property. */
export const digestsOf = (component: Component): string[] => [
  ...said(component, 'earlierDigest'),
  ...(component.hashes ?? [])
    .filter(({ alg }) => alg === 'SHA-256')
    .map(({ content }) => `sha256:${content.toLowerCase()}`),
];

/** Tags of data may say that a machine wrote it, which Pedigree says in a property of its own. */
export const originOf = (component: Component): string | undefined =>
  said(component, 'origin')[0] ??
  ((component.tags ?? []).some(isMachineMadeTag) ? 'synthetic' : undefined);
