import { type PromotionReader, type PromotionRecord } from '@pedigree/graph';

const PAGE = 1000;

/** Approvals that stand, page by page. @throws GraphError */
export async function* standingPages(
  promotions: Pick<PromotionReader, 'standing'>,
  scope: { models?: readonly string[]; expiringBefore?: string },
): AsyncGenerator<readonly PromotionRecord[]> {
  let after: string | undefined;
  do {
    const from = after === undefined ? {} : { after };
    const { items, nextCursor } = await promotions.standing({ ...scope, ...from, limit: PAGE });
    yield items;
    after = nextCursor;
  } while (after !== undefined);
}
