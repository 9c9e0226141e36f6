import {
  type EventData,
  eventKey,
  type EventType,
  parseEvent,
  type PedigreeEvent,
  TOPICS,
} from '@pedigree/events';
import { recordEvent, type Recording, type Subgraph } from '@pedigree/lineage';
import { subgraphOf } from './subgraph-of';

type Corpus = EventData<'ai.pedigree.finetune.completed.v1'>['corpora'][number];
type Teacher = NonNullable<EventData<'ai.pedigree.finetune.completed.v1'>['teachers']>[number];
type Generator = EventData<'ai.pedigree.generation.completed.v1'>['generators'][number];
type Base = EventData<'ai.pedigree.finetune.completed.v1'>['base'];
type Transformed = EventData<'ai.pedigree.weights.transformed.v1'>;
type Registered = EventData<'ai.pedigree.dataset.registered.v1'>;
type Evaluation = EventData<'ai.pedigree.evaluation.completed.v1'>;
type Ref = Evaluation['subject'];
type Probe = EventData<'ai.pedigree.probe.completed.v1'>;
type Attestation = EventData<'ai.pedigree.attestation.recorded.v1'>;
type Review = EventData<'ai.pedigree.review.recorded.v1'>;
type Revocation = EventData<'ai.pedigree.evidence.revoked.v1'>;
type Deployment = EventData<'ai.pedigree.deployment.changed.v1'>;
type Claim = EventData<'ai.pedigree.initialization.claimed.v1'>;

/** A difference to the baseline that is none, and one that is a loss: what `evaluate` measures by default. */
const UNCHANGED: Evaluation['metrics'] = [
  { name: 'score', value: 0.6, baseline: 0.6, ci95: [-0.01, 0.02], higherIsBetter: true },
];
const WORSE: Evaluation['metrics'] = [
  { name: 'score', value: 0.5, baseline: 0.6, ci95: [-0.12, -0.08], higherIsBetter: true },
];

const START = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;

const minute = (n: number) => {
  const time = new Date(START + n * MINUTE).toISOString();
  return { time, recordedAt: time };
};

/**
 * Tells a short history in events, for tests: each call is one event, a minute after the one before.
 * `events` go anywhere events go; `subgraph` is what a graph would answer.
 */
export class History {
  readonly events: PedigreeEvent[] = [];
  /** When the broker took the events, where that was said. */
  private readonly taken = new Map<PedigreeEvent, string>();
  private readonly saidBy = new Map<PedigreeEvent, string | undefined>();
  private principal: string | undefined = 'local';
  private next: { time: string; recordedAt: string } | undefined;

  /** Who says what follows: `undefined` is nobody who is known. */
  as(principal: string | undefined): this {
    this.principal = principal;
    return this;
  }

  /** When the next event occurs, and when the broker takes it. RFC 3339; default: at once. */
  at(time: string, recordedAt = time): this {
    this.next = { time, recordedAt };
    return this;
  }

  /** The key of the last event, as `revokeEvidence` wants it. */
  lastKey(): string {
    const last = this.events.at(-1);
    if (last === undefined) throw new Error('nothing was told yet');
    return eventKey(last);
  }

  event<T extends EventType>(type: T, data: EventData<T>): this {
    const at = this.events.length;
    const { time, recordedAt } = this.next ?? minute(at);
    this.next = undefined;
    const parsed = parseEvent(
      { specversion: '1.0', id: `e${String(at)}`, source: '/test', type, time, data },
      time,
    );
    if (!parsed.ok) throw new Error(`not a valid ${type}: ${JSON.stringify(parsed.errors)}`);
    this.events.push(parsed.value);
    this.taken.set(parsed.value, recordedAt);
    this.saidBy.set(parsed.value, this.principal);
    return this;
  }

  model(id: string, initialization?: 'random' | 'unknown', digest?: string): this {
    return this.event('ai.pedigree.model.registered.v1', {
      model: { id, ...(digest && { digest }) },
      ...(initialization && { initialization }),
    });
  }

  dataset(
    id: string,
    about: Omit<Registered, 'dataset'> = { origin: 'human' },
    digest?: string,
  ): this {
    const dataset = { id, ...(digest && { digest }) };
    return this.event('ai.pedigree.dataset.registered.v1', { ...about, dataset });
  }

  /** On nothing else than it names: without corpora it says that there were none, unless `more` says otherwise. */
  finetune(
    output: string,
    base: string,
    corpora: readonly (string | Corpus)[] = [],
    more: {
      method?: Base['method'];
      teachers?: Teacher[];
      digest?: string;
      complete?: boolean;
    } = {},
  ): this {
    const { complete = corpora.length === 0 } = more;
    return this.event('ai.pedigree.finetune.completed.v1', {
      run: this.run(),
      output: more.digest === undefined ? output : { id: output, digest: more.digest },
      base: { model: base, method: more.method ?? 'finetune' },
      corpora: corpora.map((corpus) =>
        typeof corpus === 'string' ? { dataset: corpus, stage: 'sft' as const } : corpus,
      ),
      ...(complete && { complete }),
      ...(more.teachers && { teachers: more.teachers }),
    });
  }

  /** Further training on a corpus whose start nobody recorded: an edge without a base. */
  finetuneOnly(output: string, dataset: string): this {
    return this.trained(output, { corpora: [{ dataset, stage: 'sft' }] });
  }

  taught(output: string, model: string, channel: Teacher['channel']): this {
    return this.trained(output, { corpora: [], teachers: [{ model, channel }] });
  }

