import fc from 'fast-check';
import { type InputTerms, type RunPartFact, type Stamp } from '../facts';
import { isUndisclosed } from '../ids';
import { edgesOfRun, type RunEdge, type RunPart } from './edges-of-run';
import { MAX_RUN_PAIRS } from './pairs';

const stampAt = (n: number): Stamp => ({
  eventId: `e${String(n).padStart(2, '0')}`,
  occurredAt: 'x',
  recordedAt: new Date(n).toISOString(),
  ...{ topic: 't', partition: 0, offset: n },
});

type Own = Partial<Omit<RunPartFact, 'fact' | 'id'>>;

const part = (n: number, own: Own): RunPart => ({
  fact: { fact: 'run-part', id: 'r', part: 'terms', ...own },
  stamp: stampAt(n),
});
const output = (artifact: string, own: Own = {}): Own => ({ part: 'output', artifact, ...own });
const input = (artifact: string, own: Own = {}): Own => ({ part: 'input', artifact, ...own });
const model = { isModel: true } as const;

const readable = ({ type, from, to, properties, stamp, until }: RunEdge) =>
  `${from} ${type} ${to} ${JSON.stringify(properties)} ${stamp.eventId}${until ? `-${until.eventId}` : ''}`;

/** What follows from events that say these things, one after the other. */
const edgesOf = (...events: Own[][]): string[] =>
  edgesOfRun(events.flatMap((said, n) => said.map((own) => part(n, own))))
    .map(readable)
    .sort();

describe('a run whose events add up', () => {
  it('makes every output of every input, whichever events name them', () => {
    expect(
      edgesOf([input('base', model), input('rows')], [output('m', model)], [input('later')]),
    ).toEqual([
      'm INITIALIZED_FROM base {"method":"finetune"} e01',
      'm TRAINED_ON later {"stage":"sft","inferred":true} e02',
      'm TRAINED_ON rows {"stage":"sft","inferred":true} e01',
    ]);
  });

  it('knows a model by any event that calls it so', () => {
    expect(edgesOf([input('t'), output('d')], [input('t', model)])).toEqual([
      'd DERIVED_FROM t {"operation":"mix","inferred":true} e00-e01',
      'd GENERATED_BY t {"channel":"completions","inferred":true} e01',
    ]);
  });

  it('takes a later word on an input for more, and two different ones for both', () => {
    const judge = { ...model, terms: { role: 'judge' } } as const;
    expect(edgesOf([output('d'), input('j', model)], [input('j', judge)])).toEqual([
      'd GENERATED_BY j {"channel":"completions","inferred":true} e00-e01',
      'd GENERATED_BY j {"channel":"labels","inferred":true} e01',
    ]);
    const reward = { ...model, terms: { channel: 'reward' } };
    expect(edgesOf([output('d'), input('j', judge), input('j', reward)])).toHaveLength(2);
  });

  it('makes no cycle of a dataset that is rewritten in place, and counts it as named', () => {
    expect(edgesOf([input('d'), output('d')])).toEqual([]);
  });

  it('keeps what is of one output from the others', () => {
    expect(edgesOf([output('a'), output('b'), input('x', { of: 'a' }), input('y')])).toEqual([
      'a DERIVED_FROM x {"operation":"mix","inferred":true} e00',
      'a DERIVED_FROM y {"operation":"mix","inferred":true} e00',
      'b DERIVED_FROM y {"operation":"mix","inferred":true} e00',
    ]);
    expect(edgesOf([input('x', { of: 'a' })])).toEqual([
      'a DERIVED_FROM x {"operation":"mix","inferred":true} e00',
    ]);
  });
});

