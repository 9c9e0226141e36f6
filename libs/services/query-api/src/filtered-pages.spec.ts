import fc from 'fast-check';
import { filteredPage } from './filtered-pages';

const listOf = (length: number) => {
  let reads = 0;
  return {
    reads: () => reads,
    read: async ({ after = '-1', limit }: { after?: string; limit: number }) => {
      reads++;
      const start = Number(after) + 1;
      const items = Array.from({ length }, (_, n) => n).slice(start, start + limit);
      const last = start + items.length - 1;
      return last < length - 1 ? { items, nextCursor: String(last) } : { items };
    },
  };
};

describe('filteredPage', () => {
  it('finds all that is kept, once, in order, in pages of at most the limit', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.boolean(), { maxLength: 200 }),
        fc.integer({ min: 1, max: 20 }),
        async (keep, limit) => {
          const { read } = listOf(keep.length);
          const found: number[] = [];
          for (let after: string | undefined, more = true; more;) {
            const asked = after === undefined ? { limit } : { after, limit };
            const page = await filteredPage(asked, read, (items) => items.filter((n) => keep[n]));
            expect(page.items.length).toBeLessThanOrEqual(limit);
            found.push(...page.items);
            more = page.nextCursor !== undefined;
            after = page.nextCursor;
          }
          expect(found).toEqual(keep.flatMap((kept, n) => (kept ? [n] : [])));
        },
      ),
    ));

  it('gives up after some reads, and says where to go on', async () => {
    const { read, reads } = listOf(1000);
    const page = await filteredPage({ limit: 10 }, read, () => []);
    expect([reads(), page]).toEqual([20, { items: [], nextCursor: '199' }]);
  });
});
