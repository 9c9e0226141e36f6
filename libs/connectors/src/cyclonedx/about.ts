import { type Artifact, said } from './components';
import { type Component } from './schema';

/** What the document says of an artifact, by the names of `model.registered` and `dataset.registered`. */
export function aboutOf({ kind, component }: Artifact): Record<string, unknown> {
  const { name, version, manufacturer, supplier, publisher, modelCard } = component;
  const architecture = modelCard?.modelParameters?.modelArchitecture;
  return {
    ...{ name, version },
    license: licenseOf(component),
    developer: manufacturer?.name ?? supplier?.name ?? publisher,
    uri: said(component, 'uri')[0],
    ...(kind === 'model'
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
