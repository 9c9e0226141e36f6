import { isPinned, nameOf } from '@pedigree/lineage';
import fc from 'fast-check';
import { closureOf } from './closure';
import { FakeReader } from './fixtures/fake-reader';
import { type ReachQuery } from './ports';

const close = (reader: FakeReader, roots: string[], query: Partial<ReachQuery> = {}) =>
  closureOf(reader, { roots, direction: 'upstream', limit: 100, timeoutMs: 1000, ...query });
const idsOf = async (...parameters: Parameters<typeof close>): Promise<string[]> =>
  (await close(...parameters)).nodes.map(({ id }) => id);

describe('closureOf', () => {
  test('without namesakes is what reach answers, in order, with one look-up of names', async () => {
    const reader = new FakeReader(['s@1 -> b@1', 'b@1 -> a@1', 'a@1 ~ s@1']);
    const { nodes, edges, roots, truncated } = await close(reader, ['s@1']);
    expect(nodes.map(({ id }) => id)).toEqual(['a@1', 'b@1', 's@1']);
    expect(edges.map(({ from, to }) => `${from} ${to}`)).toEqual(['b@1 a@1', 's@1 b@1', 'a@1 s@1']);
    expect({ roots, truncated }).toEqual({ roots: ['s@1'], truncated: false });
    expect(reader.calls).toMatchObject({ reach: 1, namesakes: 1 });
  });

  test('the same bytes under another name bring their ancestry', async () => {
    const reader = new FakeReader(['s -> b', 'b2 -> t'], { b: 'x', b2: 'x', z: 'y' });
    expect(await idsOf(reader, ['s'])).toEqual(['b', 'b2', 's', 't']);
  });

  test('an unpinned id stands for every version, as a root and over an edge', async () => {
    const reader = new FakeReader(['m@1 -> a', 'm@2 -> b', 's@1 -> m']);
    expect(await idsOf(reader, ['m'])).toEqual(['a', 'b', 'm', 'm@1', 'm@2']);
    expect(await idsOf(reader, ['s@1'])).toEqual(['a', 'b', 'm', 'm@1', 'm@2', 's@1']);
  });

  test('an unpinned root that nothing names still stands for its versions', async () => {
    expect(await idsOf(new FakeReader(['m@1 -> a']), ['m'])).toEqual(['a', 'm@1']);
  });

  test('a pinned id brings what is said of the unpinned one, not its other versions', async () => {
    const reader = new FakeReader(['m@1 -> a', 'm@2 -> b', 'm -> c']);
    expect(await idsOf(reader, ['m@1'])).toEqual(['a', 'c', 'm', 'm@1']);
    expect(await idsOf(reader, ['m@9'])).toEqual(['c', 'm']);
  });

  test('an unpinned id that was reached by both ways stands for every version', async () => {
    const reader = new FakeReader(['m@1 -> m', 'm@2 -> b']);
    expect(await idsOf(reader, ['m@1'])).toEqual(['b', 'm', 'm@1', 'm@2']);
  });

  test('goes on until nothing is new: names, digests and edges in turn', async () => {
    const reader = new FakeReader(['s@1 -> a', 'a@1 -> b@1', 'c@1 -> d', 'd@7 -> e@1'], {
      'b@1': 'x',
      'c@1': 'x',
    });
    const all = ['a', 'a@1', 'b@1', 'c@1', 'd', 'd@7', 'e@1', 's@1'];
    expect(await idsOf(reader, ['s@1'])).toEqual(all);
    expect(await idsOf(reader, ['e@1'], { direction: 'downstream' })).toContain('a@1');
  });

  test('claims between what came with different reads are there', async () => {
    const reader = new FakeReader(['s -> b', 's ~ t', 'b2 -> t'], { b: 'x', b2: 'x' });
    const { edges } = await close(reader, ['s']);
    expect(edges.map(({ type }) => type)).toContain('SHARES_INITIALIZATION');
  });

  test('a step to another name is no hop', async () => {
    const reader = new FakeReader(['s -> b', 'b2 -> t', 't -> u'], { b: 'x', b2: 'x' });
    expect(await idsOf(reader, ['s'], { depth: 1 })).toEqual(['b', 'b2', 's']);
    expect(await idsOf(reader, ['s'], { depth: 2 })).toEqual(['b', 'b2', 's', 't']);
  });

  test('what a name brings nearer is read as deep as the rest', async () => {
    const reader = new FakeReader(['s -> x', 'x -> y', 'y -> z', 'z -> u'], { s: 'd', z: 'd' });
    expect(await idsOf(reader, ['s'], { depth: 1 })).toEqual(['s', 'u', 'x', 'z']);
    expect(await idsOf(reader, ['s'], { depth: 3 })).toEqual(['s', 'u', 'x', 'y', 'z']);
  });

  test('keeps to the limit and says so, also where names were cut', async () => {
    const versions = Array.from({ length: 20 }, (_, n) => `m@${n} -> a`);
    const reader = new FakeReader(['s@1 -> m', ...versions]);
    for (const limit of [1, 2, 5, 22]) {
      const { nodes, truncated } = await close(reader, ['s@1'], { limit });
      expect(nodes.length).toBeLessThanOrEqual(limit);
      expect(truncated).toBe(true);
      expect(nodes.map(({ id }) => id)).toContain('s@1');
    }
    expect(await close(reader, ['s@1'], { limit: 23 })).toMatchObject({ truncated: false });
  });

  test('all calls together keep to the timeout', async () => {
    const reader = new FakeReader(['m@1 -> a']);
    jest
      .spyOn(performance, 'now')
      .mockReturnValueOnce(0)
      .mockReturnValueOnce(1)
      .mockReturnValue(2000);
    await expect(close(reader, ['m'])).rejects.toMatchObject({ code: 'timeout' });
    jest.restoreAllMocks();
  });

  test('is what the rules say, on any graph', async () => {
    const id = fc.constantFrom('a', 'a@1', 'a@2', 'b', 'b@1', 'c@1', 'd', 'e@1', 'f@1');
    const graph = fc.record({
      arrows: fc.array(
        fc.tuple(id, id).map(([from, to]) => `${from} -> ${to}`),
        { maxLength: 9 },
      ),
      digests: fc.dictionary(id, fc.constantFrom('x', 'y'), { maxKeys: 4 }),
      root: id,
      depth: fc.option(fc.nat({ max: 4 }), { nil: undefined }),
      direction: fc.constantFrom('upstream', 'downstream'),
    });
    const property = fc.asyncProperty(
      graph,
      async ({ arrows, digests, root, depth, direction }) => {
        const reader = new FakeReader(arrows, digests);
        const bound = depth === undefined ? {} : { depth };
        const answer = await close(reader, [root], { direction, ...bound });
        const ids = answer.nodes.map((node) => node.id);
        expect(ids).toEqual(byTheRules(reader, root, direction, depth ?? Infinity));
        const inside = new Set(ids);
        const edges = reader.edges.filter(({ from, to }) => inside.has(from) && inside.has(to));
        expect(new Set(answer.edges)).toEqual(new Set(edges));
        expect(answer.edges).toHaveLength(edges.length);
      },
    );
    await fc.assert(property, { numRuns: 300 });
  });
});

