import { type Position } from '@pedigree/events';
import { type ArtifactKind, type Recording, type Subgraph } from '@pedigree/lineage';

/** Writes lineage. Only lineage-writer holds one. */
export interface LineageWriter {
  /**
   * Records the events and the positions they bring the graph to, in one transaction: either both
   * are visible to the next reader, or neither. Idempotent by event; positions never go back.
   * Duplicates within one call are allowed. The graph's `Stamp` of an event is that of its first recording.
   *
   * @throws GraphError
   */
  record(recordings: readonly Recording[], positions: readonly Position[]): Promise<void>;
}

export interface ReachQuery {
  roots: readonly string[];
  /** upstream: what it was made of. downstream: what was made of it. */
  direction: 'upstream' | 'downstream';
  /** Most hops from a root. Default: no bound. */
  depth?: number;
  /** Most nodes to return; more sets `truncated`. */
  limit: number;
  /** Milliseconds after which the read fails with `timeout`. */
  timeoutMs: number;
}

export interface NamesakeQuery {
  /** Ids without version: finds every artifact whose id is one of these, pinned or not. */
  bases: readonly string[];
  /** sha256:<hex> */
  digests: readonly string[];
  limit: number;
  /** Milliseconds after which the read fails with `timeout`. Default: the adapter's own bound. */
  timeoutMs?: number;
}

export interface ArtifactQuery {
  /** Case-insensitive part of id or name. */
  search?: string;
  kind?: ArtifactKind;
  /** Id after which to go on, from `nextCursor`. */
  after?: string;
  limit: number;
}

export interface ArtifactSummary {
  id: string;
  kinds: readonly ArtifactKind[];
  name?: string;
  /** True until an event registers or produces it. */
  placeholder: boolean;
}

export interface Page<T> {
  items: readonly T[];
  nextCursor?: string;
}

/** Reads lineage. Never concludes anything: equal digests and unpinned names are for `closure`. */
export interface LineageReader {
  /** The roots with all that is reachable over recorded transmission edges, and the edges among them
   * (claims included). Unknown roots are left out of `nodes`. @throws GraphError */
  reach(query: ReachQuery): Promise<Subgraph>;
  /** Ids of the artifacts that share a name or a digest; more than `limit` gives `truncated`. */
  namesakes(query: NamesakeQuery): Promise<{ ids: readonly string[]; truncated: boolean }>;
  /** In ascending order of id. */
  artifacts(query: ArtifactQuery): Promise<Page<ArtifactSummary>>;
  /** How far the graph has read; a partition that is not listed stands at 0. */
  positions(): Promise<readonly Position[]>;
}

export interface PromotionRecord {
  id: string;
  model: string;
  environment: string;
  requestedBy?: string;
  requestedAt?: string;
  verdict?: 'approved' | 'blocked';
  decidedAt?: string;
  /** The decision document as JSON text, once decided. The first decision stands. */
  decision?: string;
}

export interface PromotionQuery {
  model?: string;
  environment?: string;
  verdict?: 'approved' | 'blocked';
  /** From `nextCursor`. */
  after?: string;
  limit: number;
}

/** Reads the history of promotions. */
export interface PromotionReader {
  promotion(id: string): Promise<PromotionRecord | undefined>;
  /** Newest request first. */
  promotions(query: PromotionQuery): Promise<Page<PromotionRecord>>;
}

/** Where a model runs now: the latest word on one deployment. */
export interface DeploymentRecord {
  id: string;
  model: string;
  environment: string;
  state: 'active' | 'retired';
  /** When the event that says so occurred. RFC 3339 UTC. */
  since: string;
}

export interface DeploymentQuery {
  models: readonly string[];
  /** Default: both. */
  state?: 'active' | 'retired';
}

/** A run as its latest event left it. A finished run does not go back to running at the same instant. */
export interface RunRecord {
  id: string;
  /** As the producer wrote it; OpenLineage's are START, RUNNING, COMPLETE, FAIL, ABORT, OTHER. */
  state: string;
  name?: string;
  startedAt?: string;
  endedAt?: string;
  /** When the event that gave `state` occurred. RFC 3339 UTC. */
  updatedAt: string;
}

/** Reads what happened to models and runs besides lineage. */
export interface HistoryReader {
  /** Deployments that now hold one of the models, in order of id. For naming whom a revocation affects. */
  deployments(query: DeploymentQuery): Promise<readonly DeploymentRecord[]>;
  run(id: string): Promise<RunRecord | undefined>;
}

/** What an adapter package hands to the wiring. */
export interface Graph {
  writer: LineageWriter;
  lineage: LineageReader;
  promotions: PromotionReader;
  history: HistoryReader;
  /** Resolves when the store answers. @throws GraphError */
  ping(): Promise<void>;
  close(): Promise<void>;
}
