import { type Subgraph } from '@pedigree/lineage';

export interface FrontierQuery {
  /** At most `IDS_AT_ONCE`. */
  ids: readonly string[];
  direction: 'upstream' | 'downstream';
  /** Most ids in `next`. */
  limit: number;
  /** Milliseconds after which the read fails with `timeout`. */
  timeoutMs: number;
}

/** What a walk has to know of some artifacts in order to go on: no facts. */
export interface Frontier {
  /** Those of the ids that are artifacts. */
  known: readonly string[];
  /** Every digest ever given of one of them, and every alias. */
  digests: readonly (readonly [id: string, digest: string])[];
  /** Where edges of transmission lead from them, each once; it may be where they come from. */
  next: readonly string[];
}

export interface FactsQuery {
  /** At most `IDS_AT_ONCE`. */
  ids: readonly string[];
  /** Milliseconds after which the read fails with `timeout`. */
  timeoutMs: number;
}

/** Most ids that one read of a `ClosureReader` takes. */
export const IDS_AT_ONCE = 500;

/** Reads closures piece by piece: for those that are too large to be held with all their facts. */
export interface ClosureReader {
  /** @throws GraphError */
  frontier(query: FrontierQuery): Promise<Frontier>;
  /** All that is said of some artifacts, and every edge that starts at one, wherever it leads. Unknown
   * ids are left out. @throws GraphError */
  facts(query: FactsQuery): Promise<Pick<Subgraph, 'nodes' | 'edges'>>;
}
