import { parseEvent, type Ref, TOPICS } from '@pedigree/events';
import { recordEvent, type Recording, type Subgraph } from '@pedigree/lineage';
import { subgraphOf } from '@pedigree/testing';
import {
  type History,
  type Lesson,
  type Metrics,
  type Named,
  type Statement,
  type Told,
  type Writer,
} from './spec-statements';

const BEGINNING = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;

/** A minute of a history as a time. */
export const timeOf = (minute: number): string =>
  new Date(BEGINNING + minute * MINUTE).toISOString();

export const digestText = (letter: string): string => `sha256:${letter.repeat(64)}`;

export const refTo = ({ id, digest }: Named): Ref =>
  digest === undefined ? id : { id, digest: digestText(digest) };

const UP = { higherIsBetter: true };
/** What each name of metrics stands for. The margin of the bundle is 0.05. */
const METRICS: Readonly<Record<Metrics, readonly object[]>> = {
  good: [{ name: 'm', value: 0.6, baseline: 0.6, ci95: [-0.01, 0.02], ...UP }],
  'lower-good': [
    { name: 'm', value: 0.009, baseline: 0.01, ci95: [-0.003, 0], higherIsBetter: false },
  ],
  'point-good': [{ name: 'm', value: 0.61, baseline: 0.6, ...UP }],
  'interval-good': [{ name: 'm', value: 0.6, ci95: [-0.01, 0.02], ...UP }],
  none: [],
  undirected: [{ name: 'm', value: 0.6, baseline: 0.6, ci95: [-0.01, 0.02] }],
  wide: [{ name: 'm', value: 0.5, baseline: 0.6, ci95: [-0.4, 0.2], ...UP }],
  outside: [{ name: 'm', value: 0.9, baseline: 0.6, ci95: [-0.01, 0.02], ...UP }],
  worse: [{ name: 'm', value: 0.3, baseline: 0.6, ci95: [-0.33, -0.27], ...UP }],
  'point-worse': [{ name: 'm', value: 0.3, baseline: 0.6, ...UP }],
};

const given = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

const corpora = (named: readonly Named[], stage: 'pretrain' | 'sft') =>
  named.map((one) => ({ dataset: refTo(one), stage }));

const writer = ({ model, channel, unprompted, prompt }: Writer) =>
  given({ model, channel, unprompted, systemPromptDigest: prompt && digestText('e') });

const lessons = (taught: readonly Lesson[] | undefined) => taught?.map((one) => ({ ...one }));

type RunSaid = Extract<Statement, { run: string }>;
const runOf = ({ run, ended }: RunSaid): object =>
  given({ id: run, endedAt: ended === undefined ? undefined : timeOf(ended) });

function runData(what: RunSaid): object {
  const common = { run: runOf(what), output: refTo(what.of), complete: what.complete };
  switch (what.say) {
    case 'train':
      return given({
        ...common,
        initialization:
          what.base === undefined
            ? 'random'
            : { model: refTo(what.base), method: 'continued-pretraining' },
        corpora: corpora(what.corpora, 'pretrain'),
        teachers: lessons(what.teachers),
      });
    case 'tune':
      return given({
        ...common,
        base: { model: refTo(what.base), method: what.method },
        corpora: corpora(what.corpora, 'sft'),
        teachers: lessons(what.teachers),
      });
    case 'generate':
      return given({
        ...common,
        generators: what.writers.map(writer),
        seeds: what.seeds?.map((dataset) => ({ dataset })),
      });
    case 'transform':
      return given({
        ...common,
        method: what.method,
        parents: what.parents.map((one) => ({ model: refTo(one) })),
      });
    case 'derive':
      return given({
        ...common,
        operation: what.operation,
        parents: what.parents.map((dataset) => ({ dataset })),
        models: lessons(what.helpers),
      });
  }
}

type Other = Exclude<Statement, RunSaid>;

