import { asOf } from '@pedigree/graph';
import { type Recording, type RunPartFact, type Subgraph } from '@pedigree/lineage';
import fc from 'fast-check';
import { minute, saying } from './builders';
import { deliveriesOf } from './histories';
import { World } from './world';

type Own = Partial<Omit<RunPartFact, 'fact'>>;

const output = (artifact: string, own: Own = {}): Own => ({ part: 'output', artifact, ...own });
const input = (artifact: string, own: Own = {}): Own => ({ part: 'input', artifact, ...own });
const model = { isModel: true } as const;

/** The event that the broker took at this minute, and what it adds to runs. */
function adding(n: number, ...said: readonly Own[]): Recording {
  const facts = said.map((own): RunPartFact => ({
    fact: 'run-part',
    id: 'r',
    part: 'terms',
    ...own,
  }));
  const times = { occurredAt: minute(n), recordedAt: minute(n), offset: n };
  return saying({ eventId: `e${n}`, runId: 'r', ...times }, facts);
}

const linesOf = ({ edges }: Subgraph): string[] =>
  edges.map(({ type, from, to, eventId }) => `${from} ${type} ${to} ${eventId}`);

const START = adding(0, input('base', model), output('m', model));
const LATER = adding(1, input('rows'));

const NAMES = ['a', 'b', 'm'];
const said = fc.oneof(
  fc.record({ part: fc.constant('output' as const), artifact: fc.constantFrom(...NAMES) }),
  fc.record({
    part: fc.constant('input' as const),
    artifact: fc.constantFrom(...NAMES),
    terms: fc.constantFrom({}, { share: 0.5 }),
  }),
  fc.record({
    part: fc.constant('input' as const),
    artifact: fc.constantFrom(...NAMES),
    ...{ isModel: fc.constant(true as const) },
  }),
  fc.record({
    part: fc.constant('input' as const),
    artifact: fc.constantFrom(...NAMES),
    of: fc.constantFrom(...NAMES),
  }),
  fc.record({ part: fc.constant('gap' as const), of: fc.constantFrom(...NAMES) }),
  fc.record({ complete: fc.constant(true as const) }),
  fc.record({ kind: fc.constantFrom('merge', 'quantize') }),
);
/** Events of two runs, by two principals, some of which say the same. */
const runs = fc
  .array(
    fc.tuple(
      fc.array(said, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('r', 's'),
      fc.constantFrom({}, { by: 'other' }),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((events) =>
    events.map(([parts, id, by], n) => adding(n, ...parts.map((own) => ({ ...own, id, ...by })))),
  );

/** What `record` promises of runs whose events add up. */
export function accumulating(world: () => World): void {
  test('knows what runs made, as their events told', async () => {
    const w = world();
    await w.record([
      adding(0, input('base', model), output('m', model)),
      adding(1, { part: 'gap', of: 'n' }, input('rows', { of: 'n' }), output('m', model)),
      adding(2, output('elsewhere', { id: 's' }), output('other', { id: 'other' })),
    ]);
    const made = await w.graph.history.outputs(['r', 's', 'nobody', 'r'].map(w.id));
    expect(w.strip([...made].sort())).toEqual(['elsewhere', 'm', 'n']);
    expect(await w.graph.history.outputs([])).toEqual([]);
  });

  test('the inputs of one event and the outputs of another make the edges', async () => {
    const w = world();
    await w.record([adding(0, input('base', model), input('rows'))]);
    expect(linesOf(await w.reach(['base'], { direction: 'downstream' }))).toEqual([]);
    await w.record([adding(1, output('m', model))]);
    expect(linesOf(await w.reach(['m']))).toEqual([
      'm INITIALIZED_FROM base e1',
      'm TRAINED_ON rows e1',
    ]);
    const [edge] = (await w.reach(['m'])).edges;
    expect(edge).toEqual({
      ...{ fact: 'edge', type: 'INITIALIZED_FROM', from: 'm', to: 'base' },
      ...{ properties: { method: 'finetune' }, eventId: 'e1', runId: 'r' },
      ...{ occurredAt: minute(1), recordedAt: minute(1), offset: 1 },
      ...{ topic: 'lineage.events', partition: 0 },
    });
  });

  test('what a run leaves unsaid is a placeholder, of its kind', async () => {
    const w = world();
    await w.record([START]);
    const { nodes } = await w.reach(['m']);
    expect(nodes.map(({ id, kinds }) => [id, ...kinds])).toEqual([
      ['base', 'model'],
      ['m', 'model'],
      ['m#undisclosed-corpora', 'dataset'],
    ]);
    const search = w.id('m#undisclosed-corpora');
    const { items } = await w.graph.lineage.artifacts({ search, limit: 9 });
    expect(items.map(({ placeholder }) => placeholder)).toEqual([true]);
  });

  test('a later event takes back what it answers, and an earlier moment still shows it', async () => {
    const w = world();
    await w.record([START]);
    const before = await w.reach(['m']);
    await w.record([LATER]);
    const now = await w.reach(['m']);
    expect(linesOf(now)).toEqual(['m INITIALIZED_FROM base e0', 'm TRAINED_ON rows e1']);
    const past = asOf(now, { recordedAt: minute(0) });
    expect(linesOf(past)).toEqual(linesOf(before));
    expect(past.nodes.map(({ id }) => id)).toEqual(before.nodes.map(({ id }) => id));
    const positions = [{ topic: 'lineage.events', partition: 0, next: 1 }];
    expect(asOf(now, { positions })).toEqual(past);
  });

  test('an event that comes late, and was taken first, is as if it had come first', async () => {
    const w = world();
    await w.record([LATER, adding(2, output('m', model))]);
    await w.record([START]);
    const other = new World(w.graph);
    await other.record([START, LATER, adding(2, output('m', model))]);
    expect(await w.reach(['m', 'rows'])).toEqual(await other.reach(['m', 'rows']));
  });

  test('saying a part again changes nothing', async () => {
    const w = world();
    await w.record([START, LATER]);
    const before = await w.reach(['m']);
    await w.record([
      adding(3, input('rows'), input('base', model)),
      adding(4, output('m', model), input('rows')),
    ]);
    expect(await w.reach(['m'])).toEqual(before);
  });

  test('what follows is there after a restart, and for what is recorded together with it', async () => {
    const w = world();
    await w.record([START, adding(5, { ...input('x'), id: 's' }, { ...output('base'), id: 's' })]);
    expect(linesOf(await w.reach(['m']))).toEqual([
      'base DERIVED_FROM x e5',
      'm INITIALIZED_FROM base e0',
      'm TRAINED_ON m#undisclosed-corpora e0',
    ]);
  });

  test('any order, duplicates and batches give the same edges, at every moment', async () => {
    const { graph } = world();
    const delivered = async (batches: readonly Recording[][]): Promise<Subgraph> => {
      const w = new World(graph);
      for (const batch of batches) await w.record(batch);
      return w.reach(NAMES);
    };
    const cases = runs.chain((history) => fc.tuple(fc.constant(history), deliveriesOf(history)));
    const property = fc.asyncProperty(cases, async ([history, batches]) => {
      const [any, together] = [await delivered(batches), await delivered([history])];
      expect(any).toEqual(together);
      for (const n of history.keys()) {
        const then = asOf(together, { recordedAt: minute(n) });
        const read = await delivered([history.slice(0, n + 1)]);
        expect(linesOf(then)).toEqual(linesOf(read));
      }
    });
    await fc.assert(property, { numRuns: 15, interruptAfterTimeLimit: 6_000 });
  }, 60_000);

  test('parallel calls for one run lose nothing', async () => {
    const w = world();
    const events = Array.from({ length: 12 }, (_, n) =>
      adding(n, input(`i${n}`), output(`o${n % 3}`)),
    );
    await Promise.all([0, 1, 2, 3].map((k) => w.record(events.filter((_, n) => n % 4 === k))));
    const { edges } = await w.reach(['o0', 'o1', 'o2']);
    expect(edges).toHaveLength(36);
  });
}
