import { type PromotionReader, type PromotionRecord } from '@pedigree/graph';

const PAGE = 1000;
/** Models that are asked for at once: each page reads the promotions of all of them. */
const MODELS = 500;

type Promotions = Pick<PromotionReader, 'standing'>;

/** Approvals that stand, page by page; with `models` only theirs. @throws GraphError */
export async function* standingPages(
  promotions: Promotions,
  { models, ...scope }: { models?: readonly string[]; expiringBefore?: string },
): AsyncGenerator<readonly PromotionRecord[]> {
  if (models === undefined) return yield* pages(promotions, scope);
  for (let at = 0; at < models.length; at += MODELS)
    yield* pages(promotions, { ...scope, models: models.slice(at, at + MODELS) });
}

async function* pages(
  promotions: Promotions,
  scope: { models?: readonly string[]; expiringBefore?: string },
): AsyncGenerator<readonly PromotionRecord[]> {
  let after: string | undefined;
  do {
    const from = after === undefined ? {} : { after };
    const { items, nextCursor } = await promotions.standing({ ...scope, ...from, limit: PAGE });
    if (items.length > 0) yield items;
    after = nextCursor;
  } while (after !== undefined);
}
