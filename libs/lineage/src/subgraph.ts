import {
  type ArtifactKind,
  type DescriptionFact,
  type EdgeFact,
  type EvidenceFact,
  type Stamped,
} from './facts';

/** An artifact with all that was ever said of it. */
export interface LineageNode {
  id: string;
  /** Kinds under which events mentioned it, sorted; more than one is a contradiction that readers show. */
  kinds: readonly ArtifactKind[];
  descriptions: readonly Stamped<DescriptionFact>[];
  evidence: readonly Stamped<EvidenceFact>[];
}

export type LineageEdge = Stamped<EdgeFact>;

/** A part of the graph as it was read: facts, not conclusions. */
export interface Subgraph {
  /** The ids that were asked for; one that is not in `nodes` is not known. */
  roots: readonly string[];
  nodes: readonly LineageNode[];
  /** Every recorded edge whose both ends are in `nodes`. */
  edges: readonly LineageEdge[];
  /** True where a limit cut the answer: there is more, and no conclusion may rest on its absence. */
  truncated: boolean;
}
