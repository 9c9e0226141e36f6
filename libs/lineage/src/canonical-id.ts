import { refId, type Ref } from '@pedigree/events';
import { PackageURL } from 'packageurl-js';
import { hubPurl } from './hub-address';
import { isUndisclosed } from './ids';

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

/** What needs no change, as most ids do not: plain URNs, and package URLs without anything to escape or fold. */
const PLAIN =
  /^(?:urn:[a-z0-9][\w:./@-]*|pkg:(?:huggingface|generic)(?:\/[a-zA-Z0-9][\w.-]*)+(?:@[a-z0-9][a-z0-9_.-]*)?)$/;

const MOST_REMEMBERED = 50_000;
const remembered = new Map<string, string>();

/** What stands for something undisclosed belongs to an artifact, whose spelling counts. */
function worked(id: string): string {
  const end = isUndisclosed(id) ? id.lastIndexOf('#') : id.length;
  return artifactOf(id.slice(0, end).normalize('NFC')) + id.slice(end);
}

function artifactOf(id: string): string {
  const purl = hubPurl(id) ?? (/^pkg:/i.test(id) ? id : undefined);
  return purl === undefined ? id : (normalizedPurl(purl) ?? id);
}

const PARTS = /^pkg:\/*([^?#]*?)(?:(?<=[^/?#])@([^?#]*))?(\?[^#]*)?(#.*)?$/is;
/** A type that tools made up for the hub's datasets, which have the hub's own type. */
const DATASET_TYPE = /^huggingface-datasets?\//i;
const HUB_TYPE = /^huggingface\//i;
const SLASHES = /\/+$/;

/** The library takes the last `@` for the version's; here it is the first, so the others are escaped. */
function normalizedPurl(id: string): string | undefined {
  const [, written = '', version = '', qualifiers = '', subpath = ''] = PARTS.exec(id) ?? [];
  const path = written.replace(DATASET_TYPE, 'huggingface/datasets/').replace(SLASHES, '');
  const whole = HUB_TYPE.test(path) ? path.replace(/%2F/gi, '/') : path;
  const pin = version.replace(SLASHES, '').replaceAll('@', '%40');
  try {
    const purl = PackageURL.fromString(`pkg:${whole}${pin === '' ? '' : `@${pin}`}${qualifiers}`);
    return composed(purl) + subpath;
  } catch {
    return undefined;
  }
}

/** Escaped characters have a Unicode form as well, and are read by now. */
const composed = ({ type, namespace, name, version, qualifiers }: PackageURL): string =>
  new PackageURL(
    type,
    namespace?.normalize('NFC'),
    name.normalize('NFC'),
    version?.normalize('NFC'),
    qualifiers,
    undefined,
  ).toString();
