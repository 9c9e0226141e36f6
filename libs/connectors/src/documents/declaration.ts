import { type ArtifactKind, type EdgeProperties, type EdgeType } from '@pedigree/lineage';
import { type Note } from './note';

/** What a document says an artifact was made of, or, of `SHARES_INITIALIZATION`, what it claims. */
export interface DeclaredLink {
  type: EdgeType;
  /** Artifact id. */
  to: string;
  properties: EdgeProperties;
}

/** What a document says of one artifact. */
export interface Declaration {
  id: string;
  kind: ArtifactKind;
  /** JSON pointer to where the document says it. */
  pointer: string;
  /** Fields of `model.registered` or `dataset.registered` beside id and digest; absent where the document only refers to it. */
  about?: Readonly<Record<string, unknown>> | undefined;
  /** sha256:<hex>, the newest last. */
  digests: readonly string[];
  initialization?: string | undefined;
  origin?: string | undefined;
  source?: string | undefined;
  links: readonly DeclaredLink[];
  /** Whether all that it was made of is listed: what the document says of that, and not what it leaves unsaid. */
  completeness?: 'complete' | 'incomplete' | undefined;
  /** The document says outright that where it names nothing, there was nothing: see `withGaps`. */
  isAll?: boolean;
  /** Reasons of `model.flagged`. */
  flags?: readonly string[];
}

/** A document as its format's reader understood it. */
export interface Reading {
  /** `source` of the events. */
  source: string;
  /** What people call the format. */
  format: string;
  /** RFC 3339: when the document was made, where it says so. */
  time?: string | undefined;
  declarations: readonly Declaration[];
  /** Entries of the document that say nothing about a model or a dataset. */
  ignored: number;
  /** What of it speaks of lineage and is not understood, or leads to what it does not describe. */
  notes?: readonly Note[];
}
