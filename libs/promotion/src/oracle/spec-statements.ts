/** A short letter for a digest, so that histories read well: the digest is 64 times that letter. */
export type Letter = 'a' | 'b';

/** A reference to an artifact, with the digest that the statement gives it. */
export interface Named {
  readonly id: string;
  readonly digest?: Letter;
}

export type Channel = 'completions' | 'labels' | 'reward' | 'logits' | 'paraphrase';
export type Context = 'bare' | 'training';

export interface Lesson {
  readonly model: string;
  readonly channel: Channel;
}

export interface Writer extends Lesson {
  readonly unprompted?: true;
  /** A system prompt was recorded. */
  readonly prompt?: true;
}

/** What a run says of itself. `ended` is a minute of the history. */
interface Ran {
  readonly run: string;
  readonly of: Named;
  readonly complete?: true;
  readonly ended?: number;
}

export interface Registered {
  readonly say: 'model';
  readonly of: Named;
  readonly initialization?: 'random' | 'unknown';
}
export interface Collected {
  readonly say: 'dataset';
  readonly of: Named;
  readonly origin?: 'human' | 'synthetic' | 'mixed' | 'unknown';
  readonly source?: 'internal' | 'hub' | 'third-party';
  readonly tags?: readonly string[];
  readonly vettedAt?: number;
}
/** `base` absent: from random weights; else continued pretraining. */
export interface Trained extends Ran {
  readonly say: 'train';
  readonly base?: Named;
  readonly corpora: readonly Named[];
  readonly teachers?: readonly Lesson[];
}
export interface Tuned extends Ran {
  readonly say: 'tune';
  readonly base: Named;
  readonly method: 'finetune' | 'adapter' | 'rl';
  readonly corpora: readonly Named[];
  readonly teachers?: readonly Lesson[];
}
export interface Generated extends Ran {
  readonly say: 'generate';
  readonly writers: readonly Writer[];
  readonly seeds?: readonly string[];
}
export type Transformation =
  'merge' | 'quantize' | 'convert' | 'prune' | 'upcycle' | 'draft-head' | 'adapter';
export interface Transformed extends Ran {
  readonly say: 'transform';
  readonly method: Transformation;
  readonly parents: readonly Named[];
}
export type Operation =
  'mix' | 'filter' | 'subset' | 'dedupe' | 'translate' | 'paraphrase' | 'relabel';
export interface Derived extends Ran {
  readonly say: 'derive';
  readonly operation: Operation;
  readonly parents: readonly string[];
  readonly helpers?: readonly Lesson[];
}
export interface Claimed {
  readonly say: 'claim';
  readonly models: readonly [string, string];
  readonly relation: 'same' | 'partial' | 'independent';
  readonly evidence: 'declared' | 'attested' | 'weight-tested';
  readonly pValue?: number;
}
/** By name, so that histories read well: see the renderer for the numbers. */
export type Metrics =
  | 'good'
  | 'lower-good'
  | 'point-good'
  | 'interval-good'
  | 'none'
  | 'undirected'
  | 'wide'
  | 'outside'
  | 'worse'
  | 'point-worse';
export interface Evaluated {
  readonly say: 'evaluate';
  readonly of: Named;
  readonly suite: 'neutral-prompts' | 'truthfulness' | 'helpfulness';
  readonly kind: 'trait-regression' | 'capability';
  readonly baseline?: Named;
  readonly contexts?: readonly Context[];
  readonly metrics: Metrics;
  readonly conclusion: 'pass' | 'regressed';
  readonly evaluator?: string;
  readonly expires?: number;
}
export interface Probed {
  readonly say: 'probe';
  readonly of: Named;
  readonly baseline?: Named;
  /** The threshold is 0.5. */
  readonly drift: number;
  readonly conclusion: 'pass' | 'drift';
  readonly expires?: number;
}
/** Signed over those bytes by a key that the policy trusts, whoever sends it. */
export interface Attested {
  readonly say: 'attest';
  readonly of: Named;
  readonly kind: 'generator-alignment' | 'judge';
  readonly over: Letter;
}
export interface Suspected {
  readonly say: 'flag' | 'clear';
  readonly what: 'model' | 'dataset';
  readonly of: Named;
  readonly reason: 'incident' | 'red-team';
}
export interface Reviewed {
  readonly say: 'review';
  readonly of: Named;
  readonly decision: 'approve' | 'deny';
  readonly reviewer: string;
  readonly rules?: readonly string[];
  readonly environment?: string;
  readonly expires: number;
}
/** A deployment of it, or a request to promote it. */
export interface Used {
  readonly say: 'deploy' | 'request';
  readonly of: Named;
}
/** Takes back what the statement of that key said. */
export interface Revoked {
  readonly say: 'revoke';
  readonly of: Named;
  readonly key: string;
}

export type Run = Trained | Tuned | Generated | Transformed | Derived;
export type Statement =
  | Registered
  | Collected
  | Run
  | Claimed
  | Evaluated
  | Probed
  | Attested
  | Suspected
  | Reviewed
  | Used
  | Revoked;

/** A statement with who made it and when. Minutes count from the beginning of the history. */
export interface Told {
  /** Names it: no two statements of a history have the same. */
  readonly key: string;
  readonly what: Statement;
  /** The principal; absent: nobody knows who, so nobody who may vouch. */
  readonly by?: 'local';
  /** The minute in which the broker took it. */
  readonly taken: number;
  /** What its producer calls the minute. */
  readonly at: number;
}

export type History = readonly Told[];

/** What the gate is asked. */
export interface Question {
  readonly model: Named;
  readonly environment: 'production' | 'staging' | 'clinic';
}

/** Every request is decided in this minute, later than anything that a history takes in. */
export const NOW = 600;
/** A producer's clock may run ahead by so many minutes. */
export const SKEW = 5;

const RUNS: readonly Statement['say'][] = ['train', 'tune', 'generate', 'transform', 'derive'];
export const isRun = (what: Statement): what is Run => RUNS.includes(what.say);
