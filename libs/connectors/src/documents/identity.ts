import { type InputProblem } from '@pedigree/events';
import { canonicalId } from '@pedigree/lineage';
import { isNoName, isUri } from './names';

/** What a document may say of who an artifact is. */
export interface Named {
  /** The id itself, where Pedigree wrote the document. */
  own?: string | undefined;
  /** Package URL. */
  purl?: string | undefined;
  /** What the document itself calls it. */
  ref?: string | undefined;
  /** Group and name. */
  names: readonly (string | undefined)[];
  version?: string | undefined;
}

/**
 * The artifact id that means the same to everybody: the package URL; else the document's own reference
 * where it is a URI; else a package URL made of the names, where they have an owner before them, e.g.
 * `pkg:generic/acme/support@1`. Nothing where there is none of them.
 */
export function identityOf({ own, purl, ref, names, version }: Named): string | undefined {
  if (own !== undefined) return own;
  if (purl !== undefined && isPurl(purl)) return purl;
  if (isUri(ref)) return ref;
  const path = pathOf(names);
  return path.length > 1 && !path.every(isNoName) ? genericPurl(path, version) : undefined;
}

/** Of what a document is about, the name is enough, as it is what people will ask for. */
export function subjectIdOf(named: Named): string | undefined {
  const path = pathOf(named.names);
  const isNamed = named.version !== undefined || !path.every(isNoName);
  return (
    identityOf(named) ?? (path.length > 0 && isNamed ? genericPurl(path, named.version) : undefined)
  );
}

/** The label of what has no id of its own: whatever its document calls it. */
export function labelOf({ ref, names, version }: Named): string | undefined {
  const path = pathOf(names).join('/');
  return path === ''
    ? ref?.trim() || undefined
    : `${path}${version?.trim() ? `@${version.trim()}` : ''}`;
}

export const isPurl = (text: string): boolean => /^pkg:[a-z]/i.test(text);

const pathOf = (names: Named['names']): string[] =>
  names
    .flatMap((name) => name?.split('/') ?? [])
    .map((segment) => segment.trim())
    .filter((segment) => segment !== '');

function genericPurl(path: readonly string[], version?: string): string {
  const suffix = version?.trim() ? `@${encodeURIComponent(version.trim())}` : '';
  return `pkg:generic/${path.map(encodeURIComponent).join('/')}${suffix}`;
}

export const nameless = (pointer: string): InputProblem => ({
  pointer,
  message: 'cannot be told from others: it has neither a package URL, nor a URI, nor a name',
  remedy: 'Give it one of them, best a package URL.',
});

export const noPurl = (pointer: string): InputProblem => ({
  pointer,
  message: 'has a package URL that is none: it does not start with pkg: and a type',
  remedy: 'Correct it, e.g. pkg:huggingface/acme/support@8f2c1d0, or leave it out.',
});

/** What a reference leads to must be one thing. @param placed each with its reference in the document */
export function repeated(
  placed: readonly { ref: string | undefined; pointer: string }[],
): InputProblem[] {
  const seen = new Set<string>();
  return placed.flatMap(({ ref, pointer }) => {
    if (ref === undefined) return [];
    if (seen.has(ref)) return [again(pointer)];
    seen.add(ref);
    return [];
  });
}

const again = (pointer: string): InputProblem => ({
  pointer,
  message: 'has the reference of another entry, so that nobody can tell which of them is meant',
  remedy: 'Give each entry a reference (bom-ref, spdxId) of its own.',
});

/** A file inside of something, under no name by which others know it. */
export const isOnlyPart = (purl: string | undefined, whole: string): boolean =>
  purl === undefined || canonicalId(purl).split('#')[0] === canonicalId(whole).split('#')[0];
