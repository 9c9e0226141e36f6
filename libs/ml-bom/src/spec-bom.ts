import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { type Subgraph } from '@pedigree/lineage';
import { mlBom } from './ml-bom';

interface Property {
  name: string;
  value: string;
}

/** As much of the format as the specs look at. */
export interface Component {
  type: string;
  name: string;
  'bom-ref': string;
  properties?: Property[];
  modelCard?: { modelParameters: { datasets?: { ref: string }[] } };
  pedigree?: { ancestors: { properties: Property[] }[] };
  [field: string]: unknown;
}

export interface Bom {
  serialNumber: string;
  metadata: { timestamp: string; component: Component; [field: string]: unknown };
  components: Component[];
  dependencies: { ref: string; dependsOn?: string[] }[];
  compositions: { aggregate: string; dependencies: string[] }[];
  [field: string]: unknown;
}

const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);

export const AT = new Date('2026-11-27T12:00:00Z');

export function textOfBom(ancestry: Subgraph, at = AT): string {
  const [root = ''] = ancestry.roots;
  const text = mlBom(ancestry, { root, at, toolVersion: '1.2.3' });
  if (text === undefined) throw new Error(`${root} is not in the ancestry`);
  return text;
}

/** The document, once it is valid by the strict schema of CycloneDX. */
export async function bomOf(ancestry: Subgraph): Promise<Bom> {
  const text = textOfBom(ancestry);
  expect(await validator.validate(text)).toBeNull();
  return JSON.parse(text) as Bom;
}

export const allOf = ({ metadata, components }: Bom): Component[] => [
  metadata.component,
  ...components,
];

export function find(bom: Bom, id: string): Component {
  const found = allOf(bom).find((component) => component['bom-ref'] === id);
  if (found === undefined) throw new Error(`${id} is no component`);
  return found;
}

/** The values of a property of ours. */
export const saidOf = ({ properties = [] }: Pick<Component, 'properties'>, name: string) =>
  properties.filter((each) => each.name === `pedigree:${name}`).map(({ value }) => value);

/** What each component depends on, where it does. */
export const dependenciesOf = ({ dependencies }: Bom): Record<string, string[]> =>
  Object.fromEntries(
    dependencies.flatMap(({ ref, dependsOn }) =>
      dependsOn === undefined ? [] : [[ref, dependsOn]],
    ),
  );
