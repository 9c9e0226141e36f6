import { MAX_TRAIL_PAGE, type TrailQuery } from '@pedigree/graph';
import { type Fact, type Stamp } from '@pedigree/lineage';
import { decision, minute, request, review, revocation, saying } from './builders';
import { type World } from './world';

/** What `trail` promises. */
export function trailing(world: () => World): void {
  const at = (w: World, n: number, facts: readonly Fact[], stamp: Partial<Stamp> = {}) =>
    w.record([
      saying({ eventId: `e${n}`, occurredAt: minute(n), recordedAt: minute(n), ...stamp }, facts),
    ]);
  const read = async (w: World, query?: TrailQuery) =>
    w.strip(await w.graph.promotions.trail(w.id('p'), query));

  test('holds every step ever recorded, in the order in which the broker took them', async () => {
    const w = world();
    const asked = { step: 'review-requested', actor: 'ci', document: '{"rules":[]}' } as const;
    await at(w, 9, [revocation('p', 'm')], { occurredAt: minute(1) });
    await at(w, 3, [review('p', 'm', asked)]);
    await at(w, 4, [review('p', 'another')]);
    await at(w, 1, [request('p', 'm', { requestedBy: 'ci' })], { occurredAt: minute(7) });
    await at(w, 2, [decision('p', 'm', { verdict: 'blocked', decision: '{"n":1}' })]);
    await at(w, 5, [decision('p', 'm', { decision: '{"n":2}' }), decision('q', 'm')]);
    await at(w, 6, [request('p', 'm')], { recordedAt: minute(5) });
    const step = (n: number, recorded: number, entry: object) => ({
      ...{ eventId: `e${n}`, model: 'm', occurredAt: minute(n), recordedAt: minute(recorded) },
      ...entry,
    });
    expect(await read(w)).toEqual({
      items: [
        step(1, 1, { step: 'requested', actor: 'ci', occurredAt: minute(7) }),
        step(2, 2, { step: 'decided', verdict: 'blocked', document: '{"n":1}' }),
        step(3, 3, asked),
        step(4, 4, {
          ...{ step: 'reviewed', model: 'another', actor: 'a.reviewer' },
          document: '{"decision":"approve"}',
        }),
        step(5, 5, { step: 'decided', verdict: 'approved', document: '{"n":2}' }),
        step(6, 5, { step: 'requested' }),
        step(9, 9, {
          ...{ step: 'revoked', verdict: 'blocked', document: '{"verdict":"blocked"}' },
          occurredAt: minute(1),
        }),
      ],
    });
  });

  test('a promotion that only reviews or revocations name has a trail, and is no promotion', async () => {
    const w = world();
    await at(w, 1, [review('p', 'm')]);
    await at(w, 2, [revocation('p', 'm')]);
    expect(await w.graph.promotions.promotion(w.id('p'))).toBeUndefined();
    const listed = await w.graph.promotions.promotions({ model: w.id('m'), limit: 9 });
    expect(listed.items).toEqual([]);
    expect((await read(w)).items).toMatchObject([{ step: 'reviewed' }, { step: 'revoked' }]);
    await at(w, 3, [request('p', 'm')]);
    expect(await w.graph.promotions.promotion(w.id('p'))).toMatchObject({ id: w.id('p') });
    expect(await w.graph.promotions.trail(w.id('nobody'))).toEqual({ items: [] });
  });

  test('comes page by page, also where steps share an instant or an event', async () => {
    const w = world();
    const reviews = ['1', '2', '3'].map((actor) => review('p', 'm', { actor }));
    for (const n of [2, 1, 3]) await at(w, n, reviews, { recordedAt: minute(0) });
    const seen: (string | undefined)[] = [];
    let after: string | undefined;
    do {
      const query = { limit: 2, ...(after === undefined ? {} : { after }) };
      const page = await w.graph.promotions.trail(w.id('p'), query);
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map(({ eventId, actor }) => `${w.strip(eventId)} ${actor}`));
      after = page.nextCursor;
    } while (after !== undefined);
    const all = [1, 2, 3].flatMap((n) => ['1', '2', '3'].map((actor) => `e${n} ${actor}`));
    expect(seen).toEqual(all);
  });

  test(`a page holds ${MAX_TRAIL_PAGE} steps at most, and says where it goes on`, async () => {
    const w = world();
    const reviews = Array.from({ length: MAX_TRAIL_PAGE + 1 }, (_, n) =>
      saying({ eventId: `e${n}`, recordedAt: minute(n) }, [review('p', 'm')]),
    );
    await w.record(reviews);
    const first = await w.graph.promotions.trail(w.id('p'), { limit: MAX_TRAIL_PAGE + 1 });
    expect(first.items).toHaveLength(MAX_TRAIL_PAGE);
    const rest = await w.graph.promotions.trail(w.id('p'), { after: first.nextCursor ?? '' });
    expect(w.strip(rest)).toMatchObject({ items: [{ eventId: `e${MAX_TRAIL_PAGE}` }] });
    expect(rest).not.toHaveProperty('nextCursor');
  });

  test.each([{ limit: 0 }, { after: '' }, { after: 'elsewhere' }])('refuses %j', async (query) => {
    await expect(read(world(), query)).rejects.toMatchObject({ code: 'rejected' });
  });
}
