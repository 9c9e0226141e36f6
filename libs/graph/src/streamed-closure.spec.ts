import { type LineageEdge, type Subgraph } from '@pedigree/lineage';
import fc from 'fast-check';
import { closureOf } from './closure';
import { IDS_AT_ONCE } from './closure-ports';
import { FakeReader } from './fixtures/fake-reader';
import { type ReachQuery } from './ports';
import { closureIds, closureParts } from './streamed-closure';

const queryOf = (root: string, query: Partial<ReachQuery> = {}): ReachQuery => ({
  ...{ roots: [root], direction: 'upstream', limit: 10_000, timeoutMs: 10_000 },
  ...query,
});

const portsOf = (reader: FakeReader) => ({ lineage: reader, closures: reader });

async function streamed(reader: FakeReader, query: ReachQuery) {
  const { ids, truncated } = await closureIds(portsOf(reader), query);
  const parts: Pick<Subgraph, 'nodes' | 'edges'>[] = [];
  for await (const part of closureParts(reader, ids, query.timeoutMs)) parts.push(part);
  const nodes = parts.flatMap((part) => part.nodes.map(({ id }) => id));
  const edges = parts.flatMap((part) => part.edges);
  return { ids: [...ids], nodes, edges, truncated, sizes: parts.map((part) => part.nodes.length) };
}

const byEvent = (a: LineageEdge, b: LineageEdge): number => (a.eventId < b.eventId ? -1 : 1);

describe('a streamed closure', () => {
  test('is the closure that is read at once, on any graph', async () => {
    const id = fc.constantFrom('a', 'a@1', 'a@2', 'b', 'b@1', 'c@1', 'd', 'e@1', 'f@1');
    const arrow = fc.tuple(id, fc.constantFrom('->', '->', '->', '~'), id);
    const graph = fc.record({
      arrows: fc.array(
        arrow.map((parts) => parts.join(' ')),
        { maxLength: 9 },
      ),
      digests: fc.dictionary(id, fc.constantFrom('x', 'y'), { maxKeys: 4 }),
      root: id,
      depth: fc.option(fc.nat({ max: 4 }), { nil: undefined }),
      direction: fc.constantFrom('upstream', 'downstream'),
    });
    const property = fc.asyncProperty(graph, async ({ arrows, digests, root, depth, ...rest }) => {
      const reader = new FakeReader(arrows, digests);
      const query = queryOf(root, { ...rest, ...(depth === undefined ? {} : { depth }) });
      const whole = await closureOf(reader, query);
      const { nodes, edges, truncated } = await streamed(reader, query);
      expect(nodes.toSorted()).toEqual(whole.nodes.map((node) => node.id));
      expect(edges.toSorted(byEvent)).toEqual(whole.edges.toSorted(byEvent));
      expect(truncated).toBe(whole.truncated);
    });
    await fc.assert(property, { numRuns: 500 });
  });

  test('is cut far from the root, and says so', async () => {
    const reader = new FakeReader(['s -> a', 's -> b', 'a -> c', 'b -> d', 'd -> e']);
    expect(await streamed(reader, queryOf('s', { limit: 3 }))).toMatchObject({
      nodes: { length: 3 },
      ids: ['s', 'a', 'b'],
      edges: { length: 2 },
      truncated: true,
    });
    const whole = await streamed(reader, queryOf('s', { limit: 6 }));
    expect([whole.nodes.length, whole.truncated]).toEqual([6, false]);
  });

  test('says that names alone exceed the limit', async () => {
    const versions = Array.from({ length: 20 }, (_, n) => `m@${n} -> a`);
    const { ids, truncated } = await closureIds(
      portsOf(new FakeReader(['s@1 -> m', ...versions])),
      queryOf('s@1', { limit: 5 }),
    );
    expect([[...ids].slice(0, 2), ids.size, truncated]).toEqual([['s@1', 'm'], 5, true]);
  });

  test('reads a wide closure in parts of bounded size, with few reads per level', async () => {
    const wide = IDS_AT_ONCE * 2 + 100;
    const reader = new FakeReader(Array.from({ length: wide }, (_, n) => `m@${n} -> base@1`));
    const query = queryOf('base@1', { direction: 'downstream' });
    const { sizes, nodes, edges } = await streamed(reader, query);
    expect(sizes).toEqual([IDS_AT_ONCE, IDS_AT_ONCE, 101]);
    expect(new Set(nodes).size).toBe(wide + 1);
    expect(edges).toHaveLength(wide);
    expect(reader.calls.frontier).toBeLessThan(10);
  });

  test('ends between two reads when nobody wants it any more', async () => {
    const reader = new FakeReader(['a -> b', 'b -> c', 'c -> d']);
    const aborting = new AbortController();
    const read = reader.frontier.bind(reader);
    jest.spyOn(reader, 'frontier').mockImplementation(async (query) => {
      if (query.ids.includes('b')) aborting.abort();
      return read(query);
    });
    const walking = closureIds(portsOf(reader), queryOf('a'), aborting.signal);
    await expect(walking).rejects.toMatchObject({ name: 'AbortError' });
    expect(reader.frontier).toHaveBeenCalledTimes(2);
  });

  test('all reads of the walk together keep to the timeout', async () => {
    jest.spyOn(performance, 'now').mockReturnValueOnce(0).mockReturnValue(20_000);
    const walking = closureIds(portsOf(new FakeReader(['a -> b'])), queryOf('a'));
    await expect(walking).rejects.toMatchObject({ code: 'timeout' });
    jest.restoreAllMocks();
  });
});
