import { type ArtifactKind } from '@pedigree/lineage';

const HUB_NAME = /^[\w.-]+(?:\/[\w.-]+)?$/;
const HUB_URL =
  /^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\/(datasets\/)?([\w.-]+\/[\w.-]+)\/?$/;

/**
 * The artifact id of what a card names: a package URL for `org/name`, also where it is given as an address.
 * What is no name of the hub, e.g. a folder, stays as it was written: it is not known what it is.
 */
export function hubId(name: string, kind: ArtifactKind): string {
  const [, , fromUrl] = HUB_URL.exec(name) ?? [];
  const known = fromUrl ?? (HUB_NAME.test(name) && !name.startsWith('.') ? name : undefined);
  if (known === undefined) return name;
  return `pkg:huggingface/${kind === 'dataset' ? 'datasets/' : ''}${known}`;
}
