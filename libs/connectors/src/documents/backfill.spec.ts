import { MAX_BATCH, type PedigreeEvent } from '@pedigree/events';
import { backfillOf } from './backfill';
import { type Declaration, type DeclaredLink, type Reading } from './declaration';

const M = 'pkg:generic/acme/support@1';
const RECEIVED = '2026-11-27T12:00:00.000Z';
const link = (type: DeclaredLink['type'], to: string, properties = {}): DeclaredLink => ({
  ...{ type, to, properties },
});
const base = link('INITIALIZED_FROM', 'base', { method: 'finetune' });
const corpus = link('TRAINED_ON', 'corpus', { stage: 'sft' });

const declared = (more: Partial<Declaration> = {}): Declaration => ({
  ...{ id: M, kind: 'model', pointer: '/components/0', digests: [], links: [] },
  ...more,
});
const readingOf = (...declarations: Declaration[]): Reading => ({
  ...{ source: '/test', format: 'a test', ignored: 0, declarations },
});
const backfill = (reading: Reading, receivedAt = RECEIVED) => {
  const result = backfillOf(reading, receivedAt);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.value;
};
const dataOf = (events: readonly PedigreeEvent[], type: string): object[] =>
  events.filter((event) => event.type.includes(type)).map(({ data }) => data);

