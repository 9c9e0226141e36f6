import { type InputProblem } from '@pedigree/events';

/** What a document may say of who an artifact is. */
export interface Named {
  /** Package URL. */
  purl?: string | undefined;
  /** What the document itself calls it. */
  ref?: string | undefined;
  /** Group and name. */
  names: readonly (string | undefined)[];
  version?: string | undefined;
}

/**
 * The artifact id: the package URL; else the document's own reference where it is a URI, as a mere label
 * means something in its document only; else a package URL made of the names, e.g.
 * `pkg:generic/acme/support@1`. Nothing where there is none of them.
 */
export const identityOf = ({ purl, ref, names, version }: Named): string | undefined =>
  purl ?? (isUri(ref) ? ref : genericPurl(names, version));

export const isUri = (ref: string | undefined): ref is string =>
  /^[a-z][\w+.-]*:\S/i.test(ref ?? '');

function genericPurl(names: Named['names'], version?: string): string | undefined {
  const path = names
    .flatMap((name) => name?.split('/') ?? [])
    .filter((segment) => segment.trim() !== '')
    .map((segment) => encodeURIComponent(segment.trim()));
  const suffix = version?.trim() ? `@${encodeURIComponent(version.trim())}` : '';
  return path.length === 0 ? undefined : `pkg:generic/${path.join('/')}${suffix}`;
}

export const nameless = (pointer: string): InputProblem => ({
  pointer,
  message: 'cannot be told from others: it has neither a package URL, nor a URI, nor a name',
  remedy: 'Give it one of them, best a package URL.',
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