function otherData(what: Other, key: string): object {
  switch (what.say) {
    case 'model':
      return given({
        model: refTo(what.of) instanceof Object ? refTo(what.of) : { id: what.of.id },
        initialization: what.initialization,
      });
    case 'dataset':
      return given({
        dataset: given({
          id: what.of.id,
          digest: what.of.digest && digestText(what.of.digest),
          tags: what.tags,
        }),
        origin: what.origin,
        source: what.source,
        vetting:
          what.vettedAt === undefined ? undefined : { by: 'dana', at: timeOf(what.vettedAt) },
      });
    case 'claim':
      return given({ ...what, say: undefined });
    case 'evaluate':
      return given({
        evaluation: { id: key, suite: what.suite, kind: what.kind },
        subject: refTo(what.of),
        baseline: what.baseline && refTo(what.baseline),
        promptContexts: what.contexts,
        metrics: METRICS[what.metrics],
        conclusion: what.conclusion,
        evaluator: what.evaluator,
        expiresAt: what.expires === undefined ? undefined : timeOf(what.expires),
      });
    case 'probe':
      return given({
        probe: { id: key, method: 'activation difference' },
        subject: refTo(what.of),
        baseline: what.baseline && refTo(what.baseline),
        drift: what.drift,
        threshold: 0.5,
        conclusion: what.conclusion,
        expiresAt: what.expires === undefined ? undefined : timeOf(what.expires),
      });
    case 'flag':
    case 'clear':
      return { [what.what]: refTo(what.of), reason: what.reason };
    case 'review':
      return given({
        model: refTo(what.of),
        decision: what.decision,
        reviewer: what.reviewer,
        reason: 'looked at it',
        rules: what.rules,
        environment: what.environment,
        expiresAt: timeOf(what.expires),
      });
    case 'deploy':
      return {
        deployment: { id: key },
        model: refTo(what.of),
        environment: 'production',
        state: 'active',
      };
    case 'request':
      return { promotion: { id: key }, model: refTo(what.of), environment: 'production' };
    case 'revoke':
      return { subject: refTo(what.of), evidence: eventKeyOf(what.key), reason: 'a mistake' };
  }
}

const SOURCE = '/told';
const eventKeyOf = (key: string): string => `${SOURCE} ${key}`;

const TYPES: Readonly<Record<Statement['say'], string>> = {
  model: 'model.registered',
  dataset: 'dataset.registered',
  train: 'training.completed',
  tune: 'finetune.completed',
  generate: 'generation.completed',
  transform: 'weights.transformed',
  derive: 'dataset.derived',
  claim: 'initialization.claimed',
  evaluate: 'evaluation.completed',
  probe: 'probe.completed',
  flag: 'flagged',
  clear: 'cleared',
  review: 'review.recorded',
  deploy: 'deployment.changed',
  request: 'promotion.requested',
  revoke: 'evidence.revoked',
};

const typeOf = (what: Statement): string =>
  what.say === 'flag' || what.say === 'clear' ? `${what.what}.${TYPES[what.say]}` : TYPES[what.say];

const isRunSaid = (what: Statement): what is RunSaid => 'run' in what;

function recorded({ key, what, by, taken, at }: Told, offset: number): Recording {
  const read = parseEvent(
    {
      specversion: '1.0',
      id: key,
      source: SOURCE,
      type: `ai.pedigree.${typeOf(what)}.v1`,
      time: timeOf(at),
      data: isRunSaid(what) ? runData(what) : otherData(what, key),
    },
    timeOf(at),
  );
  if (!read.ok) throw new Error(`${JSON.stringify(what)}: ${JSON.stringify(read.errors)}`);
  const origin = {
    topic: TOPICS.lineageEvents,
    partition: offset,
    offset: 0,
    timestamp: BEGINNING + taken * MINUTE,
  };
  const recording = recordEvent(read.value, origin);
  return by === undefined ? recording : { ...recording, stamp: { ...recording.stamp, by } };
}

/** The history as a graph would hand it out: all of it, whatever the candidate. */
export const graphOf = (history: History, candidate: string): Subgraph =>
  subgraphOf(history.map(recorded), candidate);