/** The rules of `closureOf`, applied to everything again and again. */
function byTheRules(
  { nodes, edges }: FakeReader,
  root: string,
  direction: ReachQuery['direction'],
  depth: number,
): string[] {
  const whole = new Map([[root, 0]]);
  const any = new Map([[root, 0]]);
  let changed = true;
  const enter = (id: string, hops: number, full: boolean): void => {
    for (const map of full ? [whole, any] : [any])
      if (hops < (map.get(id) ?? depth + 1)) {
        map.set(id, hops);
        changed = true;
      }
  };
  const digestsOf = (id: string): string[] =>
    nodes.flatMap((n) => (n.id === id ? n.descriptions.flatMap(({ digest }) => digest ?? []) : []));
  while (changed) {
    changed = false;
    for (const [id, hops] of any) {
      for (const { from, to } of edges)
        if ((direction === 'upstream' ? from : to) === id)
          enter(direction === 'upstream' ? to : from, hops + 1, true);
      for (const other of nodes) {
        const same = digestsOf(other.id).some((digest) => digestsOf(id).includes(digest));
        if (same && other.id !== id) enter(other.id, hops, true);
        if (isPinned(id) && other.id === nameOf(id).base) enter(other.id, hops, false);
      }
    }
    for (const [id, hops] of whole)
      for (const other of nodes)
        if (!isPinned(id) && nameOf(other.id).base === id) enter(other.id, hops, true);
  }
  return nodes
    .map(({ id }) => id)
    .filter((id) => any.has(id))
    .sort();
}
