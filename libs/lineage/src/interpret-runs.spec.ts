import { type EventData, type EventType, SAMPLES } from '@pedigree/events';
import { type DescriptionFact, type EdgeFact } from './facts';
import { interpret } from './interpret';

/** The facts of one kind in what the sample of a type says, with other data in places. */
function factsOf<F extends EdgeFact | DescriptionFact>(
  fact: F['fact'],
  type: EventType,
  data: object,
): F[] {
  const sample = SAMPLES[type];
  const { facts } = interpret({ ...sample, data: { ...sample.data, ...data } } as typeof sample);
  return facts.filter((each): each is F & typeof each => each.fact === fact);
}

const edgesOf = (type: EventType, data: object = {}) =>
  factsOf<EdgeFact>('edge', type, { output: 'out', ...data });
const shown = (edges: readonly EdgeFact[]) =>
  edges.map(({ type, to, properties: { complete } }) =>
    [type, to, ...(complete === undefined ? [] : [complete])].join(' '),
  );

const TRAINED = 'ai.pedigree.training.completed.v1';
const TUNED = 'ai.pedigree.finetune.completed.v1';
const GENERATED = 'ai.pedigree.generation.completed.v1';
const TRANSFORMED = 'ai.pedigree.weights.transformed.v1';
const DERIVED = 'ai.pedigree.dataset.derived.v1';
const base = { model: 'b', method: 'finetune' };
const merge = { method: 'merge', parents: [{ model: 'p' }] };

describe('what a run does not say', () => {
  it.each([
    [TRAINED, { corpora: [] }, 'TRAINED_ON', 'corpora', 'pretrain'],
    [TUNED, { base, corpora: [] }, 'TRAINED_ON', 'corpora', 'sft'],
    [TUNED, { base: { ...base, method: 'rl' }, corpora: [] }, 'TRAINED_ON', 'corpora', 'rl'],
    [GENERATED, { generators: [] }, 'GENERATED_BY', 'generators', 'completions'],
    [DERIVED, { operation: 'mix', parents: [] }, 'DERIVED_FROM', 'parents', 'mix'],
    [TRANSFORMED, merge, 'INITIALIZED_FROM', 'parents', 'merge'],
    [TRANSFORMED, { ...merge, method: 'adapter' }, 'TRAINED_ON', 'corpora', 'sft'],
  ] as const)('of %s with %j is undisclosed', (type, data, edge, what, how) => {
    const to = `out#undisclosed-${what}`;
    const last = edgesOf(type, data).at(-1);
    expect(last).toMatchObject({ type: edge, from: 'out', to });
    expect(Object.values(last?.properties ?? {})).toEqual([how]);
    expect(shown(edgesOf(type, { ...data, complete: true })).at(-1)).toBe(`${edge} ${to} true`);
  });

  it('is made known as what it would be', () => {
    const sample = SAMPLES[TUNED];
    const { artifacts } = interpret({
      ...sample,
      data: { ...sample.data, output: 'out', corpora: [] },
    });
    expect(artifacts).toContainEqual({ id: 'out#undisclosed-corpora', kind: 'dataset' });
  });

  it.each([
    [TUNED, { base, corpora: [{ dataset: 'd', stage: 'sft' }] }],
    [GENERATED, { generators: [{ model: 't', channel: 'completions' }] }],
    [DERIVED, { operation: 'mix', parents: [{ dataset: 'd' }] }],
    [TRANSFORMED, { method: 'quantize', parents: [{ model: 'p' }] }],
    [TRANSFORMED, { method: 'merge', parents: [{ model: 'p' }, { model: 'q' }] }],
  ] as const)('is nothing where %s names what it takes: %j', (type, data) => {
    expect(shown(edgesOf(type, { ...data, complete: true })).join()).not.toContain('undisclosed');
  });
});

describe('what a run says', () => {
  it('of its output is that it was made, what it is, and when it was done', () => {
    const data = { output: 'hf://acme/m', run: { id: 'r', endedAt: '2026-11-23T11:00:00+01:00' } };
    expect(factsOf<DescriptionFact>('description', TUNED, data)).toMatchObject([
      {
        ...{ artifact: 'pkg:huggingface/acme/m', kind: 'model', described: true },
        endedAt: '2026-11-23T10:00:00.000Z',
      },
    ]);
  });

  it('of its inputs is which bytes they have, and that it knew them as one kind or another', () => {
    const digest = `sha256:${'1'.repeat(64)}`;
    const data = { output: 'out', base: { ...base, model: { id: 'b', digest } } };
    const [, input] = factsOf<DescriptionFact>('description', TUNED, data);
    expect(input).toEqual({ fact: 'description', artifact: 'b', digest, described: false });
  });

  it('of a generator is whether it was prompted', () => {
    const generators = [{ model: 't', channel: 'completions', unprompted: true }];
    expect(edgesOf(GENERATED, { generators })[0]?.properties).toEqual({
      ...{ channel: 'completions', unprompted: true },
    });
  });

  it('names artifacts by their canonical ids, and keeps how it wrote them', () => {
    const sample = SAMPLES[TUNED];
    const model = 'https://huggingface.co/acme/base';
    const { artifacts } = interpret({
      ...sample,
      data: { ...sample.data, base: { model, method: 'finetune' } },
    } satisfies { data: EventData<typeof TUNED> });
    expect(artifacts).toContainEqual({
      ...{ id: 'pkg:huggingface/acme/base', kind: 'model', spelling: model },
    });
  });
});
