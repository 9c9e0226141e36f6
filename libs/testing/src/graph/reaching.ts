import { description, edge, saying } from './builders';
import { type World } from './world';

const line = (w: World, ...ids: string[]): Promise<void> =>
  w.record(
    ids.slice(1).map((to, n) => {
      const from = ids[n]!;
      return saying({ eventId: `${from} ${to}` }, [edge('INITIALIZED_FROM', from, to)]);
    }),
  );

/** What `reach` promises. */
export function reaching(world: () => World): void {
  test('goes upstream over all edges of transmission, and downstream', async () => {
    const w = world();
    await w.record([
      saying({ eventId: '1' }, [
        edge('INITIALIZED_FROM', 's', 'base'),
        edge('TRAINED_ON', 's', 'd'),
      ]),
      saying({ eventId: '2' }, [edge('DERIVED_FROM', 'd', 'd0'), edge('GENERATED_BY', 'd0', 't')]),
      saying({ eventId: '3' }, [edge('TAUGHT_BY', 't', 'judge')]),
    ]);
    expect(await w.ids(['s'])).toEqual(['base', 'd', 'd0', 'judge', 's', 't']);
    expect(await w.ids(['judge'], { direction: 'downstream' })).toEqual([
      'd',
      'd0',
      'judge',
      's',
      't',
    ]);
    expect((await w.reach(['s'])).truncated).toBe(false);
  });

  test('does not follow claims, and answers those between what it found', async () => {
    const w = world();
    await line(w, 's', 'a');
    await w.record([
      saying({ eventId: 'c1' }, [edge('SHARES_INITIALIZATION', 'a', 's', { relation: 'same' })]),
      saying({ eventId: 'c2' }, [edge('SHARES_INITIALIZATION', 'a', 'z', { relation: 'same' })]),
    ]);
    const { nodes, edges } = await w.reach(['s']);
    expect(nodes.map(({ id }) => id)).toEqual(['a', 's']);
    expect(edges.map(({ type, to }) => [type, to])).toEqual([
      ['INITIALIZED_FROM', 'a'],
      ['SHARES_INITIALIZATION', 's'],
    ]);
  });

  test('depth bounds the hops from any root; 0 is the roots and what is between them', async () => {
    const w = world();
    await line(w, 'a', 'b', 'c', 'd', 'e');
    expect(await w.ids(['a'], { depth: 2 })).toEqual(['a', 'b', 'c']);
    expect(await w.ids(['a', 'c'], { depth: 1 })).toEqual(['a', 'b', 'c', 'd']);
    expect(await w.ids(['d'], { depth: 1, direction: 'downstream' })).toEqual(['c', 'd']);
    const roots = await w.reach(['a', 'b', 'd'], { depth: 0 });
    expect(roots.nodes.map(({ id }) => id)).toEqual(['a', 'b', 'd']);
    expect(roots.edges.map(({ from, to }) => [from, to])).toEqual([['a', 'b']]);
  });

  test('limit cuts far from the root and says so', async () => {
    const w = world();
    await line(w, 'a', 'b', 'c', 'd');
    for (const depth of [undefined, 9])
      for (const [limit, ids] of [
        [2, ['a', 'b']],
        [4, ['a', 'b', 'c', 'd']],
      ] as const) {
        const bound = depth === undefined ? {} : { depth };
        const { nodes, edges, truncated } = await w.reach(['a'], { limit, ...bound });
        expect(nodes.map(({ id }) => id)).toEqual(ids);
        expect(edges).toHaveLength(limit - 1);
        expect(truncated).toBe(limit < 4);
      }
  });

  test('leaves unknown roots out, repeats none, and keeps what was asked', async () => {
    const w = world();
    await line(w, 'a', 'b');
    const { roots, nodes } = await w.reach(['nobody', 'a', 'a']);
    expect(roots).toEqual(['nobody', 'a', 'a']);
    expect(nodes.map(({ id }) => id)).toEqual(['a', 'b']);
    expect((await w.reach([])).nodes).toEqual([]);
  });

  test('ends on cycles', async () => {
    const w = world();
    await line(w, 'a', 'b', 'c', 'a', 'a');
    const { nodes, edges } = await w.reach(['b']);
    expect(nodes).toHaveLength(3);
    expect(edges).toHaveLength(4);
  });

  test('a ladder of 30 rungs has 2^30 paths and is read at once', async () => {
    const w = world();
    const rungs = Array.from({ length: 30 }, (_, n) =>
      saying(
        { eventId: `rung ${n}` },
        ['l', 'r'].flatMap((near) =>
          ['l', 'r'].map((far) => edge('INITIALIZED_FROM', `${near}${n}`, `${far}${n + 1}`)),
        ),
      ),
    );
    await w.record(rungs);
    const { nodes, edges } = await w.reach(['l0'], { timeoutMs: 10_000 });
    expect([nodes.length, edges.length]).toEqual([61, 120 - 2]);
    expect(await w.ids(['l0'], { timeoutMs: 10_000, depth: 29 })).toHaveLength(59);
  });

  test('a chain of 10,000 is read whole; a read that may not take its time fails with timeout', async () => {
    const w = world();
    const chain = Array.from({ length: 10_000 }, (_, n) =>
      saying({ eventId: `link ${n}` }, [edge('INITIALIZED_FROM', `c${n}`, `c${n + 1}`)]),
    );
    for (let at = 0; at < chain.length; at += 1000) await w.record(chain.slice(at, at + 1000));
    const { nodes, edges, truncated } = await w.reach(['c0'], { timeoutMs: 30_000 });
    expect([nodes.length, edges.length, truncated]).toEqual([10_001, 10_000, false]);
    expect(await w.ids(['c10000'], { direction: 'downstream', depth: 5_000 })).toHaveLength(5_001);
    await expect(w.reach(['c0'], { timeoutMs: 1 })).rejects.toMatchObject({
      name: 'GraphError',
      code: 'timeout',
      retriable: true,
    });
    await expect(w.reach(['c0'], { timeoutMs: 0 })).rejects.toMatchObject({ code: 'timeout' });
  }, 110_000);

  test.each([{ depth: -1 }, { depth: 1.5 }, { depth: NaN }, { limit: 0 }, { limit: 2.5 }])(
    'refuses %j',
    async (query) => {
      await expect(world().reach(['a'], query)).rejects.toMatchObject({ code: 'rejected' });
    },
  );

  test.each([
    "') DETACH DELETE n //",
    "'; DROP TABLE artifact; --",
    '`} RETURN 1 // \\u0027',
    'a@b@c',
    '日本語/модель/🦉 "quoted" \\back\\slash\ttab\nline',
    '%_*?$x{}[]',
    'x'.repeat(1024 - 40),
    ' leading and trailing ',
    '__proto__',
  ])('takes any text for an id: %#', async (id) => {
    const w = world();
    const said = description(id, { name: id, attributes: JSON.stringify({ id }) });
    await w.record([
      saying({ eventId: id, runId: id }, [edge('TRAINED_ON', id, `${id}2`, { by: id }), said]),
    ]);
    const { nodes, edges } = await w.reach([id]);
    expect(nodes.map((node) => node.id).sort()).toEqual([id, `${id}2`].sort());
    expect(edges).toMatchObject([{ from: id, properties: { by: id }, eventId: id, runId: id }]);
    expect(nodes.flatMap(({ descriptions }) => descriptions)).toMatchObject([said]);
  });

  test('what no store can keep is refused in an id, and replaced elsewhere', async () => {
    const w = world();
    for (const id of ['nul\0', 'half \ud83e']) {
      const failing = w.record([saying({ eventId: '1' }, [description(id)])]);
      await expect(failing).rejects.toMatchObject({ code: 'rejected' });
    }
    await w.record([saying({ eventId: '2' }, [description('a', { name: 'n\0ul \ud83e' })])]);
    const [node] = (await w.reach(['a'])).nodes;
    expect(node?.descriptions[0]?.name).toBe('n\uFFFDul \uFFFD');
  });
}
