import { type Position } from '@pedigree/events';
import {
  type ArtifactKind,
  type PromotionStep,
  type Recording,
  type Said,
  type Stamp,
  type StoredEvent,
  type Subgraph,
} from '@pedigree/lineage';
import { type CountReader } from './counts';
import { type ClosureReader } from './closure-ports';

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

  /**
   * Makes all facts anew out of the events that the graph keeps, where rules before `INTERPRETATION`
   * made them; otherwise it does nothing. Until it is done, positions cannot be read and nothing can be
   * recorded (`unavailable`); where it was broken off, it goes on. To be called before anything is read.
   *
   * @param interpret says what an event says by the rules of today; pure
   * @param progress is told how many events were read anew so far; 0 before anything is changed
   * @returns how many events were read anew
   * @throws GraphError
   */
  reinterpret(
    interpret: (event: StoredEvent) => Said,
    progress?: (events: number) => void | Promise<void>,
  ): Promise<number>;
}

export interface ReachQuery {
  roots: readonly string[];
  /** upstream: what it was made of. downstream: what was made of it. */
  direction: 'upstream' | 'downstream';
  /** Most hops from a root. Default: no bound. */
  depth?: number;
  /** True: only edges between weights (`INITIALIZED_FROM`) are followed. */
  weights?: boolean;
  /** Most nodes to return; more sets `truncated`. */
  limit: number;
  /** Milliseconds after which the read fails with `timeout`. */
  timeoutMs: number;
}

export interface NamesakeQuery {
  /** Ids as they are: finds those that are known. */
  ids?: readonly string[];
  /** Ids without version: finds every artifact whose id is one of these, pinned or not. */
  bases: readonly string[];
  /** sha256:<hex>, or an alias. */
  digests: readonly string[];
  limit: number;
  /** Milliseconds after which the read fails with `timeout`. Default: the adapter's own bound. */
  timeoutMs?: number;
}

export interface ClaimedQuery {
  limit: number;
  /** Milliseconds after which the read fails with `timeout`. */
  timeoutMs: number;
}

export interface Ids {
  ids: readonly string[];
  /** There are more than `limit`. */
  truncated: boolean;
}

export interface ArtifactQuery {
  /** Case-insensitive part of an id, a name, a tag or a developer; or the first 8 or more digits of a sha256. */
  search?: string;
  /** The whole of a tag that any event gave, in any case. */
  tag?: string;
  /** Who made it, as an event said or as a segment of its package URL, in any case. */
  developer?: string;
  kind?: ArtifactKind;
  /** From `nextCursor`. */
  after?: string;
  limit: number;
}

export interface ArtifactSummary {
  id: string;
  /** As `describe` gives it: what it was registered or made as; a model where nobody says. */
  kind: ArtifactKind;
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
  namesakes(query: NamesakeQuery): Promise<Ids>;
  /** Ids of all artifacts that a claim may relate to another (`mayRelate`), anywhere in the graph. The
   * cost follows how many such claims there are. @throws GraphError */
  claimed(query: ClaimedQuery): Promise<Ids>;
  /** In ascending order of id; what is searched for, the best first (`RANKS`), and then by id. */
  artifacts(query: ArtifactQuery): Promise<Page<ArtifactSummary>>;
  /** How far the graph has read; a partition that is not listed stands at 0. @throws GraphError also
   * `unavailable`, while its facts are those of earlier rules */
  positions(): Promise<readonly Position[]>;
}

export interface PromotionRecord {
  id: string;
  model: string;
  environment: string;
  /** sha256:<hex> of the weights that the request names. */
  digest?: string;
  requestedBy?: string;
  requestedAt?: string;
  /** Key of the request that stands: of two, the one that the broker took first. */
  requestKey?: string;
  /** Of the decision, also where that was revoked. */
  verdict?: 'approved' | 'blocked';
  decidedAt?: string;
  /** Key of the decision that stands. */
  decisionKey?: string;
  /** The decision document as JSON text, once decided. The first decision stands. */
  decision?: string;
  /** What `validUntil` of the decision document says, where that is a time. RFC 3339 UTC. */
  validUntil?: string;
  /** When the revocation that stands occurred. */
  revokedAt?: string;
  /** The data of the revocation as JSON text. The first one stands. */
  revocation?: string;
}

