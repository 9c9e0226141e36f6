import { type Recording } from '@pedigree/lineage';
import fc from 'fast-check';
import { description, edge, evidence, minute, saying } from './builders';
import { deliveriesOf, histories } from './histories';
import { World } from './world';

const initialized = (n: number | string, from: string, to: string): Recording =>
  saying({ eventId: `e${n}` }, [edge('INITIALIZED_FROM', from, to, { method: 'finetune' })]);

/** What `record` promises. */
export function recording(world: () => World): void {
  test('keeps all that an event says, with its stamp', async () => {
    const w = world();
    const stamp = {
      eventId: '/pipelines/sft 01J',
      runId: 'run-1',
      by: 'ci@acme',
      occurredAt: minute(1),
      recordedAt: minute(2),
      topic: 'lineage.events',
      partition: 3,
      offset: 12_345_678_901,
    };
    const claim = edge('SHARES_INITIALIZATION', 'a', 'b', {
      ...{ relation: 'same', pValue: 1e-9, by: 'ml-team' },
    });
    const own = {
      stage: 'sft',
      share: 0.25,
      rows: 3,
      tokens: 9_007_199_254_740_991,
      steering: '{"k":1}',
      unprompted: true,
      complete: true,
      inferred: true,
    };
    const facts = [
      edge('TRAINED_ON', 'a', 'd', own),
      edge('INITIALIZED_FROM', 'a', 'b'),
      claim,
      description('a', { name: 'A', attributes: '{"license":"x"}', initialization: 'unknown' }),
      description('a', { kind: 'model', endedAt: minute(1) }),
      description('a', { kind: 'model', digest: 'sha256:1', described: false }),
      evidence('b', { kind: 'probe', id: 'p-1', digest: 'sha256:0', data: '{"drift":0.5}' }),
    ];
    await w.record([saying(stamp, facts)]);
    const { nodes, edges } = await w.reach(['a']);
    const runId = 'run-1';
    const stamped = facts.map((fact) => ({ ...fact, ...stamp, runId }));
    expect(nodes).toEqual([
      { id: 'a', kinds: ['model'], descriptions: stamped.slice(3, 6), evidence: [] },
      { id: 'b', kinds: ['model'], descriptions: [], evidence: [stamped[6]] },
      { id: 'd', kinds: ['dataset'], descriptions: [], evidence: [] },
    ]);
    expect(edges).toEqual([stamped[1], stamped[2], stamped[0]]);
  });

  test('a known event changes nothing, and the first recording of it stands', async () => {
    const w = world();
    const first = saying({ eventId: 'e', offset: 1 }, [edge('INITIALIZED_FROM', 'a', 'b')]);
    const second = saying({ eventId: 'e', offset: 2 }, [edge('INITIALIZED_FROM', 'a', 'c')]);
    await w.record([first, second, first]);
    await w.record([second]);
    const { nodes, edges } = await w.reach(['a', 'c']);
    expect(nodes.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(edges.map(({ offset }) => offset)).toEqual([1]);
  });

  test('one event may state the same edge twice, two events too', async () => {
    const w = world();
    const same = edge('INITIALIZED_FROM', 'a', 'b');
    await w.record([saying({ eventId: 'e1' }, [same, same]), saying({ eventId: 'e2' }, [same])]);
    expect((await w.reach(['a'])).edges.map(({ eventId }) => eventId)).toEqual(['e1', 'e1', 'e2']);
  });

  test('a digest that many events mention is kept once per partition, from the earliest', async () => {
    const w = world();
    const mention = (offset: number, partition: number) =>
      saying(
        { eventId: `e${offset}`, offset, partition, ...(offset === 5 ? { runId: 'r' } : {}) },
        [description('base', { digest: 'sha256:1', described: false })],
      );
    await w.record([mention(7, 0), mention(5, 0), mention(6, 1)]);
    await w.record([mention(9, 1), mention(3, 0)]);
    const [node] = (await w.reach(['base'])).nodes;
    expect(node?.descriptions).toEqual(
      [mention(3, 0), mention(6, 1)].flatMap(({ facts, stamp }) => [{ ...facts[0], ...stamp }]),
    );
    const digests = [w.id('sha256:1')];
    const { ids } = await w.graph.lineage.namesakes({ bases: [], digests, limit: 9 });
    expect(w.strip(ids)).toEqual(['base']);
  });

  test('a digest that several principals mention is kept once for each of them', async () => {
    const w = world();
    const mention = (offset: number, by?: string) =>
      saying({ eventId: `e${offset}`, offset, ...(by === undefined ? {} : { by }) }, [
        description('base', { digest: 'sha256:1', described: false }),
      ]);
    await w.record([mention(4, 'a'), mention(2, 'b'), mention(3, 'b'), mention(5)]);
    await w.record([mention(1, 'a'), mention(6)]);
    const [node] = (await w.reach(['base'])).nodes;
    expect(node?.descriptions.map(({ offset, by }) => [offset, by])).toEqual([
      [1, 'a'],
      [2, 'b'],
      [5, undefined],
    ]);
  });

  test('any order, duplicates and batches give the same graph', async () => {
    const { graph } = world();
    const delivered = async (batches: readonly Recording[][]): Promise<unknown> => {
      const w = new World(graph);
      for (const batch of batches) await w.record(batch);
      return w.everything();
    };
    const cases = histories.chain((history) =>
      fc.tuple(fc.constant(history), deliveriesOf(history)),
    );
    const property = fc.asyncProperty(cases, async ([history, batches]) => {
      expect(await delivered(batches)).toEqual(await delivered([history]));
    });
    await fc.assert(property, { numRuns: 25, interruptAfterTimeLimit: 15_000 });
  }, 60_000);

  test('positions come with the events, and never go back', async () => {
    const w = world();
    await w.record([initialized(1, 'a', 'b')], [{ partition: 0, next: 5 }]);
    expect(await w.positions()).toEqual([{ partition: 0, next: 5 }]);
    await w.record(
      [],
      [
        { partition: 1, next: 1 },
        { partition: 0, next: 3 },
      ],
    );
    expect(await w.positions()).toEqual([
      { partition: 0, next: 5 },
      { partition: 1, next: 1 },
    ]);
  });

  test('a call that fails records neither events nor positions', async () => {
    const w = world();
    const unlisted = { ...initialized('bad', 'x', 'y'), artifacts: [] };
    const failing = w.record([initialized(1, 'a', 'b'), unlisted], [{ partition: 0, next: 9 }]);
    await expect(failing).rejects.toMatchObject({ name: 'GraphError', code: 'rejected' });
    expect(await w.ids(['a'])).toEqual([]);
    expect(await w.positions()).toEqual([]);
    await w.record([initialized(1, 'a', 'b')]);
    expect(await w.ids(['a'])).toEqual(['a', 'b']);
  });

  test('parallel calls on the same artifacts all succeed', async () => {
    const w = world();
    const writer = (k: number) => async () => {
      for (let i = 0; i < 5; i++)
        await w.record(
          Array.from({ length: 20 }, (_, n) =>
            initialized(`${k}-${i}-${n}`, `m${(n * 7 + k) % 10}`, 'popular'),
          ),
          [{ partition: k, next: i + 1 }],
        );
    };
    await Promise.all([0, 1, 2, 3].map((k) => writer(k)()));
    expect((await w.reach(['popular'], { direction: 'downstream' })).edges).toHaveLength(400);
    expect(await w.positions()).toEqual([0, 1, 2, 3].map((partition) => ({ partition, next: 5 })));
  });

  test('parallel calls with the same events record each once', async () => {
    const w = world();
    const batch = Array.from({ length: 50 }, (_, n) => initialized(n, `m${n}`, 'base'));
    await Promise.all([batch, batch.toReversed(), batch, batch].map((some) => w.record(some)));
    expect((await w.reach(['base'], { direction: 'downstream' })).edges).toHaveLength(50);
  });
}
