/**
 * Artifact ids are opaque URI strings. The one thing read out of them is the version: what follows
 * the last `@` of the last path segment, as package URLs and Pedigree's OpenLineage ids write it.
 */
export interface ArtifactName {
  /** The id without its version: what an unpinned reference to the same artifact looks like. */
  base: string;
  version?: string;
}

/** Splits an id into the unpinned name and its version, where it has one. */
export function nameOf(id: string): ArtifactName {
  const end = indexOrEnd(id, /[?#]/);
  const path = id.slice(0, end);
  const at = path.lastIndexOf('@');
  const hasName = at > path.lastIndexOf('/') + 1;
  if (!hasName || at === path.length - 1) return { base: id };
  return { base: path.slice(0, at) + id.slice(end), version: path.slice(at + 1) };
}

/** An unpinned reference stands, conservatively, for every known version. */
export const isPinned = (id: string): boolean => nameOf(id).version !== undefined;

/** What people call an artifact: without a name, by the last part of its id. */
export function displayName(id: string, name: string | undefined): string {
  const { base } = nameOf(id);
  return name ?? (base.slice(base.lastIndexOf('/') + 1) || id);
}

function indexOrEnd(value: string, pattern: RegExp): number {
  const index = value.search(pattern);
  return index < 0 ? value.length : index;
}
