import { type Subgraph } from '@pedigree/lineage';
import fc from 'fast-check';
import { closureOf } from './closure';
import { FakeReader } from './fixtures/fake-reader';
import { mayRelate } from './kin';
import { closureWithKin, withKin } from './relatives';

const QUERY = { direction: 'upstream', limit: 100, timeoutMs: 1000 } as const;
const idsOf = ({ nodes }: Subgraph): string[] => nodes.map(({ id }) => id);
const kinOf = (reader: FakeReader, root: string, limit = 100): Promise<Subgraph> =>
  closureWithKin(reader, { ...QUERY, roots: [root], limit });

describe('a closure with kin', () => {
  test('has the claim about descendants of its two roots, and what lies between', async () => {
    const reader = new FakeReader([
      's -> b',
      's => o',
      'a1 -> b',
      'o1 -> o2',
      'o2 -> o',
      'a1 ~ o1',
    ]);
    const { nodes, edges } = await kinOf(reader, 's');
    expect(nodes.map(({ id }) => id)).toEqual(['a1', 'b', 'o', 'o1', 'o2', 's']);
    expect(edges).toHaveLength(6);
  });

  test('has a claim about one that is not in it, and goes on from there', async () => {
    const arrows = ['s -> b', 'b ~ x', 'y -> r', 'x -> r', 'y ~ z', 'z -> o', 'q ~ p', 'u -> b'];
    expect(idsOf(await kinOf(new FakeReader(arrows), 's'))).toEqual(
      ['b', 'o', 'r', 's', 'x', 'y', 'z'], // prettier-ignore
    );
  });

  test('follows equal digests and open versions, and weights alone', async () => {
    const arrows = ['s -> m@1', 'a -> m', 'a ~ c', 'c2 -> d', 'a => t'];
    const reader = new FakeReader(arrows, { c: 'x', c2: 'x' });
    expect(idsOf(await kinOf(reader, 's'))).toEqual(['a', 'c', 'c2', 'd', 'm', 'm@1', 's']);
  });

  test('leaves claims of independence where they are, and asks no more where there are no others', async () => {
    const reader = new FakeReader(['s -> b', 'a -> b', 'a # o']);
    expect(idsOf(await kinOf(reader, 's'))).toEqual(['b', 's']);
    expect(reader.calls).toEqual({ reach: 1, namesakes: 1, claimed: 1, frontier: 0 });
  });

  test('is cut where there is more than the limit, in the closure or beside it', async () => {
    const arrows = ['s -> b', 'a ~ b', 'a -> c'];
    for (const limit of [1, 2, 3])
      expect(await kinOf(new FakeReader(arrows), 's', limit)).toMatchObject({ truncated: true });
    expect(await kinOf(new FakeReader(arrows), 's', 4)).toMatchObject({ truncated: false });
    const elsewhere = ['s -> b', 'v ~ w', 'x ~ y'];
    expect(await kinOf(new FakeReader(elsewhere), 's', 3)).toMatchObject({ truncated: true });
  });

  test('is what one claim after the other brings in, on any graph', async () => {
    const id = fc.constantFrom('a', 'a@1', 'a@2', 'b', 'b@1', 'c@1', 'd', 'e@1', 'f@1', 'g', 'h');
    const sign = fc.constantFrom('->', '->', '->', '=>', '~', '#');
    const graph = fc.record({
      arrows: fc.array(
        fc.tuple(id, sign, id).map((parts) => parts.join(' ')),
        { maxLength: 14 },
      ),
      digests: fc.dictionary(id, fc.constantFrom('x', 'y'), { maxKeys: 4 }),
      root: id,
    });
    const property = fc.asyncProperty(graph, async ({ arrows, digests, root }) => {
      const reader = new FakeReader(arrows, digests);
      const found = await kinOf(reader, root);
      const expected = await oneByOne(reader, root);
      expect(new Set(idsOf(found))).toEqual(expected);
      const inside = reader.edges.filter(({ from, to }) => expected.has(from) && expected.has(to));
      expect(found.edges).toHaveLength(inside.length);
      const again = await withKin(reader, { ...QUERY, roots: [...expected] });
      expect(new Set(again.ids)).toEqual(expected);
    });
    await fc.assert(property, { numRuns: 500 });
  });
});

async function oneByOne(reader: FakeReader, root: string): Promise<Set<string>> {
  const found = new Set(idsOf(await closureOf(reader, { ...QUERY, roots: [root] })));
  const ties = reader.edges.filter(
    ({ type, properties }) => type === 'SHARES_INITIALIZATION' && mayRelate(properties),
  );
  const weightsOf = async (id: string) =>
    idsOf(await closureOf(reader, { ...QUERY, roots: [id], weights: true }));
  for (let size = -1; size < found.size;) {
    size = found.size;
    for (const { from, to } of ties) {
      const both = [...(await weightsOf(from)), ...(await weightsOf(to))];
      if (both.some((id) => found.has(id))) for (const id of both) found.add(id);
    }
  }
  return found;
}

test.each([
  [{ relation: 'same' }, true],
  [{ relation: 'partial', pValue: 0.9 }, true],
  [{ relation: 'independent' }, false],
  [{ relation: 'independent', pValue: 0.4 }, true],
  [{ relation: 'independent', pValue: 0.5 }, false],
  [{}, true],
])('%j may relate two models: %s', (claim, expected) => {
  expect(mayRelate(claim)).toBe(expected);
});
