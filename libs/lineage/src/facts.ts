/** Which way round: every edge points from what was made (downstream) to what it was made of (upstream). */
export const TRANSMISSION_EDGES = [
  'INITIALIZED_FROM',
  'TRAINED_ON',
  'GENERATED_BY',
  'DERIVED_FROM',
  'TAUGHT_BY',
] as const;
/** Edges of ancestry, and the claims about common initializations, which are not followed. */
export const EDGE_TYPES = [...TRANSMISSION_EDGES, 'SHARES_INITIALIZATION'] as const;

export type EdgeType = (typeof EDGE_TYPES)[number];
export type ArtifactKind = 'model' | 'dataset';

/** Edge properties by their names in DESIGN.md ("Lineage model"); absent means unknown. */
export interface EdgeProperties {
  method?: string;
  stage?: string;
  channel?: string;
  operation?: string;
  /** 0..1 */
  share?: number;
  rows?: number;
  tokens?: number;
  /** LoRA rank. */
  rank?: number;
  /** Weight of a parent in a merge. */
  weight?: number;
  /** The producer says that nothing prompted or steered the generator. */
  unprompted?: boolean;
  systemPromptDigest?: string;
  /** JSON text, as the producer gave it. */
  steering?: string;
  /** JSON text, as the producer gave it. */
  decoding?: string;
  /** Of a claim: same, partial, independent. */
  relation?: string;
  /** Of a claim: declared, attested, weight-tested. */
  evidence?: string;
  pValue?: number;
  by?: string;
  /** The producer says that nothing else went in: of an edge to an `undisclosedId`, and of one that is `inferred`. */
  complete?: boolean;
  /** What either end is was not said, so the types of both decide what the edge means: see `edgeMeaning`. */
  inferred?: boolean;
}

export interface EdgeFact {
  fact: 'edge';
  type: EdgeType;
  from: string;
  to: string;
  properties: EdgeProperties;
}

/** What an event says an artifact is. Several may exist; `describe` folds them into one view. */
export interface DescriptionFact {
  fact: 'description';
  artifact: string;
  /** What it is, where the event registered or made it: nothing else decides that. */
  kind?: ArtifactKind;
  /** sha256:<hex>. Two artifacts with the same digest are the same weights or bytes. */
  digest?: string;
  name?: string;
  /** random: trained from scratch. */
  initialization?: 'random' | 'unknown';
  origin?: 'human' | 'synthetic' | 'mixed' | 'unknown';
  source?: 'internal' | 'hub' | 'third-party';
  /** True where the event registered the artifact, or, when stamped with a run, where that run made it; false where the event only gave its digest. */
  described: boolean;
  /** RFC 3339 UTC: when the run that made it ended, where the event says so beside its own time. */
  endedAt?: string;
  /** JSON text of everything else the producer said of it: version, uri, license, tags, vetting, ... */
  attributes?: string;
  /** Shared by the names of one thing: whoever reaches one of them reaches the others, as with equal digests. */
  alias?: string;
  /** Says nothing but that an edge led from it for a while: see `edgesOfRun`. */
  superseded?: SupersededEdge;
}

/** An edge that followed from what was known of a run until the run said more. */
export interface SupersededEdge {
  type: EdgeType;
  to: string;
  properties: EdgeProperties;
  /** Where the word was read that ended it. */
  until: Place;
}

export type EvidenceKind =
  | 'evaluation'
  | 'probe'
  | 'attestation'
  | 'vetting'
  | 'flag'
  | 'clearance'
  | 'review'
  /** Takes back what an earlier event said; `id` is that event's key. */
  | 'revocation'
  /** An event about the artifact that could not be taken in and lies in the dead letters; `id` is its key. */
  | 'parked';

/** A statement about an artifact that a rule may weigh. */
export interface EvidenceFact {
  fact: 'evidence';
  kind: EvidenceKind;
  /** The producer's name for it, e.g. the evaluation id. */
  id: string;
  about: string;
  /** What it is bound to; without one it is bound to the digest known when it occurred, else to the id. */
  digest?: string;
  /** JSON text of the event's data. */
  data: string;
}

export interface RunFact {
  fact: 'run';
  id: string;
  state: string;
  name?: string;
  startedAt?: string;
  endedAt?: string;
}

/** How an input went into a run, as far as the producer says. */
export interface InputTerms {
  role?: InputRole;
  channel?: string;
  stage?: string;
  method?: string;
  operation?: string;
  /** 0..1 */
  share?: number;
}

