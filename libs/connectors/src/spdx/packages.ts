import { type ArtifactKind } from '@pedigree/lineage';
import { type Declaration } from '../documents/declaration';
import { type Element, refOf } from './schema';

/** A package of the AI or Dataset profile. */
export interface Package {
  id: string;
  kind: ArtifactKind;
  element: Element;
  /** JSON pointer. */
  pointer: string;
}

const KINDS: ReadonlyMap<string, ArtifactKind> = new Map([
  ['ai_AIPackage', 'model'],
  ['dataset_DatasetPackage', 'dataset'],
]);

export const packagesOf = (graph: readonly Element[]): Package[] =>
  graph.flatMap((element, at) => {
    const kind = KINDS.get(element.type);
    const id = idOf(element);
    return kind === undefined || id === undefined
      ? []
      : [{ id, kind, element, pointer: `/@graph/${at}` }];
  });

/** The package URL where there is one; else the element's own id, which is a URI. */
const idOf = ({ software_packageUrl, externalIdentifier = [], spdxId }: Element) =>
  software_packageUrl ??
  externalIdentifier.find(({ externalIdentifierType: type }) => type === 'packageUrl')
    ?.identifier ??
  spdxId;

/** @param nameOf name of the element with that `spdxId`, e.g. of an organisation */
export function describedBy(
  { id, kind, element, pointer }: Package,
  nameOf: (spdxId: string) => string | undefined,
): Omit<Declaration, 'links' | 'completeness'> {
  const supplier = refOf(element.suppliedBy);
  const architecture = element.ai_typeOfModel?.join(', ');
  return {
    ...{ id, kind, pointer, digests: digestsOf(element) },
    about: {
      name: element.name,
      version: element.software_packageVersion,
      uri: element.software_downloadLocation,
      developer: supplier === undefined ? undefined : nameOf(supplier),
      ...(kind === 'model' ? { architecture } : {}),
    },
  };
}

const digestsOf = ({ verifiedUsing = [] }: Element): string[] =>
  verifiedUsing.flatMap(({ algorithm, hashValue }) =>
    algorithm === 'sha256' && hashValue !== undefined ? [`sha256:${hashValue.toLowerCase()}`] : [],
  );