export interface PromotionQuery {
  model?: string;
  environment?: string;
  verdict?: 'approved' | 'blocked';
  /** From `nextCursor`. */
  after?: string;
  limit: number;
}

export interface StandingQuery {
  /** Default: all. Up to 100,000 ids; each page reads the promotions of all of them. */
  models?: readonly string[];
  /** RFC 3339: only what has a `validUntil` that is not after it. */
  expiringBefore?: string;
  /** From `nextCursor`. */
  after?: string;
  limit: number;
}

/** A step of a promotion as it was recorded, whether it counts or came too late. */
export interface TrailEntry {
  step: PromotionStep;
  eventId: string;
  /** The model that the step names; a review may name another than the promotion's. */
  model: string;
  /** RFC 3339 UTC; the producer's word. */
  occurredAt: string;
  /** RFC 3339 UTC; when the broker took it. */
  recordedAt: string;
  /** Who requested the promotion, asked for the review, or gave it. */
  actor?: string;
  /** Of a decision, and of what revoked it. */
  verdict?: 'approved' | 'blocked';
  /** JSON text of the event's data; not of requests. */
  document?: string;
}

export interface TrailQuery {
  /** From `nextCursor`. */
  after?: string;
  /** Default and most: `MAX_TRAIL_PAGE`. */
  limit?: number;
}

/** Reads the history of promotions. */
export interface PromotionReader {
  promotion(id: string): Promise<PromotionRecord | undefined>;
  /** Newest request first. */
  promotions(query: PromotionQuery): Promise<Page<PromotionRecord>>;
  /** Approved and not revoked, in ascending order of id. The cost follows what stands for the models,
   * or expires, and not how many promotions there are. */
  standing(query: StandingQuery): Promise<Page<PromotionRecord>>;
  /** Every step ever recorded of a promotion, in the order in which the broker took them; none for an
   * unknown one. */
  trail(id: string, query?: TrailQuery): Promise<Page<TrailEntry>>;
}

/** Where a model runs, or ran last. Several models run under the id of a deployment where no event says which of them came later. */
export interface DeploymentRecord {
  id: string;
  model: string;
  environment: string;
  state: 'active' | 'retired';
  /** When the first event that says so occurred. RFC 3339 UTC. */
  since: string;
  /** The principal who retired it, where one is known. */
  retiredBy?: string;
}

export interface DeploymentQuery {
  /** Up to 100,000 ids. */
  models: readonly string[];
  /** Default: both. */
  state?: 'active' | 'retired';
  /** A retirement that lies ahead of it retires nothing yet. RFC 3339; default: now. */
  at?: string;
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

/** A policy bundle that was activated. */
export interface PolicyRecord {
  name: string;
  version: string;
  /** sha256:<hex> */
  digest: string;
  /** The bundle as text, as the event that the broker took first gave it. */
  document: string;
}

/** Reads what happened to models and runs besides lineage. */
export interface HistoryReader {
  /** Deployments that hold one of the models, in order of id. For naming whom a revocation affects. */
  deployments(query: DeploymentQuery): Promise<readonly DeploymentRecord[]>;
  run(id: string): Promise<RunRecord | undefined>;
  /** Ids of what the runs made as far as additive events told (`RunPartFact`), each once, in no order. */
  outputs(runs: readonly string[]): Promise<readonly string[]>;
  /** Stamp of the first recording of each event, by its key; unknown events are left out. Tells a
   * duplicate from the first: that has the same key, at another place. */
  recorded(keys: readonly string[]): Promise<ReadonlyMap<string, Stamp>>;
  /** JSON text of each event as it was recorded first, by its key; unknown events are left out. Tells
   * whether a second one with the same key says the same. */
  documents(keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The bundle with this digest, where an event activated one. */
  policy(digest: string): Promise<PolicyRecord | undefined>;
}

/** What an adapter package hands to the wiring. */
export interface Graph {
  writer: LineageWriter;
  lineage: LineageReader;
  closures: ClosureReader;
  promotions: PromotionReader;
  history: HistoryReader;
  counts: CountReader;
  /** Resolves when the store answers. @throws GraphError */
  ping(): Promise<void>;
  close(): Promise<void>;
}
