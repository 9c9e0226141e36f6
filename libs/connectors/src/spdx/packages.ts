import { MAX_PROBLEMS, type Parsed } from '@pedigree/events';
import { type ArtifactKind } from '@pedigree/lineage';
import { type Declaration } from '../documents/declaration';
import { identityOf, nameless, repeated } from '../documents/identity';
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

/** @returns problems where packages cannot be told apart */
export function packagesIn(graph: readonly Element[]): Parsed<Package[]> {
  const found = graph.flatMap((element, at) => {
    const kind = KINDS.get(element.type);
    return kind === undefined
      ? []
      : [{ id: idOf(element), kind, element, pointer: `/@graph/${at}` }];
  });
  const errors = [
    ...found.flatMap(({ id, pointer }) => (id === undefined ? [nameless(pointer)] : [])),
    ...repeated(found.map(({ element, pointer }) => ({ ref: element.spdxId, pointer }))),
  ];
  return errors.length > 0
    ? { ok: false, errors: errors.slice(0, MAX_PROBLEMS) }
    : { ok: true, value: found.filter((each): each is Package => each.id !== undefined) };
}

const idOf = (element: Element): string | undefined =>
  identityOf({
    purl:
      element.software_packageUrl ??
      element.externalIdentifier?.find(({ externalIdentifierType: type }) => type === 'packageUrl')
        ?.identifier,
    ref: element.spdxId,
    names: [element.name],
    version: element.software_packageVersion,
  });

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