describe('what a run leaves unsaid', () => {
  const base = input('base', model);
  const student = output('m', model);
  const trained = 'm INITIALIZED_FROM base {"method":"finetune"} e00';

  it('is the corpora of a model that is trained, until an event names one', () => {
    expect(edgesOf([base, student])).toEqual([
      trained,
      'm TRAINED_ON m#undisclosed-corpora {"stage":"sft"} e00',
    ]);
    expect(edgesOf([base, student], [input('rows')])).toEqual([
      trained,
      'm TRAINED_ON m#undisclosed-corpora {"stage":"sft"} e00-e01',
      'm TRAINED_ON rows {"stage":"sft","inferred":true} e01',
    ]);
  });

  it('cannot be said by another principal', () => {
    expect(edgesOf([base, student], [{ ...input('rows'), by: 'mallory' }])).toContain(
      'm TRAINED_ON m#undisclosed-corpora {"stage":"sft"} e00',
    );
    expect(edgesOf([base, student], [{ complete: true, by: 'mallory' }])).toContain(
      'm TRAINED_ON m#undisclosed-corpora {"stage":"sft"} e00',
    );
  });

  it('is nothing where the run says that it was complete: the edge says so', () => {
    expect(edgesOf([base, student], [{ complete: true }])).toContain(
      'm TRAINED_ON m#undisclosed-corpora {"stage":"sft","complete":true} e01',
    );
  });

  it.each<[string, Own[], string[]]>([
    ['no base', [student, input('rows')], ['INITIALIZED_FROM base']],
    ['nothing', [student], ['INITIALIZED_FROM base', 'TRAINED_ON corpora']],
    ['a quantized model', [base, student, { kind: 'quantize' }], []],
    ['a merge of one', [base, student, { kind: 'merge' }], ['INITIALIZED_FROM parents']],
    ['a merge', [base, input('b', model), student, { kind: 'merge' }], []],
    ['an adapter', [base, student, { kind: 'adapter' }], ['TRAINED_ON corpora']],
    ['a dataset of nothing', [output('d')], ['DERIVED_FROM parents']],
    ['rows of a generator', [output('d'), base], []],
    [
      'a generation without a model',
      [output('d'), input('seeds'), { kind: 'generation' }],
      ['GENERATED_BY generators'],
    ],
    [
      'an input that cannot be told',
      [student, base, input('x'), { part: 'gap' }],
      ['TRAINED_ON inputs'],
    ],
    ['one of an output', [{ part: 'gap', of: 'd' }], ['DERIVED_FROM inputs']],
  ])('%s', (_, said, expected) => {
    const silences = edgesOfRun(said.map((own) => part(0, own))).flatMap(({ type, to }) =>
      to.includes('#undisclosed-') ? `${type} ${to.split('#undisclosed-')[1] ?? ''}` : [],
    );
    expect(silences.sort()).toEqual(expected);
  });

  it('is said of outputs with more inputs than a run may have', () => {
    const many = Array.from({ length: 1000 }, (_, n) => input(`i${n}`));
    const outputs = Array.from({ length: 30 }, (_, n) => output(`o${n}`));
    const edges = edgesOfRun([...many, ...outputs].map((own) => part(0, own)));
    const untold = edges.filter(({ to }) => to.endsWith('#undisclosed-inputs'));
    expect(edges.filter(({ to }) => !isUndisclosed(to))).toHaveLength(MAX_RUN_PAIRS);
    expect(untold).toHaveLength(10);
  });
});

describe('any run', () => {
  const id = fc.constantFrom('a', 'b', 'c');
  const principal = fc.constantFrom(undefined, 'p', 'q');
  const terms: fc.Arbitrary<InputTerms> = fc.record(
    { role: fc.constantFrom('base' as const, 'judge' as const), share: fc.constantFrom(0.5, 1) },
    { requiredKeys: [] },
  );
  const isModel = fc.constantFrom(undefined, true as const);
  const said = fc.oneof(
    fc.record({ part: fc.constant('output' as const), artifact: id, isModel }),
    fc.record({
      part: fc.constant('input' as const),
      ...{ artifact: id, isModel, terms, of: fc.option(id, { nil: undefined }) },
    }),
    fc.record({ part: fc.constant('gap' as const), of: fc.option(id, { nil: undefined }) }),
    fc.record({ part: fc.constant('terms' as const), kind: fc.constantFrom('merge', 'quantize') }),
    fc.record({ part: fc.constant('terms' as const), complete: fc.constant(true as const) }),
  );
  const runs = fc
    .array(fc.tuple(fc.nat({ max: 5 }), said, principal), { minLength: 1, maxLength: 9 })
    .map((list) => list.map(([n, own, by]) => part(n, { ...own, ...(by && { by }) } as Own)));

  it('is the same in any order, and when parts are said again', () => {
    const orders = runs.chain((parts) =>
      fc.tuple(
        fc.constant(parts),
        fc.shuffledSubarray([...parts, ...parts], { minLength: 2 * parts.length }),
      ),
    );
    fc.assert(
      fc.property(orders, ([parts, shuffled]) => {
        expect(edgesOfRun(shuffled)).toEqual(edgesOfRun(parts));
      }),
    );
  });

  it('tells of every past moment what followed then, since when', () => {
    fc.assert(
      fc.property(runs, fc.nat({ max: 5 }), (parts, now) => {
        const known = (stamp: Stamp) => stamp.offset <= now;
        const then = edgesOfRun(parts)
          .filter(({ stamp, until }) => known(stamp) && !(until && known(until)))
          .map((edge) => ({ ...edge, until: undefined }));
        const followed = edgesOfRun(parts.filter(({ stamp }) => known(stamp)));
        const text = (edges: object[]) => edges.map((edge) => JSON.stringify(edge)).sort();
        expect(text(then)).toEqual(text(followed.filter(({ until }) => until === undefined)));
      }),
      { numRuns: 2000 },
    );
  });
});
