/** Longest revision shown whole; a commit hash is longer, and seven digits tell it apart. */
const LONGEST_VERSION = 12;
const PACKAGE_URL = /^pkg:[^/]+\/(?<path>[^@?#]+)(?:@(?<version>[^?#]+))?/;

/**
 * An artifact id cut to what people tell it apart by: a package URL without its type, its revision
 * shortened. Show the whole id beside it, since two artifacts may share the short one.
 */
export function shortName(id: string): string {
  const { path, version } = PACKAGE_URL.exec(id)?.groups ?? {};
  if (path === undefined) return id;
  const short = version === undefined ? '' : `@${shortVersion(version)}`;
  return decoded(path) + decoded(short);
}

const shortVersion = (version: string): string =>
  version.length > LONGEST_VERSION && /^[0-9a-f]+$/.test(version) ? version.slice(0, 7) : version;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
