import { type PromotionQuery } from '@pedigree/graph';
import { type Fact, type Stamp } from '@pedigree/lineage';
import { decision, minute, request, saying } from './builders';
import { type World } from './world';

/** What the histories of promotions, deployments and runs promise. */
export function promoting(world: () => World): void {
  const at = (w: World, n: number, fact: Fact, stamp: Partial<Stamp> = {}) =>
    w.record([
      saying({ eventId: `e${n}`, occurredAt: minute(n), recordedAt: minute(n), ...stamp }, [fact]),
    ]);
  const read = async (w: World, id: string) =>
    w.strip(await w.graph.promotions.promotion(w.id(id)));
  const list = async (w: World, query: Partial<PromotionQuery> = {}) => {
    const named = { environment: w.id('production'), limit: 100, ...query };
    return (await w.graph.promotions.promotions(named)).items.map(({ id }) => w.strip(id));
  };

  test('a promotion is requested, then decided, in either order of arrival', async () => {
    const w = world();
    const asked = request('p', 'm', { requestedBy: 'ci' });
    const decided = decision('p', 'm', { verdict: 'blocked', decision: '{"verdict":"blocked"}' });
    await at(w, 1, asked);
    const requested = {
      id: 'p',
      model: 'm',
      environment: 'production',
      requestedBy: 'ci',
      requestedAt: minute(1),
      requestKey: 'e1',
    };
    expect(await read(w, 'p')).toEqual(requested);
    await at(w, 2, decided);
    const outcome = {
      verdict: 'blocked',
      decision: '{"verdict":"blocked"}',
      decidedAt: minute(2),
      decisionKey: 'e2',
    };
    expect(await read(w, 'p')).toEqual({ ...requested, ...outcome });
    await at(w, 4, { ...decided, id: 'q' });
    expect(await read(w, 'q')).toMatchObject({ model: 'm', verdict: 'blocked' });
    await at(w, 3, { ...asked, id: 'q' });
    expect(await read(w, 'q')).toMatchObject({
      requestedAt: minute(3),
      decidedAt: minute(4),
      requestedBy: 'ci',
    });
    expect(await read(w, 'nobody')).toBeUndefined();
  });

  test('the decision that the broker took first stands, whatever time a later one claims', async () => {
    const w = world();
    const recordedAt = minute(9);
    await at(w, 1, decision('p', 'm', { verdict: 'approved', decision: '{"n":2}' }), {
      recordedAt,
    });
    await at(w, 2, decision('p', 'm', { verdict: 'blocked', decision: '{"n":1}' }));
    expect(await read(w, 'p')).toMatchObject({
      verdict: 'blocked',
      decision: '{"n":1}',
      decisionKey: 'e2',
    });
    await at(w, 3, decision('p', 'm', { verdict: 'approved', decision: '{"n":3}' }));
    expect(await read(w, 'p')).toMatchObject({ verdict: 'blocked', decision: '{"n":1}' });
  });

  test('the request that the broker took first stands, and is named by its key', async () => {
    const w = world();
    await at(w, 2, request('p', 'm2'));
    await at(w, 1, request('p', 'm1'));
    await at(w, 3, request('p', 'm3'), { occurredAt: minute(0) });
    expect(await read(w, 'p')).toMatchObject({ model: 'm1', requestKey: 'e1' });
  });

  test('promotions are listed newest request first, page by page', async () => {
    const w = world();
    for (const n of [3, 1, 2, 5, 4]) await at(w, n, request(`p${n}`, 'm'));
    await at(w, 9, request('p0', 'm'), { occurredAt: minute(1) });
    expect(await list(w)).toEqual(['p5', 'p4', 'p3', 'p2', 'p1', 'p0']);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const query = { environment: w.id('production'), limit: 2, ...(after ? { after } : {}) };
      const page = await w.graph.promotions.promotions(query);
      seen.push(...page.items.map(({ id }) => w.strip(id)));
      after = page.nextCursor;
    } while (after !== undefined);
    expect(seen).toEqual(['p5', 'p4', 'p3', 'p2', 'p1', 'p0']);
  });

  test('promotions are found by model, environment and verdict', async () => {
    const w = world();
    await at(w, 1, request('p1', 'm1'));
    await at(w, 2, request('p2', 'm2'));
    await at(w, 3, decision('p2', 'm2', { verdict: 'blocked' }));
    await at(w, 4, request('p3', 'm2', { environment: 'staging' }));
    await at(w, 5, decision('p1', 'm1', { verdict: 'approved' }));
    expect(await list(w, { model: w.id('m2') })).toEqual(['p2']);
    expect(await list(w, { model: w.id('m2'), environment: w.id('staging') })).toEqual(['p3']);
    expect(await list(w, { verdict: 'blocked' })).toEqual(['p2']);
    expect(await list(w, { verdict: 'approved', model: w.id('m2') })).toEqual([]);
    const all = await w.graph.promotions.promotions({ model: w.id('m2'), limit: 9 });
    expect(w.strip(all.items.map(({ id }) => id))).toEqual(['p3', 'p2']);
  });

  test('a run is as its latest event left it; at one instant a terminal state counts', async () => {
    const w = world();
    const state = (name: string): Fact => ({ fact: 'run', id: 'r', state: name });
    await at(w, 2, state('COMPLETE'));
    await at(w, 3, state('RUNNING'), { occurredAt: minute(2) });
    await at(w, 1, { fact: 'run', id: 'r', state: 'START', name: 'sft', startedAt: minute(1) });
    expect(w.strip(await w.graph.history.run(w.id('r')))).toEqual({
      id: 'r',
      state: 'COMPLETE',
      name: 'sft',
      startedAt: minute(1),
      updatedAt: minute(2),
    });
    expect(await w.graph.history.run(w.id('nobody'))).toBeUndefined();
  });
}
