import { closureWithKin } from '@pedigree/graph';
import { type EdgeProperties } from '@pedigree/lineage';
import { edge, saying } from './builders';
import { type World } from './world';

/** What is promised of claims about initializations. */
export function relating(world: () => World): void {
  const LIMITS = { limit: 100_000, timeoutMs: 60_000 };

  const claim = (from: string, to: string, properties: EdgeProperties) =>
    saying({ eventId: `${from} ${to}` }, [edge('SHARES_INITIALIZATION', from, to, properties)]);
  const made = (from: string, to: string) =>
    saying({ eventId: `${from} of ${to}` }, [edge('INITIALIZED_FROM', from, to)]);

  const claimed = async (): Promise<string[]> => {
    const w = world();
    const { ids } = await w.graph.lineage.claimed(LIMITS);
    return w.strip(ids.filter((id) => id.startsWith(w.prefix))).sort();
  };

  test('finds what claims may relate to something, and not what was found independent', async () => {
    const w = world();
    expect(await claimed()).toEqual([]);
    await w.record([
      claim('a', 'b', { relation: 'same' }),
      claim('b', 'c', { relation: 'partial', pValue: 0.9 }),
      claim('d', 'e', { relation: 'independent' }),
      claim('e', 'f', { relation: 'independent', pValue: 0.5 }),
      claim('g', 'h', { relation: 'independent', pValue: 1e-30 }),
    ]);
    expect(await claimed()).toEqual(['a', 'b', 'c', 'g', 'h']);
    const some = await w.graph.lineage.claimed({ ...LIMITS, limit: 2 });
    expect(some).toMatchObject({ ids: { length: 2 }, truncated: true });
    const { edges } = await w.reach(['a', 'b', 'g', 'h'], { depth: 0 });
    expect(edges.map(({ properties }) => properties)).toEqual([
      { relation: 'same' },
      { relation: 'independent', pValue: 1e-30 },
    ]);
  });

  test('goes from weights to weights alone where that is asked for', async () => {
    const w = world();
    await w.record([
      ...[made('a', 'b'), made('b', 'c')],
      saying({ eventId: 'more' }, [edge('TAUGHT_BY', 'a', 't'), edge('TRAINED_ON', 'b', 'd')]),
    ]);
    expect(await w.ids(['a'], { weights: true })).toEqual(['a', 'b', 'c']);
    expect(await w.ids(['a'], { weights: true, depth: 1 })).toEqual(['a', 'b']);
    const downstream = { direction: 'downstream', weights: true } as const;
    expect(await w.ids(['c'], downstream)).toEqual(['a', 'b', 'c']);
    expect(await w.ids(['t'], downstream)).toEqual(['t']);
  });

  test('brings in with an ancestry the claims about its relatives', async () => {
    const w = world();
    await w.record([
      ...[
        made('student', 'base'),
        made('a1', 'base'),
        made('teacher', 'other'),
        made('b1', 'other'),
      ],
      saying({ eventId: 'corpus' }, [
        edge('TRAINED_ON', 'student', 'corpus'),
        edge('GENERATED_BY', 'corpus', 'teacher'),
      ]),
      claim('a1', 'b1', { relation: 'independent', evidence: 'weight-tested', pValue: 1e-9 }),
    ]);
    const query = { direction: 'upstream', roots: [w.id('student')], ...LIMITS } as const;
    const { nodes, edges } = w.strip(await closureWithKin(w.graph.lineage, query));
    expect(nodes.map(({ id }) => id)).toEqual([
      ...['a1', 'b1', 'base', 'corpus', 'other', 'student', 'teacher'],
    ]);
    expect(edges).toHaveLength(7);
  });
}
