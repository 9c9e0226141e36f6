import { EDGE_TYPES, type EdgeType, type LineageEdge, type Subgraph } from '@pedigree/lineage';
import fc from 'fast-check';
import { stampOf } from './fixtures/fake-reader';
import { type NearestPage, nearestFirst, type NearestQuery } from './nearest-first';

const KINDS = ['model', 'dataset'] as const;
const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');

/** Closures of `a`, cycles and claims among them. */
const closures = fc
  .tuple(
    fc.uniqueArray(fc.tuple(fc.constantFrom(...EDGE_TYPES), id, id), {
      maxLength: 20,
      selector: (edge) => edge.join(),
    }),
    fc.array(fc.constantFrom(...KINDS), { minLength: 7, maxLength: 7 }),
  )
  .map(([arrows, kinds]): Subgraph => {
    const edges = arrows.map(([type, from, to], n): LineageEdge => ({
      ...{ fact: 'edge', type, from, to, properties: {} },
      ...stampOf(n),
    }));
    const nodes = [...'abcdefg'].map((each, n) => ({
      ...{ id: each, kinds: [kinds[n]!], descriptions: [], evidence: [] },
    }));
    return { roots: ['a'], nodes, edges, truncated: false };
  });

const filters = fc.record(
  {
    direction: fc.constantFrom('upstream' as const, 'downstream' as const),
    limit: fc.integer({ min: 1, max: 8 }),
    depth: fc.nat({ max: 4 }),
    kind: fc.constantFrom(...KINDS),
    edges: fc.subarray([...EDGE_TYPES]).map((types) => new Set<EdgeType>(types)),
  },
  { requiredKeys: ['direction', 'limit'] },
);

function pagesOf(closure: Subgraph, query: NearestQuery): NearestPage[] {
  const pages = [nearestFirst(closure, query)];
  for (let after = pages[0]!.next; after !== undefined; after = pages.at(-1)!.next)
    pages.push(nearestFirst(closure, { ...query, after }));
  return pages;
}

/** Distances as Bellman and Ford find them: relaxing every edge, over and over. */
function distancesIn({ edges }: Subgraph, query: NearestQuery): Map<string, number> {
  const distances = new Map([['a', 0]]);
  const followed = edges.filter(
    ({ type }) => type !== 'SHARES_INITIALIZATION' && (query.edges?.has(type) ?? true),
  );
  for (let round = 0; round < 7; round++)
    for (const { from, to } of followed) {
      const [near, far] = query.direction === 'upstream' ? [from, to] : [to, from];
      const there = (distances.get(near) ?? Infinity) + 1;
      if (there < (distances.get(far) ?? Infinity)) distances.set(far, there);
    }
  return distances;
}

describe('nearestFirst', () => {
  test('all pages together are the whole, each node and edge once, nearest first', () => {
    fc.assert(
      fc.property(closures, filters, (closure, query) => {
        const pages = pagesOf(closure, query);
        const nodes = pages.flatMap((page) => page.nodes);
        const distances = distancesIn(closure, query);
        const wanted = closure.nodes
          .filter(({ kinds }) => query.kind === undefined || kinds.includes(query.kind))
          .map((node) => [distances.get(node.id) ?? Infinity, node.id] as const)
          .filter(([distance]) => distance <= (query.depth ?? 100))
          .sort();
        expect(nodes.map((node) => [node.distance, node.id])).toEqual(wanted);
        const shown = new Set(wanted.map(([, each]) => each));
        const edges = pages.flatMap((page) => page.edges.map(({ eventId }) => eventId)).sort();
        expect(edges).toEqual(
          closure.edges
            .filter(({ type }) => query.edges?.has(type) ?? true)
            .filter(({ from, to }) => shown.has(from) && shown.has(to))
            .map(({ eventId }) => eventId)
            .sort(),
        );
        for (const page of pages) expect(page.nodes.length).toBeLessThanOrEqual(query.limit);
      }),
    );
  });

  test('no edge comes before both of its ends', () => {
    fc.assert(
      fc.property(closures, filters, (closure, query) => {
        const known = new Set<string>();
        for (const { nodes, edges } of pagesOf(closure, query)) {
          for (const node of nodes) known.add(node.id);
          for (const { from, to } of edges)
            expect([known.has(from), known.has(to)]).toEqual([true, true]);
        }
      }),
    );
  });

  test('goes on behind a place whose node is no more', () => {
    const closure = { roots: ['a'], nodes: [], edges: [], truncated: false };
    const after = { distance: 3, id: 'gone' };
    expect(nearestFirst(closure, { direction: 'upstream', limit: 5, after })).toEqual({
      ...{ nodes: [], edges: [] },
    });
  });
});
