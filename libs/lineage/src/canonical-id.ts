import { refId, type Ref } from '@pedigree/events';
import { PackageURL } from 'packageurl-js';

/**
 * The one spelling under which an artifact is stored: Unicode NFC; package URLs as their specification
 * writes them, by type; addresses and cache folders of the Hugging Face hub as package URLs. Anything
 * else, and a package URL that cannot be read, stays as it is. Of a canonical id it answers the same id.
 *
 * @see https://github.com/package-url/purl-spec
 */
export function canonicalId(id: string): string {
  if (PLAIN.test(id)) return id;
  const known = remembered.get(id);
  if (known !== undefined) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const canonical = worked(id);
  remembered.set(id, canonical);
  return canonical;
}

/** The canonical id of a reference in either form. */
export const idOf = (reference: Ref): string => canonicalId(refId(reference));

/** What needs no change, as most ids do not: plain URNs. */
const PLAIN = /^urn:[a-z0-9][\w:./@-]*$/;

const MOST_REMEMBERED = 50_000;
const remembered = new Map<string, string>();

function worked(id: string): string {
  const composed = id.normalize('NFC');
  const purl = hubPurl(composed) ?? (/^pkg:/i.test(composed) ? composed : undefined);
  return purl === undefined ? composed : (normalizedPurl(purl) ?? composed);
}

const HUB_ADDRESS =
  /^(?:https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\/|hf:\/\/)(datasets\/|models\/)?([\w.-]+(?:\/[\w.-]+)?)(?:@([^?#\s]+)|\/(?:tree|blob|resolve|raw|viewer)\/?([^/?#\s]*)[^?#\s]*)?\/?(?:[?#].*)?$/i;
const HUB_CACHE =
  /(?:^|[\\/])(models|datasets)--([\w.-]+?)--([\w.-]+)(?:[\\/]snapshots[\\/]([\w.-]+))?/;
/** Places of the hub that are no repositories. */
const HUB_PAGES = /^(?:spaces|docs|blog|papers|collections|api|settings)(?:\/|$)/i;

function hubPurl(id: string): string | undefined {
  const cached = HUB_CACHE.exec(id);
  if (cached !== null) {
    const [, kind = '', owner = '', name = '', revision] = cached;
    return purlOf(kind === 'datasets', `${owner}/${name}`, revision);
  }
  const address = HUB_ADDRESS.exec(id);
  if (address === null) return undefined;
  const [, folder = '', path = '', at, tree] = address;
  if (folder === '' && HUB_PAGES.test(path)) return undefined;
  return purlOf(folder.toLowerCase() === 'datasets/', path, at ?? tree);
}

const purlOf = (isDataset: boolean, path: string, revision: string | undefined): string =>
  `pkg:huggingface/${isDataset ? 'datasets/' : ''}${path}${revision ? `@${revision}` : ''}`;

const PARTS = /^pkg:\/*([^?#]*?)(?:(?<=[^/?#])@([^?#]*))?(\?[^#]*)?(#.*)?$/is;

/** The library takes the last `@` for the version's; here it is the first, so the others are escaped. */
function normalizedPurl(id: string): string | undefined {
  const [, path = '', version = '', qualifiers = '', subpath = ''] = PARTS.exec(id) ?? [];
  const whole = /^huggingface\//i.test(path) ? path.replace(/%2F/gi, '/') : path;
  const suffix = version === '' ? '' : `@${version.replaceAll('@', '%40')}`;
  try {
    const purl = PackageURL.fromString(`pkg:${whole.replace(/\/+$/, '')}${suffix}${qualifiers}`);
    return purl.toString() + subpath;
  } catch {
    return undefined;
  }
}
