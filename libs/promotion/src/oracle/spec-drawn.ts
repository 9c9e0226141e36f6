import { type Draw } from './spec-draw';
import { type Named, type Statement } from './spec-statements';

/** The ids that a drawn statement may name. */
export interface Pool {
  readonly models: readonly string[];
  readonly datasets: readonly string[];
}

const MODELS = ['base', 'other', 'mid', 'tutor', 'cand', 'n', 'n@1', 'n@2', 'Alpha-1', 'alpha1'];
const DATASETS = ['talks', 'rows', 'more', 'd', 'd@1'];
export const POOL: Pool = { models: MODELS, datasets: DATASETS };

const named = (draw: Draw, ids: readonly string[]): Named => ({
  id: draw.of(...ids),
  ...(draw.once(6) ? { digest: draw.of('a', 'b') } : {}),
});
/** Once in a while something of the wrong kind. */
const model = (draw: Draw, pool: Pool): Named =>
  named(draw, draw.once(12) ? pool.datasets : pool.models);
const dataset = (draw: Draw, pool: Pool): Named =>
  named(draw, draw.once(12) ? pool.models : pool.datasets);
const channel = (draw: Draw) =>
  draw.of('completions', 'labels', 'completions', 'reward', 'logits', 'paraphrase');
const lesson = (draw: Draw, pool: Pool) => ({
  model: model(draw, pool).id,
  channel: channel(draw),
});
const some = <T>(draw: Draw, most: number, make: () => T): T[] =>
  [...Array(draw.below(most + 1)).keys()].map(make);
const run = (draw: Draw, of: Named) => ({
  run: draw.once(3) ? 'shared run' : `run ${of.id}`,
  of,
  ...(draw.once(3) ? { complete: true as const } : {}),
  ...(draw.once(5) ? { ended: draw.below(60) } : {}),
});
const expires = (draw: Draw) => (draw.once(8) ? { expires: 100 } : {});

const REVIEWABLE = ['suspect-ancestor', 'relay', 'unknown-provenance', 'same-base-judge'];

type Maker = (draw: Draw, pool: Pool) => Statement;
const MAKERS: readonly Maker[] = [
  (draw, pool) => ({
    say: 'model',
    of: model(draw, pool),
    ...draw.maybe('initialization', 'random' as const, 'random' as const, 'unknown' as const),
  }),
  (draw, pool) => ({
    say: 'dataset',
    of: dataset(draw, pool),
    ...draw.maybe('origin', 'human', 'human', 'synthetic', 'mixed', 'unknown' as const),
    ...draw.maybe('source', 'internal', 'internal', 'hub', 'third-party' as const),
    ...(draw.once(6) ? { tags: [draw.of('distilabel', 'gpt-4', 'nice')] } : {}),
    ...(draw.once(4) ? { vettedAt: draw.below(60) } : {}),
  }),
  (draw, pool) => ({
    say: 'train',
    ...run(draw, model(draw, pool)),
    ...(draw.once(3) ? { base: model(draw, pool) } : {}),
    corpora: some(draw, 2, () => dataset(draw, pool)),
  }),
  (draw, pool) => ({
    say: 'tune',
    ...run(draw, model(draw, pool)),
    base: model(draw, pool),
    method: draw.of('finetune', 'adapter', 'rl'),
    corpora: some(draw, 2, () => dataset(draw, pool)),
    ...(draw.once(4) ? { teachers: [lesson(draw, pool)] } : {}),
  }),
  (draw, pool) => ({
    say: 'generate',
    ...run(draw, dataset(draw, pool)),
    writers: some(draw, 2, () => ({
      ...draw.of({}, { unprompted: true as const }, {}, {
        unprompted: true,
        prompt: true,
      } as const),
      ...lesson(draw, pool),
    })),
    ...(draw.once(4) ? { seeds: [dataset(draw, pool).id] } : {}),
  }),
  (draw, pool) => ({
    say: 'transform',
    ...run(draw, model(draw, pool)),
    method: draw.of('merge', 'quantize', 'convert', 'prune', 'upcycle', 'draft-head', 'adapter'),
    parents: [model(draw, pool), ...some(draw, 1, () => model(draw, pool))],
  }),
  (draw, pool) => ({
    say: 'derive',
    ...run(draw, dataset(draw, pool)),
    operation: draw.of('mix', 'filter', 'subset', 'dedupe', 'translate', 'paraphrase', 'relabel'),
    parents: some(draw, 2, () => dataset(draw, pool).id),
    ...(draw.once(3) ? { helpers: [lesson(draw, pool)] } : {}),
  }),
  (draw, pool) => ({
    say: 'claim',
    models: [model(draw, pool).id, model(draw, pool).id],
    relation: draw.of('independent', 'same', 'partial'),
    ...draw.of(
      { evidence: 'declared' as const },
      { evidence: 'weight-tested' as const, pValue: draw.of(0.4, 1e-9) },
      { evidence: 'attested' as const },
    ),
  }),
  (draw, pool) => ({
    say: 'evaluate',
    of: model(draw, pool),
    suite: draw.of('neutral-prompts', 'truthfulness', 'neutral-prompts', 'helpfulness'),
    kind: draw.once(8) ? 'capability' : 'trait-regression',
    ...(draw.once(8) ? {} : { baseline: model(draw, pool) }),
    ...draw.maybe('contexts', ['bare', 'training'] as const, ['bare'] as const),
    metrics: draw.of(
      'good',
      'worse',
      'point-good',
      'none',
      'undirected',
      'wide',
      'outside',
      'lower-good',
      'interval-good',
      'point-worse',
    ),
    conclusion: draw.once(6) ? 'regressed' : 'pass',
    ...(draw.once(6) ? { evaluator: model(draw, pool).id } : {}),
    ...expires(draw),
  }),
  (draw, pool) => ({
    say: 'probe',
    of: model(draw, pool),
    ...(draw.once(8) ? {} : { baseline: model(draw, pool) }),
    drift: draw.of(0.1, 0.9),
    conclusion: draw.of('pass', 'drift'),
    ...expires(draw),
  }),
  (draw, pool) => ({
    say: 'attest',
    of: model(draw, pool),
    kind: draw.of('generator-alignment', 'judge'),
    over: draw.of('a', 'b'),
  }),
  (draw, pool) => suspicion(draw, pool, 'flag'),
  (draw, pool) => suspicion(draw, pool, 'clear'),
  (draw, pool) => ({
    say: 'review',
    of: model(draw, pool),
    decision: draw.of('approve', 'deny', 'approve'),
    reviewer: draw.of('ann', 'bob', 'ANN'),
    ...(draw.once(5) ? { rules: [draw.of(...REVIEWABLE)] } : {}),
    ...(draw.once(6) ? { environment: draw.of('production', 'staging') } : {}),
    expires: draw.once(6) ? 100 : 100_000,
  }),
  (draw, pool) => ({ say: draw.of('deploy', 'request'), of: model(draw, pool) }),
];

function suspicion(draw: Draw, pool: Pool, say: 'flag' | 'clear'): Statement {
  const what = draw.of('model', 'dataset', 'model');
  return {
    say,
    what,
    of: named(draw, what === 'model' ? pool.models : pool.datasets),
    reason: draw.of('incident', 'incident', 'red-team'),
  };
}

/** Any statement about any of the pool. */
export const drawStatement = (draw: Draw, pool: Pool): Statement => draw.of(...MAKERS)(draw, pool);
