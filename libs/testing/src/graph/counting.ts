import { type Counted, type Tally } from '@pedigree/graph';
import { type Fact, type Recording } from '@pedigree/lineage';
import { decision, description, edge, minute, request, revocation, saying } from './builders';
import { type World } from './world';

const EVERYTHING = 10_000_000;

/** The same traits are the same heap, in whatever order they are named. */
const keyOf = (group: Counted<object>): string =>
  JSON.stringify(
    Object.entries(group)
      .filter(([trait]) => trait !== 'count')
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

const heaps = ({ groups }: Tally<object>): Map<string, number> =>
  new Map(groups.map((group) => [keyOf(group), group.count]));

/** What `counts` promises. The graph may hold other data, so that only what is added is looked at. */
export function counting(world: () => World): void {
  type What = 'artifacts' | 'promotions' | 'deployments';

  const added = async (what: What, recordings: readonly Recording[]): Promise<object[]> => {
    const w = world();
    const before = heaps(await w.graph.counts[what](EVERYTHING));
    await w.record(recordings);
    const after: Tally<object> = await w.graph.counts[what](EVERYTHING);
    expect(after.truncated).toBe(false);
    return after.groups
      .map((group) => ({ ...group, count: group.count - (before.get(keyOf(group)) ?? 0) }))
      .filter(({ count }) => count > 0)
      .map((group) => w.strip(group));
  };
  const about = (...facts: Fact[]) =>
    saying({ eventId: JSON.stringify(facts).slice(0, 80) }, facts);

  const model = (initialization: string, count: number, placeholder = false) => ({
    ...{ kind: 'model', placeholder, initialization, count },
  });
  const dataset = (origin: string, count: number, placeholder = true) => ({
    ...{ kind: 'dataset', placeholder, origin, count },
  });

  test('models by whether it is recorded what they start from', async () => {
    const groups = await added('artifacts', [
      about(description('base', { initialization: 'random' })),
      about(description('doubtful', { initialization: 'random' })),
      saying({ eventId: 'doubt' }, [description('doubtful', { initialization: 'unknown' })]),
      about(
        description('said', { initialization: 'unknown' }),
        edge('INITIALIZED_FROM', 'said', 'b'),
      ),
      about(description('plain', { attributes: '{"initialization":"random"}' })),
      about(description('named', { name: '"initialization":"random"' })),
    ]);
    expect(groups).toHaveLength(3);
    expect(groups).toEqual(
      expect.arrayContaining([model('known', 2), model('unknown', 3), model('unknown', 1, true)]),
    );
  });

  test('datasets by who made them, the strictest word first', async () => {
    const groups = await added('artifacts', [
      about(edge('GENERATED_BY', 'made', 'teacher')),
      about(edge('DERIVED_FROM', 'mixed', 'made'), edge('DERIVED_FROM', 'kept', 'told')),
      saying(
        { eventId: 'kinds' },
        [],
        [
          { id: 'told', kind: 'dataset' },
          { id: 'obscure', kind: 'dataset' },
        ],
      ),
      origin('told', 'human'),
      origin('obscure', 'human'),
      origin('obscure', 'unknown'),
      origin('kept', 'mixed'),
    ]);
    expect(groups).toHaveLength(5);
    expect(groups).toEqual(
      expect.arrayContaining([
        model('unknown', 1, true),
        dataset('generated', 2, false),
        dataset('derived', 1, false),
        dataset('human', 1, false),
        dataset('unknown', 1, false),
      ]),
    );
  });

  test('promotions by environment, verdict, and the days of request and revocation', async () => {
    const at = (n: number, ...facts: Fact[]) =>
      saying(
        { eventId: `${n}`, occurredAt: minute(n * 1440), recordedAt: minute(n * 1440) },
        facts,
      );
    const groups = await added('promotions', [
      at(0, request('p1', 'm'), request('p2', 'm'), request('p3', 'm')),
      at(1, decision('p1', 'm'), decision('p2', 'm'), decision('p4', 'm', { verdict: 'blocked' })),
      at(2, revocation('p2', 'm')),
    ]);
    const production = { environment: 'production', day: '2026-01-01', count: 1 };
    expect(groups).toHaveLength(4);
    expect(groups).toEqual(
      expect.arrayContaining([
        production,
        { ...production, verdict: 'approved' },
        { ...production, verdict: 'approved', revokedOn: '2026-01-03' },
        { ...production, verdict: 'blocked', day: '2026-01-02' },
      ]),
    );
  });

  test('deployments by state, and says where it did not look at all', async () => {
    const deployed = (id: string, state: 'active' | 'retired'): Fact => ({
      ...{ fact: 'deployment', id, model: 'm', environment: 'production', state },
    });
    const groups = await added('deployments', [
      about(deployed('d1', 'active'), deployed('d2', 'active'), deployed('d3', 'retired')),
    ]);
    expect(groups).toHaveLength(2);
    expect(groups).toEqual(
      expect.arrayContaining([
        { state: 'active', count: 2 },
        { state: 'retired', count: 1 },
      ]),
    );
    const { groups: some, truncated } = await world().graph.counts.deployments(2);
    expect([some.reduce((sum, { count }) => sum + count, 0), truncated]).toEqual([2, true]);
  });
}

/** A dataset of that origin; `description` alone would make it a model. */
const origin = (id: string, said: 'human' | 'mixed' | 'unknown'): Recording => ({
  ...saying({ eventId: `${id} is ${said}` }, []),
  artifacts: [{ id, kind: 'dataset' }],
  facts: [description(id, { origin: said })],
});
