import { type ArtifactKind, canonicalId } from '@pedigree/lineage';
import { type DeclaredLink } from './declaration';
import { linkAs, type Role } from './fields';
import { linkBetween } from './links';
import { type Note } from './note';

/** What an entry of a document is: a model, a dataset, a thing that may be either, or software. */
export type Nature = ArtifactKind | 'thing' | 'software';

/** An entry of a document that may have gone into a model or a dataset, or is one. */
export interface Part {
  id: string;
  nature: Nature;
  /** Nobody but the document knows it by its id. */
  isScoped: boolean;
  /** It is written out where another thing speaks of it, e.g. as its ancestor: that describes nothing. */
  isAside: boolean;
  /** JSON pointer. */
  pointer: string;
}

/** What a reference of a document leads to. */
export interface Target<P extends Part = Part> {
  id: string;
  /** Absent where it may be either. */
  kind?: ArtifactKind | undefined;
  /** Where the document describes it. */
  part?: P;
  /** It stands for a label that nobody explains. */
  isScoped: boolean;
}

/** That one part of a document was made of something. */
export interface Input<P extends Part = Part> {
  of: P;
  target: Target<P>;
  /** An input may be anything; an ancestor of which nobody says what it is is of the same kind. */
  as: 'input' | 'ancestor' | Role;
  /** JSON pointer to where the document says it. */
  pointer: string;
  /** The target is a file of the other and has no name of its own: what is true of one is true of both. */
  isContent?: boolean;
}

export const isArtifact = <P extends Pick<Part, 'nature'>>(
  part: P,
): part is P & { nature: ArtifactKind } => part.nature === 'model' || part.nature === 'dataset';

/** Nobody says that software or a file is a dataset, but as one it is judged. */
export const kindOf = ({ nature }: Pick<Part, 'nature'>): ArtifactKind =>
  nature === 'model' ? 'model' : 'dataset';

/** Of several parts of one id and nature, what is said of one of them is said of all. */
export const keyOf = ({ id, nature }: Pick<Part, 'id' | 'nature'>): string =>
  `${nature} ${canonicalId(id)}`;

export function linkOf({ of, target: { id, kind }, as }: Input): DeclaredLink {
  const whole = kindOf(of);
  if (as === 'input') return linkBetween(whole, kind ?? 'dataset', id);
  return as === 'ancestor' ? linkBetween(whole, kind ?? whole, id) : linkAs(as, whole, id);
}

/** What is to be said of an input that the document does not describe as a model or a dataset. */
export function noteOf({ target: { id, part, kind, isScoped }, as, pointer }: Input): Note[] {
  const isDescribed = part !== undefined && isArtifact(part);
  if (isScoped && !(isDescribed && !part.isAside))
    return [{ pointer, message: UNEXPLAINED, placeholder: id }];
  return kind === undefined && as === 'input' && !isDescribed
    ? [{ pointer, message: UNTYPED }]
    : [];
}

const UNEXPLAINED =
  'names something that only this document can know, and does not describe it: a placeholder stands for it';
const UNTYPED = 'does not say whether it is a model or data: it counts as data, whatever it is';
