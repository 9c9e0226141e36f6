import { type ArtifactKind } from '@pedigree/lineage';

/** What a card does not say: of what it is the card. */
export interface Subject {
  /** Artifact id. */
  id: string;
  kind: ArtifactKind;
  /** sha256:<hex> of the weights or the data. */
  digest?: string | undefined;
}
