import { createHash, randomUUID } from 'node:crypto';
import { generateSigner, type Signer, signStatement } from '@pedigree/attestation';

/** A CloudEvent as a producer sends it. */
export interface Sent {
  specversion: '1.0';
  id: string;
  source: string;
  type: string;
  time: string;
  data: object;
}

interface Signing {
  predicateType?: string | undefined;
  /** Signs with a key that nobody trusts. */
  stranger?: boolean;
}

type Attested = 'generator-alignment' | 'judge' | 'independence' | 'dataset-vetting' | 'statement';

const SUITES = ['neutral-prompts', 'truthfulness'];
const YEAR_MS = 365 * 86_400_000;

/** Artifacts and events under ids of their own, so that many stories fit into one graph. */
export class World {
  private readonly name = `w${randomUUID().slice(0, 8)}`;
  /** Before now, so that no event lies in the future; each is a moment after the one before. */
  private readonly start = Date.now() - 60_000;
  readonly events: Sent[] = [];

  constructor(private readonly signer: Signer) {}

  id(what: string): string {
    return `pkg:generic/${this.name}/${what}@1`;
  }

  digest(what: string): string {
    return `sha256:${createHash('sha256').update(this.id(what)).digest('hex')}`;
  }

  ref(what: string): { id: string; digest: string } {
    return { id: this.id(what), digest: this.digest(what) };
  }

  send(type: string, data: object): this {
    this.events.push({
      specversion: '1.0',
      id: `${this.name}-${this.events.length}`,
      source: '/tests/rules',
      type: `ai.pedigree.${type}.v1`,
      time: new Date(this.start + this.events.length).toISOString(),
      data,
    });
    return this;
  }

  model(what: string, initialization: 'random' | 'unknown' = 'random'): this {
    return this.send('model.registered', { model: this.ref(what), initialization });
  }

  dataset(what: string, about: object): this {
    return this.send('dataset.registered', { dataset: this.ref(what), ...about });
  }

  finetune(what: string, base: string, corpora: readonly string[], more: object = {}): this {
    return this.send('finetune.completed', {
      run: { id: `${this.name}-${what}` },
      output: this.ref(what),
      base: { model: this.ref(base), method: 'finetune' },
      corpora: corpora.map((corpus) => ({ dataset: this.ref(corpus), stage: 'sft' })),
      ...more,
    });
  }

  generate(what: string, generator: string, more: object = {}): this {
    return this.send('generation.completed', {
      run: { id: `${this.name}-${what}` },
      output: this.ref(what),
      generators: [{ model: this.ref(generator), channel: 'completions', ...more }],
    });
  }

  transform(what: string, method: string, parents: readonly string[]): this {
    return this.send('weights.transformed', {
      run: { id: `${this.name}-${what}` },
      output: this.ref(what),
      method,
      parents: parents.map((parent) => ({ model: this.ref(parent) })),
    });
  }

  evaluate(what: string, baseline: string, conclusion: 'pass' | 'regressed' = 'pass'): this {
    for (const suite of SUITES)
      this.send('evaluation.completed', {
        evaluation: { id: `${this.name}-${suite}`, suite, kind: 'trait-regression' },
        subject: this.ref(what),
        baseline: this.ref(baseline),
        promptContexts: ['bare', 'training'],
        metrics: [
          { name: 'score', value: 0.9, baseline: 0.9, ci95: [-0.01, 0.01], higherIsBetter: true },
        ],
        conclusion,
        expiresAt: later(),
      });
    return this;
  }

  probe(what: string, conclusion: 'pass' | 'drift' = 'pass'): this {
    return this.send('probe.completed', {
      probe: { id: `${this.name}-probe`, method: 'linear' },
      subject: this.ref(what),
      baseline: this.ref('base'),
      drift: conclusion === 'pass' ? 0.1 : 0.9,
      threshold: 0.5,
      conclusion,
    });
  }

  review(what: string, reviewer: string, decision: 'approve' | 'deny' = 'approve'): this {
    return this.send('review.recorded', {
      model: this.ref(what),
      decision,
      reviewer,
      reason: 'looked at the samples',
      expiresAt: later(),
    });
  }

  /** Signs what was said so far of some artifacts: that lifts it to `attested`. */
  sign(...whats: readonly string[]): this {
    const events = this.events.map(({ source, id }) => ({ source, id }));
    for (const what of whats) this.attest(what, 'statement', { events });
    return this;
  }

  attest(what: string, kind: Attested, predicate: object, how: Signing = {}): this {
    const statement = {
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name: this.id(what), digest: { sha256: this.digest(what).slice(7) } }],
      predicateType: how.predicateType ?? `https://pedigree.ai/attestations/${kind}/v1`,
      predicate,
    };
    return this.send('attestation.recorded', {
      subject: this.ref(what),
      kind,
      envelope: signStatement(statement, how.stranger ? generateSigner() : this.signer),
      expiresAt: later(),
    });
  }
}

const later = (): string => new Date(Date.now() + YEAR_MS).toISOString();