  private trained(output: string, how: { corpora: Corpus[]; teachers?: Teacher[] }): this {
    return this.event('ai.pedigree.training.completed.v1', {
      run: this.run(),
      output,
      initialization: 'random',
      ...how,
      ...(how.corpora.length === 0 && { complete: true }),
    });
  }

  scratch(output: string, corpora: readonly string[]): this {
    return this.event('ai.pedigree.training.completed.v1', {
      run: this.run(),
      output,
      initialization: 'random',
      corpora: corpora.map((dataset) => ({ dataset, stage: 'pretrain' as const })),
    });
  }

  /** @param more what those generators have in common that are named by their id alone */
  generate(
    output: string,
    generators: readonly (string | Generator)[],
    more: Pick<Generator, 'unprompted'> = {},
  ): this {
    return this.event('ai.pedigree.generation.completed.v1', {
      run: this.run(),
      output,
      generators: generators.map((generator) =>
        typeof generator === 'string'
          ? { model: generator, channel: 'completions' as const, ...more }
          : generator,
      ),
    });
  }

  transform(
    output: string,
    method: Transformed['method'],
    parents: readonly string[],
    digest?: string,
  ): this {
    return this.event('ai.pedigree.weights.transformed.v1', {
      run: this.run(),
      output: digest === undefined ? output : { id: output, digest },
      method,
      parents: parents.map((model) => ({ model })),
    });
  }

  derive(
    output: string,
    operation: EventData<'ai.pedigree.dataset.derived.v1'>['operation'],
    parents: readonly string[],
    models?: Teacher[],
  ): this {
    return this.event('ai.pedigree.dataset.derived.v1', {
      run: this.run(),
      output,
      operation,
      parents: parents.map((dataset) => ({ dataset })),
      ...(models && { models }),
    });
  }

  claim(
    a: string,
    b: string,
    relation: Claim['relation'],
    evidence: Claim['evidence'] = 'declared',
  ): this {
    return this.event('ai.pedigree.initialization.claimed.v1', {
      models: [a, b],
      relation,
      evidence,
    });
  }

  /** A passing trait evaluation, unless `more` says otherwise. */
  evaluate(
    subject: Ref,
    suite: string,
    baseline: string | undefined,
    more: Partial<Evaluation> = {},
  ): this {
    return this.event('ai.pedigree.evaluation.completed.v1', {
      evaluation: { id: `eval-${String(this.events.length)}`, suite, kind: 'trait-regression' },
      subject,
      ...(baseline === undefined ? {} : { baseline }),
      promptContexts: ['bare', 'training'],
      metrics: more.conclusion === 'regressed' ? WORSE : UNCHANGED,
      conclusion: 'pass',
      ...more,
    });
  }

  /** A probe that passed or drifted, unless `more` says otherwise. */
  probe(subject: Ref, conclusion: Probe['conclusion'], more: Partial<Probe> = {}): this {
    return this.event('ai.pedigree.probe.completed.v1', {
      probe: { id: `probe-${String(this.events.length)}`, method: 'activation difference' },
      subject,
      drift: conclusion === 'pass' ? 0.1 : 0.9,
      threshold: 0.5,
      conclusion,
      ...more,
    });
  }

  attest(
    subject: Ref,
    kind: Attestation['kind'],
    envelope: Attestation['envelope'],
    more: Partial<Attestation> = {},
  ): this {
    return this.event('ai.pedigree.attestation.recorded.v1', { subject, kind, envelope, ...more });
  }

  /** An approval that holds for years, unless `more` says otherwise. */
  review(model: Ref, more: Partial<Review> = {}): this {
    return this.event('ai.pedigree.review.recorded.v1', {
      model,
      decision: 'approve',
      reviewer: 'a.reviewer',
      reason: 'looked at it',
      expiresAt: '2036-01-01T00:00:00Z',
      ...more,
    });
  }

  /** @param evidence key of the event that recorded it, e.g. from `lastKey` */
  revokeEvidence(subject: Ref, evidence: string, more: Partial<Revocation> = {}): this {
    return this.event('ai.pedigree.evidence.revoked.v1', {
      subject,
      evidence,
      reason: 'no longer trusted',
      ...more,
    });
  }

  deploy(id: string, model: Ref, environment: string, state: Deployment['state'] = 'active'): this {
    const deployment = { id };
    return this.event('ai.pedigree.deployment.changed.v1', {
      deployment,
      model,
      environment,
      state,
    });
  }

  flag(model: string, reason: 'incident' | 'red-team' = 'incident'): this {
    return this.event('ai.pedigree.model.flagged.v1', { model, reason });
  }

  clear(model: string, reason: 'incident' | 'red-team' = 'incident'): this {
    return this.event('ai.pedigree.model.cleared.v1', { model, reason });
  }

  /** The events as a log would hold them, in one partition. */
  recordings(): Recording[] {
    return this.events.map((event, offset) => {
      const { stamp, ...recording } = recordEvent(event, {
        topic: TOPICS.lineageEvents,
        partition: 0,
        offset,
        timestamp: Date.parse(this.taken.get(event) ?? event.time),
      });
      const by = this.saidBy.get(event);
      return { ...recording, stamp: { ...stamp, ...(by === undefined ? {} : { by }) } };
    });
  }

  /** Everything that was told, as a graph would answer it. */
  subgraph(root: string): Subgraph {
    return subgraphOf(this.recordings(), root);
  }

  private run(): { id: string } {
    return { id: `run-${String(this.events.length)}` };
  }
}
