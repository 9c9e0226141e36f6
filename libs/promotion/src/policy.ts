import { type Grade, type Severity } from '@pedigree/events';
import { type Evidence } from './evidence';
import { type Favourable, type Level } from './assurance';

/** What a rule looks at, one at a time: paths to generators, everything upstream, or the candidate itself. */
export const RULE_SUBJECTS = ['path', 'ancestor', 'candidate'] as const;
export type RuleSubject = (typeof RULE_SUBJECTS)[number];

/** The strongest path to one generator. Every field is always there, so that a condition never throws for want of one. */
export interface PathFacts {
  /** Artifact id; `unknown` where nobody recorded who made a synthetic corpus. */
  generator: string;
  /** Whether the generator was named. */
  known: boolean;
  grade: Grade;
  /**
   * judge: gave labels or rewards. own-start: exactly what the candidate started from, unprompted. own-line:
   * another model that its weights come from, unprompted, as in rollouts of an earlier round.
   */
  role: 'teacher' | 'judge' | 'own-start' | 'own-line';
  /** sharesInit(generator, candidate), whatever lies between. */
  sharedWithCandidate: Grade;
  /** Hops. */
  length: number;
}

/** The candidate or anything upstream of it. */
export interface AncestorFacts {
  id: string;
  kind: 'model' | 'dataset';
  /** The strongest grade at which a trait may come from there. */
  grade: Grade;
  /** The candidate itself. */
  self: boolean;
  /** Reasons of flags that no clearance took back. */
  flags: string[];
  /** The candidate's weights come from it, or it is the candidate. */
  weights: boolean;
  /** A trait evaluation of its weights is worse than its baseline. */
  regressed: boolean;
  /** An internal-state probe of its weights drifted. */
  drifted: boolean;
  /** A reviewer denied it, and the denial stands. */
  denied: boolean;
  /** It stands for inputs that a run did not disclose. */
  undisclosed: boolean;
  /** A base that others are made of, and nobody says what it was pretrained on. */
  undisclosedPretraining: boolean;
  /** A dataset that stands where a model belongs. */
  misplaced: boolean;
  /** Whether events say how it came to be. */
  lineage: boolean;
  /** Referred to, and described by no event: a missing parent. */
  placeholder: boolean;
  /** Made by a model, as far as anybody said. */
  synthetic: boolean;
  origin: 'human' | 'synthetic' | 'mixed' | 'unknown';
  source: 'internal' | 'hub' | 'third-party' | 'unknown';
  /** Everything else that producers said of it: license, tags, ... Use has() before reading one. */
  attributes: Readonly<Record<string, unknown>>;
}

export interface CandidateFacts {
  id: string;
  /** Whether any event ever mentioned it. */
  known: boolean;
  /** True for a run that has not happened: what can only exist after training is not asked for yet. */
  planned: boolean;
  /** Its weights come out of a fine-tune, by whatever method. */
  fineTuned: boolean;
  /** sha256:<hex> of the weights in question; empty where nobody gave one. */
  digest: string;
  /** The weights asked for are not those that the lineage is of. */
  digestMismatch: boolean;
  /** Grade of the strongest path to any generator; empty without one. */
  strongest: Grade | '';
  /** It was evaluated against the last of several stages alone: a drift in small steps would not show. */
  singleStageBaseline: boolean;
  /** A probe that counts for these weights drifted: one that anybody else sends is none, though it speaks against them. */
  drifted: boolean;
  /** What keeps the ancestry from being judged: lag, truncation, time-out, cycle, parked events, ... */
  problems: string[];
}

/** How strict the gate is where a model is promoted to. */
export interface Environment {
  name: string;
  /** The surface on which a hidden trait would do harm. */
  sensitive: boolean;
  /** An internal-state probe is asked for. */
  probe: boolean;
  /** How firmly a fact in the model's favour must be said to count, by kind of fact. */
  assurance: Readonly<Record<Favourable, Level>>;
  /** Every metric of a trait evaluation must carry a confidence interval. */
  intervals: boolean;
  /** Days after which evidence no longer counts, whatever its own expiry says; 0: no bound. */
  evidenceMaxAgeDays: number;
  /** The same for human reviews. */
  reviewMaxAgeDays: number;
}

/** What a condition may look at. `path` and `ancestor` are there for rules about them. */
export interface Facts {
  path?: PathFacts;
  ancestor?: AncestorFacts;
  candidate: CandidateFacts;
  environment: Environment;
}

/** One piece of what clears a rule. */
export type Requirement =
  /** A verified attestation of this kind: of the generator for `path`, of the ancestor for `ancestor`, else of the candidate. */
  | { kind: 'attestation'; of: string }
  /** Passing trait evaluations of every suite, against a baseline from before the training in question. */
  | { kind: 'trait-evals'; suites: readonly string[]; contexts: readonly string[] }
  /** Approvals by so many people, none of them the requester. */
  | { kind: 'review'; reviewers: number }
  /** A vetting record or dataset-vetting attestation of the corpus. */
  | { kind: 'vetting' }
  | { kind: 'probe' }
  /** Every path from the suspect crosses to an independent initialization. */
  | { kind: 'base-divergence' }
  /** Something else has to become true, after which the condition no longer holds. `name` is what the decision lists. */
  | { kind: 'change'; name: string; remedy: string };

export interface Rule {
  id: string;
  subject: RuleSubject;
  severity: Severity;
  /** @throws Error where the condition cannot be evaluated: then the rule fires */
  applies(facts: Facts): boolean;
  /** It answers the same for all that differ in nothing but ids, lengths and attributes. */
  general: boolean;
  /** For people; may hold {model}, {environment}, {found}, {roots}, {flags}, {regressions}, {problems}. */
  message: string;
  /** Any of these; each needs all that it lists. Empty: nothing clears it. */
  clearedBy: readonly (readonly Requirement[])[];
  /** AIDEFEND, MITRE ATLAS, OWASP and NIST references that a decision cites. */
  controls: readonly string[];
}

/** What came of checking an attestation against the trusted keys. */
export type Verification =
  | { ok: true; key: string; predicate: unknown; expiresAt?: string }
  /** `message` is a sentence that says what to do. */
  | { ok: false; code: string; message: string };

/** A policy bundle, ready to judge by. */
export interface Policy {
  name: string;
  version: string;
  /** sha256 of the document: a decision names the policy that made it. */
  digest: string;
  /** In the order in which a decision lists what fired. */
  rules: readonly Rule[];
  /** A metric may be worse than its baseline by this much, in its own unit. */
  traitTolerance: number;
  /** The interval of a metric must exclude a loss larger than this, in the metric's own unit. */
  nonInferiorityMargin: number;
  /** A weight test with a p-value below this found the two models related: no claim of independence rests on it. */
  independencePValue: number;
  /** Evidence that claims to be made later than this after the broker took it does not count. */
  clockSkewSeconds: number;
  /** Most hops of witness paths that one reason carries; the rest is counted, not shown. */
  witnessHops: number;
  /** What a fine-tuned model is evaluated in, where a rule names nothing else. */
  traitSuites: readonly string[];
  environment(name: string): Environment;
  /** Whether the bundle lets a principal vouch for a kind of fact. */
  vouches(principal: string, kind: Favourable): boolean;
  /** Whether any key is trusted to sign attestations. */
  trustsKeys: boolean;
  /** @param digests sha256:<hex> of the artifact it is to hold for */
  verify(attestation: Evidence, digests: readonly string[], at: string): Verification;
}
