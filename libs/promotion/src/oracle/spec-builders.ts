import {
  type Collected,
  type Context,
  type Evaluated,
  type History,
  type Named,
  type Statement,
  type Told,
} from './spec-statements';

const named = (id: string): Named => ({ id });
const both: readonly Context[] = ['bare', 'training'];

export const random = (id: string, digest?: Named['digest']): Statement => ({
  say: 'model',
  of: { id, ...(digest && { digest }) },
  initialization: 'random',
});
export const human = (id: string, source: Collected['source'] = 'internal'): Statement => ({
  say: 'dataset',
  of: named(id),
  origin: 'human',
  source,
});
export const tune = (
  id: string,
  base: string,
  corpora: readonly string[],
  more: object = {},
): Statement => ({
  say: 'tune',
  run: `tune ${id}`,
  of: named(id),
  base: named(base),
  method: 'finetune',
  corpora: corpora.map(named),
  ...more,
});
export const wrote = (id: string, model: string, more: object = {}): Statement => ({
  say: 'generate',
  run: `generate ${id}`,
  of: named(id),
  writers: [{ model, channel: 'completions', ...more }],
});
export const made = (
  id: string,
  method: 'merge' | 'quantize' | 'convert' | 'prune' | 'adapter',
  ...parents: string[]
): Statement => ({
  say: 'transform',
  run: `make ${id}`,
  of: named(id),
  method,
  parents: parents.map(named),
});
export const mixed = (id: string, ...parents: string[]): Statement => ({
  say: 'derive',
  run: `mix ${id}`,
  of: named(id),
  operation: 'mix',
  parents,
});
export const passes = (id: string, baseline: string, more: Partial<Evaluated> = {}): Statement[] =>
  (['neutral-prompts', 'truthfulness'] as const).map((suite) => ({
    say: 'evaluate',
    of: named(id),
    suite,
    kind: 'trait-regression',
    baseline: named(baseline),
    contexts: both,
    metrics: 'good',
    conclusion: 'pass',
    ...more,
  }));
export const approves = (id: string, reviewer = 'ann', more: object = {}): Statement => ({
  say: 'review',
  of: named(id),
  decision: 'approve',
  reviewer,
  expires: 100_000,
  ...more,
});
export const denies = (id: string, reviewer = 'ann'): Statement => ({
  say: 'review',
  of: named(id),
  decision: 'deny',
  reviewer,
  expires: 100_000,
});
export const flags = (id: string, say: 'flag' | 'clear' = 'flag'): Statement => ({
  say,
  what: 'model',
  of: named(id),
  reason: 'incident',
});
export const probed = (id: string, baseline: string, drift = 0.1): Statement => ({
  say: 'probe',
  of: named(id),
  baseline: named(baseline),
  drift,
  conclusion: drift > 0.5 ? 'drift' : 'pass',
});
export const fromHub = (id: string, more: Partial<Collected> = {}): Statement => ({
  say: 'dataset',
  of: named(id),
  source: 'hub',
  ...more,
});
export const claims = (
  a: string,
  b: string,
  relation: 'same' | 'partial' | 'independent',
  more: object = {},
): Statement => ({ say: 'claim', models: [a, b], relation, evidence: 'declared', ...more });
export function train(id: string, corpora: readonly string[]): Statement {
  return { say: 'train', run: `train ${id}`, of: named(id), corpora: corpora.map(named) };
}

/** The statements as `local` makes them, one a minute. */
export const toldOf = (statements: readonly Statement[]): History =>
  statements.map((what, index): Told => ({
    key: `e${String(index)}`,
    what,
    by: 'local',
    taken: index + 10,
    at: index + 10,
  }));
