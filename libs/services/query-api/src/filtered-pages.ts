import { type Page } from '@pedigree/graph';

/** Most reads of the store for one page. */
const MOST_READS = 20;

interface Asked {
  after?: string;
  limit: number;
}

/**
 * A page of what `pick` keeps of a list that the store cannot filter so. Reads no more than is still
 * wanted at a time, so that nothing is left over. Where little is kept, a page may hold fewer than
 * `limit` items, or none, and still have a `nextCursor`: after 20 reads it is answered as it is.
 */
export async function filteredPage<T, U>(
  { after, limit }: Asked,
  read: (asked: Asked) => Promise<Page<T>>,
  pick: (items: readonly T[]) => Promise<readonly U[]> | readonly U[],
): Promise<Page<U>> {
  const kept: U[] = [];
  let next = after;
  for (let reads = 0; reads < MOST_READS && kept.length < limit; reads++) {
    const left = limit - kept.length;
    const page = await read(next === undefined ? { limit: left } : { after: next, limit: left });
    kept.push(...(await pick(page.items)));
    next = page.nextCursor;
    if (next === undefined) return { items: kept };
  }
  return next === undefined ? { items: kept } : { items: kept, nextCursor: next };
}