describe('the events of a document', () => {
  it('say of a fine-tune from what and on what', () => {
    const { events, undisclosed } = backfill(readingOf(declared({ links: [base, corpus] })));
    expect(events).toHaveLength(1);
    expect(dataOf(events, 'finetune')).toMatchObject([
      {
        output: M,
        base: { model: 'base', method: 'finetune' },
        corpora: [{ dataset: 'corpus', stage: 'sft' }],
      },
    ]);
    expect(undisclosed).toEqual([]);
  });

  it.each([
    ['a fine-tune without data', { links: [base] }, ['#undisclosed-corpora']],
    [
      'a fine-tune that was recorded without data',
      { links: [base], completeness: 'complete' },
      ['#undisclosed-corpora'],
    ],
    [
      'a fine-tune whose list is incomplete',
      { links: [base, corpus], completeness: 'incomplete' },
      ['#undisclosed-corpora'],
    ],
    ['data without a base', { links: [corpus] }, ['#undisclosed-base']],
    ['data, from scratch', { links: [corpus], initialization: 'random' }, []],
    ['a quantization', { links: [link('INITIALIZED_FROM', 'b', { method: 'quantize' })] }, []],
    [
      'an incomplete merge',
      {
        links: [link('INITIALIZED_FROM', 'b', { method: 'merge' })],
        completeness: 'incomplete',
      },
      ['#undisclosed-corpora', '#undisclosed-parents'],
    ],
    [
      'a dataset whose list is incomplete',
      {
        kind: 'dataset',
        links: [link('GENERATED_BY', 't', { channel: 'completions' })],
        completeness: 'incomplete',
      },
      ['#undisclosed-parents'],
    ],
    ['nothing but that it exists', { about: {} }, []],
    [
      'nothing but that there is more',
      { about: {}, completeness: 'incomplete' },
      ['#undisclosed-base', '#undisclosed-corpora'],
    ],
    [
      'a merge of one',
      { links: [link('INITIALIZED_FROM', 'b', { method: 'merge' })] },
      ['#undisclosed-parents'],
    ],
    [
      'an adapter by its weights alone',
      { links: [link('INITIALIZED_FROM', 'b', { method: 'adapter' })] },
      ['#undisclosed-corpora'],
    ],
    [
      'two bases, of which one lesson is known',
      { links: [base, { ...base, to: 'other' }, corpus] },
      ['#undisclosed-corpora'],
    ],
    [
      'two bases of a complete list',
      { links: [base, { ...base, to: 'other' }, corpus], completeness: 'complete' },
      [],
    ],
    [
      'seeds without a generator',
      { kind: 'dataset', links: [link('DERIVED_FROM', 's', { operation: 'seed' })] },
      ['#undisclosed-generators'],
    ],
    [
      'what nobody named before, and now is said to be nothing',
      { links: [base, link('TRAINED_ON', `${M}#undisclosed-corpora`, { complete: true })] },
      [],
    ],
    [
      'what nobody named before, and still does not',
      {
        links: [base, link('TRAINED_ON', `${M}#undisclosed-corpora`, { stage: 'sft' })],
        completeness: 'complete',
      },
      ['#undisclosed-corpora'],
    ],
  ] as const)('name what is left unsaid: %s', (_what, more, ends) => {
    const { undisclosed } = backfill(readingOf(declared(more)));
    expect(undisclosed).toEqual(ends.map((end) => `${M}${end}`));
  });

  it('say that a list is complete where the document says so of an empty one, and never otherwise', () => {
    const nothing = link('TRAINED_ON', `${M}#undisclosed-corpora`, { complete: true });
    const [event] = backfill(readingOf(declared({ links: [base, nothing] }))).events;
    expect(event?.data).toMatchObject({ corpora: [], complete: true });
    const recorded = declared({ links: [base, corpus], completeness: 'complete' });
    expect(backfill(readingOf(recorded)).events[0]?.data).not.toHaveProperty('complete');
  });

  it('name placeholders of the document that went into something, and its notes', () => {
    const [used, unused] = [`${M}#used`, `${M}#unused`];
    const notes = [used, unused].map((placeholder) => ({
      ...{ pointer: '/a', message: 'is not known', placeholder },
    }));
    const links = [base, link('TRAINED_ON', used, { stage: 'sft' })];
    const answer = backfill({ ...readingOf(declared({ links })), notes });
    expect([answer.undisclosed, answer.notes]).toEqual([[used], notes]);
  });

  it('come with a hundred notes at most, each of them once', () => {
    const notes = Array.from({ length: 300 }, (_, i) => ({ pointer: `/${i % 150}`, message: 'm' }));
    const { notes: answered } = backfill({ ...readingOf(declared({ about: {} })), notes });
    expect(answered).toHaveLength(101);
    expect(answered.at(-1)?.message).toContain('50 more');
  });

  it('keep every base, and every way of making weights of weights', () => {
    const merge = { method: 'merge' };
    const links = [
      ...[base, corpus, link('INITIALIZED_FROM', 'other', { method: 'continued-pretraining' })],
      ...[
        link('INITIALIZED_FROM', 'a', { ...merge, weight: 0.3 }),
        link('INITIALIZED_FROM', 'b', merge),
      ],
      link('TAUGHT_BY', 'teacher', { channel: 'logits' }),
    ];
    const { events } = backfill(readingOf(declared({ links })));
    expect(dataOf(events, 'finetune')).toMatchObject([
      { base: { model: 'base' }, corpora: [{}], teachers: [{ model: 'teacher' }] },
    ]);
    expect(dataOf(events, 'training')).toMatchObject([
      { initialization: { model: 'other' }, corpora: [] },
    ]);
    expect(dataOf(events, 'transformed')).toMatchObject([
      { method: 'merge', parents: [{ model: 'a', weight: 0.3 }, { model: 'b' }] },
    ]);
  });

  it('read what a merge learned besides as a fine-tune of its parent: the stricter', () => {
    const parent = link('INITIALIZED_FROM', 'parent', { method: 'prune' });
    const { events } = backfill(readingOf(declared({ links: [parent, corpus] })));
    expect(dataOf(events, 'finetune')).toMatchObject([{ base: { model: 'parent' } }]);
    expect(dataOf(events, 'transformed')).toMatchObject([{ method: 'prune' }]);
  });

  it('keep generators with how they were asked, seeds and operations', () => {
    const links = [
      link('GENERATED_BY', 't', {
        channel: 'completions',
        decoding: '{"top_p":0.9}',
        steering: 'x',
      }),
      link('DERIVED_FROM', 'seed', { operation: 'seed' }),
      link('DERIVED_FROM', 'raw', { operation: 'filter', share: 0.5 }),
    ];
    const { events } = backfill(readingOf(declared({ kind: 'dataset', links })));
    expect(dataOf(events, 'generation')).toMatchObject([
      {
        generators: [{ model: 't', decoding: { top_p: 0.9 }, steering: 'x' }],
        seeds: [{ dataset: 'seed' }],
      },
    ]);
    expect(dataOf(events, 'derived')).toMatchObject([
      { operation: 'filter', parents: [{ dataset: 'raw', share: 0.5 }] },
    ]);
  });

  it('keep every digest, the newest last', () => {
    const digests = ['a', 'b', 'c'].map((digit) => `sha256:${digit.repeat(64)}`);
    const { events } = backfill(readingOf(declared({ about: { name: 'n' }, digests })));
    const inOrder = events.toSorted((a, b) => (a.time < b.time ? -1 : 1));
    expect(dataOf(inOrder, 'registered')).toMatchObject(
      digests.map((digest) => ({ model: { id: M, digest } })),
    );
  });

  it('only declare what was attested elsewhere, leave independence to be shown anew, and keep flags', () => {
    const links = [
      link('SHARES_INITIALIZATION', 'other', { relation: 'same', evidence: 'attested' }),
      link('SHARES_INITIALIZATION', 'third', { relation: 'independent', evidence: 'attested' }),
    ];
    const { events } = backfill(readingOf(declared({ links, flags: ['incident', 'odd'] })));
    expect(dataOf(events, 'claimed')).toMatchObject([
      { models: [M, 'other'], relation: 'same', evidence: 'declared' },
    ]);
    expect(dataOf(events, 'flagged')).toMatchObject([
      { model: M, reason: 'incident' },
      { model: M, reason: 'other', note: 'odd' },
    ]);
  });

  it('are the same for the same document, whenever it is sent', () => {
    const reading = readingOf(declared({ links: [base, corpus] }));
    const ids = (receivedAt: string) => backfill(reading, receivedAt).events.map(({ id }) => id);
    expect(ids('2027-01-01T00:00:00Z')).toEqual(ids(RECEIVED));
  });

  it('are others for a document of another time: a flag may have been raised again', () => {
    const flagged = readingOf(declared({ flags: ['incident'] }));
    const at = (time: string) => backfill({ ...flagged, time }).events[0]!;
    expect(at('2026-01-01T00:00:00Z').id).not.toBe(at('2026-02-01T00:00:00Z').id);
    expect(at('2026-02-01T00:00:00Z').time).toBe('2026-02-01T00:00:00.000Z');
  });

  it('are refused together where one is too large or they are too many', () => {
    const many = Array.from({ length: 9000 }, (_, i) =>
      link('TRAINED_ON', `${'x'.repeat(200)}${i}`, { stage: 'sft' }),
    );
    expect(backfillOf(readingOf(declared({ links: [base, ...many] })), RECEIVED)).toMatchObject({
      ok: false,
      errors: [{ pointer: '/components/0', message: expect.stringContaining('bytes') }],
    });
    const crowd = Array.from({ length: MAX_BATCH + 1 }, (_, i) =>
      declared({ id: `m${i}`, about: {} }),
    );
    expect(backfillOf(readingOf(...crowd), RECEIVED)).toMatchObject({
      ok: false,
      errors: [{ message: expect.stringContaining(`at most ${MAX_BATCH}`) }],
    });
  });
});
