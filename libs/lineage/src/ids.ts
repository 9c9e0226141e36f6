import { type ArtifactKind, type EdgeType } from './facts';
import { withoutLookAlikes } from './look-alikes';

/**
 * Artifact ids are opaque URI strings. The one thing read out of them is the version: what follows the
 * first `@` of the name, slashes included, up to a `?` or `#`. An `@` that begins a segment, as in
 * `pkg:npm/@scope/name`, or that stands in an authority, as in `s3://key@host/name`, begins no version.
 */
export interface ArtifactName {
  /** The id without its version: what an unpinned reference to the same artifact looks like. */
  base: string;
  version?: string;
}

/** What a run left unsaid: which of its lists was empty or absent. */
export const UNDISCLOSED = ['corpora', 'generators', 'parents', 'base', 'inputs'] as const;
export type Undisclosed = (typeof UNDISCLOSED)[number];

/** What a placeholder stands for, by the type of the edges that lead to it. */
export const placeholderKind = (type: EdgeType): ArtifactKind =>
  type === 'TRAINED_ON' || type === 'DERIVED_FROM' ? 'dataset' : 'model';

/** The id that stands for inputs of an artifact which nobody named. It is never pinned, nor unpinned. */
export const undisclosedId = (id: string, what: Undisclosed): string => `${id}#undisclosed-${what}`;

const UNDISCLOSED_END = /#undisclosed-[a-z-]+$/;
export const isUndisclosed = (id: string): boolean =>
  id.includes('#undisclosed-') && UNDISCLOSED_END.test(id);

/** An input that somebody speaks of and nobody can tell: unlike a list that is empty, no other word answers it. */
export const isUntold = (id: string): boolean => id.endsWith('#undisclosed-inputs');

const VERSION =
  /^((?:[\w.+-]+:\/\/[^/?#]*(?=[/?#]|$)|(?![\w.+-]+:\/\/))[^?#]*?[^/?#@])@([^?#]+)([^]*)$/;

/** Splits an id into the unpinned name and its version, where it has one. */
export function nameOf(id: string): ArtifactName {
  if (!id.includes('@') || isUndisclosed(id)) return { base: id };
  const [, path = '', version = '', end = ''] = VERSION.exec(id) ?? [];
  return version === '' ? { base: id } : { base: path + end, version };
}

/** An unpinned reference stands, conservatively, for every known version. */
export const isPinned = (id: string): boolean => nameOf(id).version !== undefined;

/** What people call an artifact: without a name, by the last part of its id. */
export function displayName(id: string, name: string | undefined): string {
  const { base } = nameOf(id);
  return name ?? (base.slice(base.lastIndexOf('/') + 1) || id);
}

/** How ids are compared where it matters that two of them may be meant for one thing. */
export interface FoldedName {
  /** Without version, tag, qualifiers, letter case, Unicode form, look-alikes and punctuation. */
  whole: string;
  /** The last part of it: the name without its owner. */
  last: string;
}

const PUNCTUATION = /[^\p{L}\p{N}]+/gu;
const folded = (text: string): string =>
  withoutLookAlikes(text.normalize('NFKC').toLowerCase().normalize('NFKC')).replace(
    PUNCTUATION,
    '',
  );

/** Two ids of one folded name may be one thing under two spellings, or two versions of it. */
export function foldedName(id: string): FoldedName {
  const [path = ''] = nameOf(unescaped(id)).base.split(/[?#]/);
  const untagged = path.replace(/\/+$/, '').replace(/(\/[^/:]+):[^/:]+$/, '$1');
  return { whole: folded(untagged), last: folded(untagged.slice(lastBreak(untagged) + 1)) };
}

const lastBreak = (path: string): number => Math.max(path.lastIndexOf('/'), path.lastIndexOf(':'));

function unescaped(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
