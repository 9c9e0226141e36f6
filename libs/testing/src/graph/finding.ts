import { type ArtifactQuery } from '@pedigree/graph';
import { description, edge, evidence, saying } from './builders';
import { type World } from './world';

const DIGEST = 'sha256:1';

/** What `namesakes` and `artifacts` promise. */
export function finding(world: () => World): void {
  const list = async (w: World, query: Omit<ArtifactQuery, 'limit'>, limit = 100) => {
    const search = query.search === undefined ? w.prefix : query.search;
    return w.strip(await w.graph.lineage.artifacts({ ...query, search, limit }));
  };
  const idsOf = async (w: World, query: Omit<ArtifactQuery, 'limit'>): Promise<string[]> =>
    (await list(w, query)).items.map(({ id }) => id);

  test('namesakes are the versions of a name, the name itself, and what has the digest', async () => {
    const w = world();
    const described = ['m', 'm@1', 'm@2', 'mm@1', 'other'].map((id) => description(id));
    const same = description('copy', { digest: DIGEST, described: false });
    await w.record([saying({ eventId: '1' }, [...described, same])]);
    const find = async (bases: string[], digests: string[], limit = 10, known: string[] = []) => {
      const names = { ids: known.map(w.id), bases: bases.map(w.id), digests: digests.map(w.id) };
      const query = { ...names, limit };
      const { ids, truncated } = await w.graph.lineage.namesakes(query);
      return { ids: w.strip(ids).toSorted(), truncated };
    };
    expect(await find(['m'], [])).toEqual({ ids: ['m', 'm@1', 'm@2'], truncated: false });
    expect(await find([], [DIGEST])).toEqual({ ids: ['copy'], truncated: false });
    expect((await find(['mm', 'nobody'], [DIGEST, 'sha256:9'])).ids).toEqual(['copy', 'mm@1']);
    expect(await find(['m'], [], 3)).toMatchObject({ truncated: false });
    expect(await find(['m'], [], 2)).toMatchObject({ ids: { length: 2 }, truncated: true });
    expect(await find([], [])).toEqual({ ids: [], truncated: false });
    const some = ['m', 'nobody', 'm@2', 'm@9'];
    expect(await find([], [], 10, some)).toEqual({ ids: ['m', 'm@2'], truncated: false });
    expect((await find(['mm'], [DIGEST], 10, some)).ids).toEqual(['copy', 'm', 'm@2', 'mm@1']);
  });

  test('an artifact is a placeholder until an event registers it, or says what made it', async () => {
    const w = world();
    const placeholders = async () =>
      (await list(w, {})).items.filter(({ placeholder }) => placeholder).map(({ id }) => id);
    await w.record([
      saying(
        { eventId: '1' },
        [
          edge('TRAINED_ON', 'made', 'data'),
          edge('SHARES_INITIALIZATION', 'claimed', 'made'),
          description('digested', { digest: DIGEST, described: false }),
          evidence('flagged'),
          description('registered'),
        ],
        [{ id: 'mentioned', kind: 'model' }],
      ),
    ]);
    expect(await placeholders()).toEqual(['claimed', 'data', 'digested', 'flagged', 'mentioned']);
    await w.record([
      saying({ eventId: '2' }, [description('digested'), edge('DERIVED_FROM', 'data', 'd0')]),
    ]);
    expect(await placeholders()).toEqual(['claimed', 'd0', 'flagged', 'mentioned']);
  });

  test('artifacts come in order of id, page by page, by kind', async () => {
    const w = world();
    const ids = ['a', 'b', 'c', 'd', 'e'];
    await w.record(
      ids.map((id) => saying({ eventId: id }, [edge('TRAINED_ON', `m-${id}`, `d-${id}`)])),
    );
    const seen: string[] = [];
    for (let after: string | undefined = ''; after !== undefined;) {
      const page = await w.graph.lineage.artifacts({ search: w.prefix, after, limit: 3 });
      expect(page.items.length).toBeLessThanOrEqual(3);
      seen.push(...page.items.map(({ id }) => id));
      after = page.nextCursor;
    }
    expect(w.strip(seen)).toEqual([...ids.map((id) => `d-${id}`), ...ids.map((id) => `m-${id}`)]);
    expect(await idsOf(w, { kind: 'model' })).toEqual(ids.map((id) => `m-${id}`));
    expect(await idsOf(w, { kind: 'dataset' })).toEqual(ids.map((id) => `d-${id}`));
    expect(await list(w, {}, 10)).not.toHaveProperty('nextCursor');
  });

  test('search finds part of an id or of any name ever given, whatever the case', async () => {
    const w = world();
    const named = (eventId: string, minutes: string, name: string) =>
      saying({ eventId, occurredAt: minutes }, [description('x', { name })]);
    await w.record([
      named('late', '2026-01-02T00:00:00.000Z', `${w.prefix}Größe Café`),
      named('early', '2026-01-01T00:00:00.000Z', `${w.prefix}Owl`),
      saying({ eventId: 'other' }, [description('Y-Model')]),
    ]);
    for (const search of ['owl', 'OWL', 'größe CAFÉ', 'X'])
      expect(await idsOf(w, { search: `${w.prefix.toUpperCase()}${search}` })).toEqual(['x']);
    expect(await idsOf(w, { search: `${w.prefix}y-mODEL` })).toEqual(['Y-Model']);
    expect((await list(w, {})).items).toMatchObject([
      { id: 'Y-Model' },
      { id: 'x', name: 'Größe Café' },
    ]);
  });

  test.each(['%', '_', '*', '?', '\\', "'", '"', '.', '^', '~'])(
    'search takes %s as it is written',
    async (character) => {
      const w = world();
      await w.record([
        saying({ eventId: '1' }, [
          description(`a${character}b`),
          description('aXb'),
          description('ab'),
        ]),
      ]);
      expect(await idsOf(w, { search: `${w.prefix}a${character}b` })).toEqual([`a${character}b`]);
    },
  );

  test('kinds that contradict each other are both shown', async () => {
    const w = world();
    const both = [edge('TRAINED_ON', 'm', 'x'), edge('INITIALIZED_FROM', 'm', 'x')];
    await w.record([saying({ eventId: '1' }, both)]);
    expect((await w.reach(['x'])).nodes).toMatchObject([{ kinds: ['dataset', 'model'] }]);
    expect(await idsOf(w, { kind: 'dataset' })).toEqual([]);
    expect(await idsOf(w, { kind: 'model' })).toEqual(['m', 'x']);
  });

  test('what it was made as decides the kind, and without a word it is a model', async () => {
    const w = world();
    const told = (id: string, kind: 'model' | 'dataset', described = true) =>
      saying({ eventId: `${id} ${kind}` }, [description(id, { kind, described })]);
    const both = ['a', 'b', 'c', 'd'].flatMap((id) => [
      edge('TRAINED_ON', 'm', id),
      edge('INITIALIZED_FROM', 'm', id),
    ]);
    await w.record([
      saying({ eventId: '1' }, both),
      ...[told('a', 'dataset'), told('b', 'model'), told('c', 'dataset', false)],
      ...[told('d', 'dataset'), told('d', 'model')],
      { ...saying({ eventId: '2' }, []), artifacts: [{ id: 'z' }] },
    ]);
    const { items } = await list(w, {});
    const kinds = Object.fromEntries(items.map(({ id, kind }) => [id, kind]));
    const model = 'model';
    expect(kinds).toEqual({ a: 'dataset', b: model, c: model, d: model, m: model, z: model });
    expect(await idsOf(w, { kind: 'dataset' })).toEqual(['a']);
    expect(await idsOf(w, { kind: model })).toEqual(['b', 'c', 'd', 'm', 'z']);
    const { nodes } = await w.reach(['z']);
    expect(nodes).toEqual([{ id: 'z', kinds: [], descriptions: [], evidence: [] }]);
  });
}
