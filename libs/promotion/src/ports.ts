import { type Position, type Ref } from '@pedigree/events';
import { type Subgraph } from '@pedigree/lineage';

/** Where the engine reads from: a graph reader fits once its closure is bound to limits. */
export interface AncestrySource {
  /** How far the graph has read. */
  positions(): Promise<readonly Position[]>;
  /**
   * Everything upstream of the model, identities by digest and name included, as known at `asOf`:
   * facts beyond those positions are left out, so that the answer can be had again later.
   */
  ancestry(model: string, asOf: readonly Position[]): Promise<Subgraph>;
}

export interface AssessmentRequest {
  model: Ref;
  environment: string;
  /** Absent for a dry run. */
  promotion?: { id: string; requestedBy?: string };
  /** RFC 3339; the service's clock. */
  decidedAt: string;
  /** Positions the graph must have reached; while it has not, the answer is indeterminate. */
  required: readonly Position[];
}
