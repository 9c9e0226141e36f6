import { type Subgraph } from '@pedigree/lineage';
import fc from 'fast-check';
import { asOf } from './as-of';
import { closureOf } from './closure';
import { FakeReader, stampOf } from './fixtures/fake-reader';
import { inOrder } from './order';
import { closureWithKin } from './relatives';

const QUERY = { direction: 'upstream', limit: 100, timeoutMs: 1000 } as const;
const second = (n: number) => ({ recordedAt: stampOf(n).recordedAt });
const idsOf = ({ nodes }: Subgraph): string[] => nodes.map(({ id }) => id);

describe('asOf', () => {
  test('drops later facts and what only they led to', async () => {
    const now = await closureOf(new FakeReader(['s -> b', 's -> c', 'c -> d']), {
      ...QUERY,
      roots: ['s'],
    });
    expect(idsOf(asOf(now, second(0)))).toEqual(['b', 's']);
    expect(idsOf(asOf(now, second(1)))).toEqual(['b', 'c', 's']);
    expect(asOf(now, second(2))).toEqual(now);
    expect(asOf(now, second(-1))).toMatchObject({ roots: ['s'], nodes: [{ id: 's' }], edges: [] });
    expect(asOf(now, { recordedAt: '1970-01-01T01:00:01+01:00' })).toEqual(asOf(now, second(1)));
    expect(idsOf(asOf(now, { recordedAt: 'never' }))).toEqual(['s']);
  });

  test('positions are what the graph had read; others stand at 0', async () => {
    const now = await closureOf(new FakeReader(['s -> b', 's -> c', 's -> d']), {
      ...QUERY,
      roots: ['s'],
    });
    const at = (...positions: [number, number][]) =>
      idsOf(
        asOf(now, {
          positions: positions.map(([partition, next]) => ({
            topic: 'lineage.events',
            partition,
            next,
          })),
        }),
      );
    expect(at([0, 1], [1, 2])).toEqual(['b', 'c', 's']);
    expect(at([0, 3])).toEqual(['b', 'd', 's']);
    expect(at()).toEqual(['s']);
  });

  test('a digest that was not known yet made nothing the same', async () => {
    const reader = new FakeReader(['s -> b', 'b2 -> t'], { b: 'x', b2: 'x' });
    const now = await closureOf(reader, { ...QUERY, roots: ['s'] });
    expect(idsOf(now)).toEqual(['b', 'b2', 's', 't']);
    expect(idsOf(asOf(now, second(2)))).toEqual(['b', 's']);
    expect(idsOf(asOf(now, second(3)))).toEqual(['b', 'b2', 's', 't']);
  });

  test('a version that was registered later did not stand behind the name yet', async () => {
    const reader = new FakeReader(['s -> m', 'm@1 -> a', 'm@2 -> b']);
    const now = await closureOf(reader, { ...QUERY, roots: ['s'] });
    expect(idsOf(now)).toEqual(['a', 'b', 'm', 'm@1', 'm@2', 's']);
    expect(idsOf(asOf(now, second(1)))).toEqual(['a', 'm', 'm@1', 's']);
  });

  test('evidence is dropped with its moment, and a cut stays a cut', () => {
    const flag = { fact: 'evidence', kind: 'flag', id: 'f', about: 's', data: '{}' } as const;
    const node = { id: 's', kinds: ['model'] as const, descriptions: [] };
    const evidence = [
      { ...flag, ...stampOf(1) },
      { ...flag, ...stampOf(2) },
    ];
    const now = { roots: ['s'], nodes: [{ ...node, evidence }], edges: [], truncated: true };
    const then = asOf(now, second(1));
    expect(then.nodes).toEqual([{ ...node, evidence: evidence.slice(0, 1) }]);
    expect(then.truncated).toBe(true);
  });

  test('an artifact that no fact is about stays where it is reachable', () => {
    const node = { id: 's', kinds: ['model'] as const, descriptions: [], evidence: [] };
    const now = { roots: ['s'], nodes: [node], edges: [], truncated: false };
    expect(asOf(now, second(0))).toEqual(now);
  });

  test('is the closure of the graph as it was, on any graph', async () => {
    const id = fc.constantFrom('a', 'b', 'c@1', 'd', 'e@1', 'f', 'g', 'h');
    const graph = fc.record({
      arrows: fc.array(
        fc.tuple(id, id).map(([from, to]) => `${from} -> ${to}`),
        { maxLength: 9 },
      ),
      root: id,
      moment: fc.nat({ max: 9 }),
      depth: fc.option(fc.nat({ max: 4 }), { nil: undefined }),
      direction: fc.constantFrom('upstream', 'downstream'),
    });
    const property = fc.asyncProperty(graph, async ({ arrows, root, moment, depth, direction }) => {
      const scope = { direction, ...(depth === undefined ? {} : { depth }) };
      const query = { ...QUERY, ...scope, roots: [root] };
      const now = await closureOf(new FakeReader(arrows), query);
      const then = await closureOf(new FakeReader(arrows.slice(0, moment + 1)), query);
      const past = inOrder(asOf(now, second(moment), scope));
      const besidesRoot = (of: Subgraph) => idsOf(of).filter((id) => id !== root);
      expect(besidesRoot(past)).toEqual(besidesRoot(then));
      expect(past.edges).toEqual(then.edges);
    });
    await fc.assert(property, { numRuns: 300 });
  });

  test('is the closure with kin of the graph as it was, on any graph', async () => {
    const id = fc.constantFrom('a', 'b', 'c@1', 'd', 'e@1', 'f', 'g', 'h');
    const sign = fc.constantFrom('->', '->', '=>', '~', '#');
    const arrows = fc.array(
      fc.tuple(id, sign, id).map((parts) => parts.join(' ')),
      { maxLength: 9 },
    );
    const cases = fc.tuple(arrows, id, fc.nat({ max: 9 }));
    const property = fc.asyncProperty(cases, async ([all, root, moment]) => {
      const query = { ...QUERY, roots: [root] };
      const now = await closureWithKin(new FakeReader(all), query);
      const then = await closureWithKin(new FakeReader(all.slice(0, moment + 1)), query);
      const past = inOrder(asOf(now, second(moment), { kin: true }));
      const besidesRoot = (of: Subgraph) => idsOf(of).filter((each) => each !== root);
      expect(besidesRoot(past)).toEqual(besidesRoot(then));
      expect(past.edges).toEqual(then.edges);
    });
    await fc.assert(property, { numRuns: 500 });
  });
});
