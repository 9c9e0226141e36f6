import { closureIds, closureOf, closureParts, IDS_AT_ONCE, type ReachQuery } from '@pedigree/graph';
import { type Subgraph } from '@pedigree/lineage';
import { description, edge, evidence, saying } from './builders';
import { type World } from './world';

const SECONDS = 60_000;

/** What a `ClosureReader` promises. */
export function streaming(world: () => World): void {
  const frontier = async (
    w: World,
    ids: string[],
    direction: 'upstream' | 'downstream',
    limit = 99,
  ) =>
    w.strip(
      await w.graph.closures.frontier({
        ...{ ids: ids.map(w.id), direction, limit },
        timeoutMs: SECONDS,
      }),
    );
  const facts = async (w: World, ids: string[]) =>
    w.strip(await w.graph.closures.facts({ ids: ids.map(w.id), timeoutMs: SECONDS }));

  const story = [
    saying({ eventId: '1' }, [
      edge('INITIALIZED_FROM', 's', 'base', { method: 'finetune' }),
      edge('TRAINED_ON', 's', 'd', { share: 0.5 }),
      description('s', { digest: 'sha256:1' }),
    ]),
    saying({ eventId: '2' }, [
      edge('GENERATED_BY', 'd', 't'),
      edge('SHARES_INITIALIZATION', 's', 'z', { relation: 'same' }),
      description('s', { digest: 'sha256:2', described: false }),
      description('base', { digest: 'sha256:1', described: false }),
      evidence('s'),
    ]),
    saying({ eventId: '3' }, [edge('TRAINED_ON', 's', 'd')]),
  ];

  test('a frontier is where edges of transmission lead, and the digests of where they start', async () => {
    const w = world();
    await w.record(story);
    const up = await frontier(w, ['s', 'nobody', 's', 'd'], 'upstream');
    expect(up.known.toSorted()).toEqual(['d', 's']);
    expect(up.next.toSorted()).toEqual(['base', 'd', 't']);
    expect(up.digests.toSorted()).toEqual([
      ['s', 'sha256:1'],
      ['s', 'sha256:2'],
    ]);
    const down = await frontier(w, ['base', 'd'], 'downstream');
    expect(down).toMatchObject({ next: ['s'], digests: [['base', 'sha256:1']] });
    expect((await frontier(w, ['s'], 'upstream', 1)).next).toHaveLength(1);
    expect(await frontier(w, [], 'upstream')).toEqual({ known: [], digests: [], next: [] });
  });

  test('facts are all that reach answers of some artifacts, with the edges that leave them', async () => {
    const w = world();
    await w.record(story);
    const { nodes, edges } = await facts(w, ['s', 'd', 'nobody', 's']);
    const whole = await w.reach(['s', 'd', 'z']);
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    expect(nodes.toSorted(byId)).toEqual(
      whole.nodes
        .filter(({ id }) => id === 's' || id === 'd')
        .map((node) =>
          expect.objectContaining({
            id: node.id,
            kinds: node.kinds,
            descriptions: expect.arrayContaining([...node.descriptions]),
            evidence: node.evidence,
          }),
        ),
    );
    const keyOf = (each: object) => JSON.stringify(each, Object.keys(each).sort());
    const leaving = whole.edges.filter(({ from }) => from === 's' || from === 'd');
    expect(leaving).toHaveLength(5);
    expect(edges.map(keyOf).toSorted()).toEqual(leaving.map(keyOf).toSorted());
    expect(await facts(w, [])).toEqual({ nodes: [], edges: [] });
  });

  test('read piece by piece, a closure is the one that is read at once', async () => {
    const w = world();
    const models = Array.from({ length: IDS_AT_ONCE + 100 }, (_, n) => `m${n}@1`);
    await w.record([
      ...models.map((id) =>
        saying({ eventId: id }, [
          edge('INITIALIZED_FROM', id, 'base', { method: 'finetune' }),
          description(id, { digest: `sha256:${id}` }),
        ]),
      ),
      saying({ eventId: 'copy' }, [description('copy', { digest: 'sha256:m7@1' })]),
      saying({ eventId: 'pin' }, [description('base@1', { digest: 'sha256:base' })]),
      saying({ eventId: 'more' }, [edge('DERIVED_FROM', 'd', 'copy')]),
    ]);
    const query: ReachQuery = {
      ...{ roots: [w.id('base')], direction: 'downstream' },
      ...{ limit: 10_000, timeoutMs: SECONDS },
    };
    const whole = await closureOf(w.graph.lineage, query);
    const { ids, truncated } = await closureIds(w.graph, query);
    expect([...ids].toSorted()).toEqual(whole.nodes.map(({ id }) => id));
    expect([ids.size, truncated]).toEqual([IDS_AT_ONCE + 104, false]);
    const parts: Pick<Subgraph, 'nodes' | 'edges'>[] = [];
    for await (const part of closureParts(w.graph.closures, ids, SECONDS)) parts.push(part);
    expect(
      parts
        .flatMap(({ nodes }) => nodes)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(whole.nodes.map(({ id }) => id));
    const ends = ({ type, from, to }: { type: string; from: string; to: string }) =>
      [type, from, to].join(' ');
    expect(
      parts
        .flatMap(({ edges }) => edges)
        .map(ends)
        .toSorted(),
    ).toEqual(whole.edges.map(ends).toSorted());
    const cut = await closureIds(w.graph, { ...query, limit: 50 });
    expect([cut.ids.size, cut.truncated]).toEqual([50, true]);
  });

  test('a limit of nothing is refused', async () => {
    const { closures } = world().graph;
    const failing = closures.frontier({
      ...{ ids: Array.from({ length: IDS_AT_ONCE }, (_, n) => `${n}`), direction: 'upstream' },
      ...{ limit: 0, timeoutMs: SECONDS },
    });
    await expect(failing).rejects.toMatchObject({ name: 'GraphError', code: 'rejected' });
  });
}