export const INPUT_ROLES = ['base', 'teacher', 'corpus', 'generator', 'judge', 'parent'] as const;
export type InputRole = (typeof INPUT_ROLES)[number];

/**
 * What an event adds to a run of which others tell as well: OpenLineage's are additive. The edges of the
 * run follow from all of its parts together, see `edgesOfRun`; the same part said twice is one.
 */
export interface RunPartFact {
  fact: 'run-part';
  /** The run: its id, `job:<namespace>/<name>` for a job without runs, `dataset:<id>` for a dataset without either. */
  id: string;
  /** gap: an input is spoken of and cannot be told. terms: a word on the run as a whole. */
  part: 'input' | 'output' | 'gap' | 'terms';
  /** Of an input or an output. */
  artifact?: string;
  /** Of an input or a gap: the one artifact that it went into; without it every output of the run. */
  of?: string;
  /** The artifact is said to be a model. Without it nobody says what it is. */
  isModel?: true;
  /** Of an input. */
  terms?: InputTerms;
  /** Of the run: what it does, e.g. `quantize`. */
  kind?: string;
  /** Of the run: its inputs are all there were. */
  complete?: true;
  /** The principal who says so: what one leaves unsaid, another cannot say for it. */
  by?: string;
}

export interface DeploymentFact {
  fact: 'deployment';
  id: string;
  model: string;
  environment: string;
  state: 'active' | 'retired';
}

export const PROMOTION_STEPS = [
  'requested',
  'decided',
  'revoked',
  'review-requested',
  'reviewed',
] as const;
export type PromotionStep = (typeof PROMOTION_STEPS)[number];

/** A step in the life of a promotion. The first three make it what it is, the others are its trail. */
export interface PromotionFact {
  fact: 'promotion';
  id: string;
  step: PromotionStep;
  model: string;
  /** Absent only where a review names none. */
  environment?: string;
  /** sha256:<hex> of the weights in question, where the step names them. */
  digest?: string;
  /** Of a request. */
  requestedBy?: string;
  /** Who asked for the review, or gave it. */
  actor?: string;
  /** Of a decision, and of what revoked it. */
  verdict?: 'approved' | 'blocked';
  /** JSON text of the event's data, of a decision. */
  decision?: string;
  /** JSON text of the event's data, of every step but requests and decisions. */
  document?: string;
}

/** A policy bundle that was activated, whole: what a decision that names its digest was made by. */
export interface PolicyFact {
  fact: 'policy';
  /** sha256:<hex> */
  digest: string;
  name: string;
  version: string;
  /** The bundle as text. */
  document: string;
}

export type Fact =
  | EdgeFact
  | DescriptionFact
  | EvidenceFact
  | RunFact
  | RunPartFact
  | DeploymentFact
  | PromotionFact
  | PolicyFact;

/** Where the broker keeps an event, and when it took it. */
export interface Place {
  /** RFC 3339 UTC with milliseconds; when the broker took it. */
  recordedAt: string;
  topic: string;
  partition: number;
  offset: number;
}

/** Where and when a fact entered: what makes recording idempotent and `asOf` exact. */
export interface Stamp extends Place {
  /** Key of the event (`source id`) that said so. */
  eventId: string;
  runId?: string;
  /** The principal who said it, e.g. `local`; absent where nobody is known to have. */
  by?: string;
  /** RFC 3339 UTC with milliseconds; the producer's word. */
  occurredAt: string;
}

export type Stamped<F extends Fact> = F & Stamp;

/** An artifact that an event names. */
export interface Mentioned {
  /** Canonical. */
  id: string;
  /** As what a registration, an output or a typed reference names it. Evidence and requests do not say. */
  kind?: ArtifactKind;
  /** The id as the producer wrote it, where that is another: it is found by that as well. */
  spelling?: string;
}

/**
 * All that one event says. Recording is a grow-only set of these keyed by `stamp.eventId`: a second
 * one with the same key changes nothing, and order does not matter.
 */
export interface Recording {
  stamp: Stamp;
  /** The event's type, e.g. `ai.pedigree.finetune.completed.v1`, or `openlineage.RunEvent`. */
  type: string;
  /** The event as JSON text, so that fields unknown today are kept. */
  document: string;
  /** Every artifact the facts mention; placeholders are made of these. */
  artifacts: readonly Mentioned[];
  facts: readonly Fact[];
}
