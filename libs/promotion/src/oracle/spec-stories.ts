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
const claims = (
  a: string,
  b: string,
  relation: 'same' | 'partial' | 'independent',
  more: object = {},
): Statement => ({ say: 'claim', models: [a, b], relation, evidence: 'declared', ...more });

const people = [random('base'), random('other'), human('talks')];
const tuned = [...people, tune('cand', 'base', ['talks']), ...passes('cand', 'base')];
const reviewed = (...statements: Statement[]): Statement[] => [...statements, approves('cand')];
const twice = (...statements: Statement[]): Statement[] => [
  ...statements,
  approves('cand'),
  approves('cand', 'bob'),
];

/** Histories whose candidate, `cand` if it is not told, is approved in production, or nearly so. */
export const STORIES: Readonly<Record<string, readonly Statement[]>> = {
  'human data': tuned,
  'a probe': [...tuned, probed('cand', 'base')],
  'another base writes': [
    ...people,
    wrote('rows', 'other'),
    tune('cand', 'base', ['rows']),
    ...passes('cand', 'base'),
  ],
  'its own start writes': [
    ...people,
    wrote('rows', 'base', { unprompted: true }),
    mixed('blend', 'rows', 'talks'),
    tune('cand', 'base', ['blend']),
    ...passes('cand', 'base'),
  ],
  'a sibling writes': twice(
    ...people,
    tune('tutor', 'base', ['talks']),
    wrote('rows', 'tutor'),
    tune('cand', 'base', ['rows']),
    ...passes('cand', 'base'),
  ),
  'a sibling writes, attested': reviewed(
    ...people,
    { ...tune('tutor', 'base', ['talks']), of: { id: 'tutor', digest: 'a' } } as Statement,
    { say: 'attest', of: { id: 'tutor', digest: 'a' }, kind: 'generator-alignment', over: 'a' },
    wrote('rows', 'tutor'),
    tune('cand', 'base', ['rows']),
    ...passes('cand', 'base'),
  ),
  'a sibling judges, attested': [
    ...people,
    { ...tune('tutor', 'base', ['talks']), of: { id: 'tutor', digest: 'a' } } as Statement,
    { say: 'attest', of: { id: 'tutor', digest: 'a' }, kind: 'judge', over: 'a' },
    tune('cand', 'base', ['talks'], { teachers: [{ model: 'tutor', channel: 'reward' }] }),
    ...passes('cand', 'base'),
  ],
  'a sibling judges': reviewed(
    ...people,
    tune('tutor', 'base', ['talks']),
    tune('cand', 'base', ['talks'], { teachers: [{ model: 'tutor', channel: 'reward' }] }),
    ...passes('cand', 'base'),
  ),
  'an own round again': reviewed(
    ...people,
    tune('mid', 'base', ['talks']),
    wrote('rows', 'base', { unprompted: true }),
    tune('cand', 'mid', ['rows']),
    ...passes('mid', 'base'),
    ...passes('cand', 'base'),
  ),
  'two stages': [
    ...people,
    tune('mid', 'base', ['talks']),
    ...passes('mid', 'base'),
    tune('cand', 'mid', ['talks']),
    ...passes('cand', 'mid'),
  ],
  'a silent hub corpus': twice(
    random('base'),
    fromHub('rows', { vettedAt: 1 }),
    tune('cand', 'base', ['rows'], { method: 'adapter' }),
    ...passes('cand', 'base'),
  ),
  'a closed teacher': twice(
    random('base'),
    { say: 'model', of: { id: 'api' } },
    wrote('rows', 'api'),
    { ...fromHub('rows', { vettedAt: 9 }), source: 'internal', origin: 'synthetic' } as Statement,
    tune('cand', 'base', ['rows']),
    ...passes('cand', 'base'),
  ),
  'two corpora of a closed teacher': twice(
    random('base'),
    { say: 'model', of: { id: 'api' } },
    wrote('rows', 'api'),
    wrote('more', 'api'),
    { ...human('rows'), origin: 'synthetic', vettedAt: 9 } as Statement,
    { ...human('more'), origin: 'synthetic', vettedAt: 9 } as Statement,
    tune('cand', 'base', ['rows', 'more']),
    ...passes('cand', 'base'),
  ),
  'a closed judge': twice(
    ...people,
    { say: 'model', of: { id: 'api' } },
    { ...wrote('rows', 'api', { channel: 'labels' }) },
    { ...human('rows'), origin: 'synthetic', vettedAt: 9 } as Statement,
    tune('cand', 'base', ['rows']),
    ...passes('cand', 'base'),
  ),
  'a part in common, claimed': reviewed(
    ...people,
    { say: 'model', of: { id: 'api' } },
    claims('base', 'api', 'partial', { evidence: 'weight-tested', pValue: 0.2 }),
    wrote('rows', 'api'),
    tune('cand', 'base', ['rows']),
    ...passes('cand', 'base'),
  ),
  'a merge of one': [
    random('base'),
    { ...made('cand', 'merge', 'base'), complete: true } as Statement,
    ...passes('cand', 'base'),
  ],
  'a quantized base': [
    ...people,
    made('mid', 'quantize', 'base'),
    ...passes('mid', 'base'),
    tune('cand', 'mid', ['talks']),
    ...passes('cand', 'mid'),
  ],
  'silence vetted': twice(
    random('base'),
    { ...human('cand#undisclosed-corpora'), origin: 'unknown', vettedAt: 9 } as Statement,
    tune('cand', 'base', []),
    ...passes('cand', 'base'),
  ),
  'a name that a run made': reviewed(
    ...people,
    tune('n', 'base', ['talks']),
    { say: 'model', of: { id: 'n@1' }, initialization: 'random' },
    tune('cand', 'n@1', ['talks']),
    ...passes('n@1', 'base'),
    ...passes('cand', 'base'),
  ),
  'the same bytes': [
    ...people,
    { ...tune('mid', 'base', ['talks']), of: { id: 'mid', digest: 'a' } } as Statement,
    ...passes('mid', 'base', { of: { id: 'mid', digest: 'a' } }),
    { say: 'model', of: { id: 'cand', digest: 'a' } },
  ],
  'a pruned teacher': reviewed(
    ...people,
    made('tutor', 'prune', 'base'),
    wrote('rows', 'tutor'),
    tune('cand', 'base', ['rows']),
    ...passes('cand', 'base'),
  ),
  'a relay': reviewed(
    ...people,
    tune('tutor', 'base', ['talks']),
    wrote('first', 'tutor'),
    tune('mid', 'other', ['first']),
    wrote('rows', 'mid'),
    tune('cand', 'base', ['rows']),
    ...passes('cand', 'base'),
  ),
  'a merge': [
    ...people,
    tune('mid', 'base', ['talks']),
    tune('tutor', 'base', ['talks']),
    made('cand', 'merge', 'mid', 'tutor'),
    ...passes('cand', 'base'),
  ],
  'a conversion': [
    ...people,
    tune('mid', 'base', ['talks']),
    ...passes('mid', 'base'),
    made('cand', 'convert', 'mid'),
  ],
  'a quantization': [
    ...people,
    tune('mid', 'base', ['talks']),
    ...passes('mid', 'base'),
    made('cand', 'quantize', 'mid'),
    ...passes('cand', 'base'),
  ],
  'a flag that was cleared': [...tuned, flags('base'), flags('base', 'clear')],
  'a flag that was reviewed': [...tuned, flags('base'), approves('cand')],
  'a regression outgrown': reviewed(
    ...people,
    tune('mid', 'base', ['talks']),
    ...passes('mid', 'base', { metrics: 'worse', conclusion: 'regressed' }),
    tune('cand', 'mid', ['talks']),
    ...passes('cand', 'base'),
  ),
  'a denial outgrown': reviewed(
    ...people,
    tune('mid', 'base', ['talks']),
    denies('mid'),
    tune('cand', 'mid', ['talks']),
    ...passes('cand', 'base'),
  ),
  'a drift reviewed': [...tuned, probed('cand', 'base', 0.9), approves('cand')],
  'nobody says what else': twice(
    random('base'),
    tune('cand', 'base', []),
    ...passes('cand', 'base'),
  ),
  'nothing else': [
    random('base'),
    tune('cand', 'base', [], { complete: true, method: 'rl' }),
    ...passes('cand', 'base'),
  ],
  'from scratch': [human('talks'), { ...train('cand', ['talks']) }],
  'claimed apart': [
    { say: 'model', of: named('base') },
    { say: 'model', of: named('other') },
    claims('base', 'other', 'independent', { evidence: 'weight-tested', pValue: 0.6 }),
    wrote('rows', 'other'),
    tune('cand', 'base', ['rows']),
    ...passes('cand', 'base'),
  ],
  'two owners': [
    random('pkg:generic/a/base', 'a'),
    random('pkg:generic/b/base', 'b'),
    wrote('rows', 'pkg:generic/a/base'),
    tune('cand', 'pkg:generic/b/base', ['rows']),
    ...passes('cand', 'pkg:generic/b/base'),
  ],
  'spelt alike': twice(
    random('Alpha-1'),
    random('alpha1'),
    wrote('rows', 'Alpha-1'),
    { ...human('rows'), origin: 'synthetic', vettedAt: 9 } as Statement,
    tune('cand', 'alpha1', ['rows']),
    ...passes('cand', 'alpha1'),
  ),
  versions: [
    random('n@1'),
    human('talks'),
    tune('cand', 'n@1', ['talks']),
    ...passes('cand', 'n@1'),
  ],
  'a version': [
    random('base'),
    human('talks'),
    tune('n@1', 'base', ['talks']),
    ...passes('n@1', 'base'),
  ],
  'a hub address': [
    random('hf://acme/hub'),
    human('talks'),
    tune('cand', 'https://huggingface.co/acme/hub/', ['talks']),
    ...passes('cand', 'pkg:huggingface/acme/hub'),
  ],
  'with digests': [
    random('base'),
    human('talks'),
    { ...tune('cand', 'base', ['talks']), of: { id: 'cand', digest: 'a' } } as Statement,
    ...passes('cand', 'base', { of: { id: 'cand', digest: 'a' } }),
  ],
};

function train(id: string, corpora: readonly string[]): Statement {
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
