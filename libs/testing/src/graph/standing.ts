import { type PromotionRecord, type StandingQuery } from '@pedigree/graph';
import { type Fact, type Recording } from '@pedigree/lineage';
import { decision, minute, request, revocation, saying } from './builders';
import { type World } from './world';

/** More than one request to a store may carry. */
export const MANY = 100_000;

const said = (n: number, fact: Fact): Recording =>
  saying({ eventId: `e${n}`, occurredAt: minute(n), recordedAt: minute(n) }, [fact]);

const until = (n: number) => ({ decision: JSON.stringify({ validUntil: minute(n) }) });

/** What `standing` promises. */
export function standing(world: () => World): void {
  const find = async (w: World, query: Partial<StandingQuery> = {}): Promise<string[]> => {
    const named = query.models && { models: query.models.map(w.id) };
    const page = { after: w.prefix, limit: 100, ...query, ...named };
    const { items } = await w.graph.promotions.standing(page);
    return w.strip(items.map(({ id }) => id).filter((id) => id.startsWith(w.prefix)));
  };
  const read = async (w: World, id: string): Promise<PromotionRecord | undefined> =>
    w.strip(await w.graph.promotions.promotion(w.id(id)));

  test('what was approved stands until it is revoked', async () => {
    const w = world();
    const requests = ['a', 'b', 'c'].map((id, n) => said(n, request(id, 'm')));
    await w.record(requests);
    expect(await find(w)).toEqual([]);
    await w.record([
      said(3, decision('a', 'm')),
      said(4, decision('b', 'm', { verdict: 'blocked' })),
      said(5, decision('c', 'm')),
    ]);
    for (const query of [{}, { models: ['m'] }]) expect(await find(w, query)).toEqual(['a', 'c']);
    await w.record([said(6, revocation('a', 'm', { document: '{"because":["e9"]}' }))]);
    for (const query of [{}, { models: ['m'] }]) expect(await find(w, query)).toEqual(['c']);
    expect(await read(w, 'a')).toMatchObject({
      verdict: 'approved',
      decidedAt: minute(3),
      revokedAt: minute(6),
      revocation: '{"because":["e9"]}',
    });
  });

  test('a revocation counts in any order of arrival; the one that the broker took first stands', async () => {
    const w = world();
    await w.record([said(5, revocation('p', 'm', { document: '{"n":2}' }))]);
    expect(await read(w, 'p')).toBeUndefined();
    await w.record([said(2, decision('p', 'm'))]);
    expect(await find(w)).toEqual([]);
    expect(await read(w, 'p')).toMatchObject({ revokedAt: minute(5), revocation: '{"n":2}' });
    await w.record([said(4, revocation('p', 'm', { document: '{"n":1}' }))]);
    expect(await read(w, 'p')).toMatchObject({ revokedAt: minute(4), revocation: '{"n":1}' });
  });

  test('how long a decision holds is what its document says, and found by that', async () => {
    const w = world();
    const holding = (n: number, id: string, validUntil: unknown) =>
      said(n, decision(id, 'm', { decision: JSON.stringify({ validUntil }) }));
    await w.record([
      holding(1, 'a', '2026-01-01T02:03:00+02:00'),
      holding(2, 'b', minute(5)),
      holding(3, 'c', undefined),
      holding(4, 'd', 'soon'),
      said(5, decision('e', 'm', { decision: 'no JSON', verdict: 'blocked' })),
      holding(6, 'f', minute(2)),
      said(7, revocation('f', 'm')),
    ]);
    const ends = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((id) => read(w, id)));
    const none = [undefined, undefined, undefined];
    expect(ends.map((record) => record?.validUntil)).toEqual([minute(3), minute(5), ...none]);
    for (const query of [{}, { models: ['m'] }]) {
      const before = (expiringBefore: string) => find(w, { ...query, expiringBefore });
      expect(await before(minute(2))).toEqual([]);
      expect(await before(minute(3))).toEqual(['a']);
      expect(await before('2026-01-01T01:05:00+01:00')).toEqual(['a', 'b']);
      expect(await find(w, query)).toEqual(['a', 'b', 'c', 'd']);
    }
  });

  test('pages come in ascending order of id', async () => {
    const w = world();
    const ids = ['a', 'b', 'c', 'd', 'e'];
    await w.record(ids.toReversed().map((id, n) => said(n, decision(id, `m${n}`, until(9)))));
    const models = ids.map((_, n) => w.id(`m${n}`));
    for (const filters of [{ models }, { models, expiringBefore: minute(9) }]) {
      const seen: string[][] = [];
      let after: string | undefined;
      do {
        const query = { ...filters, limit: 2, ...(after === undefined ? {} : { after }) };
        const page = await w.graph.promotions.standing(query);
        seen.push(w.strip(page.items.map(({ id }) => id)));
        after = page.nextCursor;
      } while (after !== undefined);
      expect(seen).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
    }
    const all = await w.graph.promotions.standing({ after: w.prefix, limit: 2 });
    expect(w.strip(all)).toMatchObject({ items: [{ id: 'a' }, { id: 'b' }], nextCursor: 'b' });
  });

  test('finds those of some models, be they ever so many', async () => {
    const w = world();
    await w.record(['m1', 'm2', 'm3'].map((m, n) => said(n, decision(`p-${m}`, m, until(n)))));
    expect(await find(w, { models: ['m1', 'm3', 'm3', 'nobody'] })).toEqual(['p-m1', 'p-m3']);
    expect(await find(w, { models: [] })).toEqual([]);
    const many = Array.from({ length: MANY - 1 }, (_, n) => `other-${n}`);
    const models = [...many, 'm2'];
    expect(await find(w, { models })).toEqual(['p-m2']);
    expect(await find(w, { models, expiringBefore: minute(0) })).toEqual([]);
    expect(await find(w, { models, expiringBefore: minute(1) })).toEqual(['p-m2']);
  }, 60_000);

  test.each([{ limit: 0 }, { limit: 1.5 }, { expiringBefore: 'soon' }])(
    'refuses %j',
    async (query) => {
      await expect(find(world(), query)).rejects.toMatchObject({ code: 'rejected' });
    },
  );
}
