import {
  assertLimit,
  type Page,
  type PromotionQuery,
  type PromotionReader,
  type PromotionRecord,
} from '@pedigree/graph';
import { type Database } from './database';
import * as sql from './statements';

interface PromotionRow {
  at: string;
  id: string;
  record: string;
}

/** Reads the view that is kept of promotions. */
export class EmbeddedPromotions implements PromotionReader {
  constructor(private readonly db: Database) {}

  async promotion(id: string): Promise<PromotionRecord | undefined> {
    const row = this.db.read(() => this.db.get<{ record: string }>(sql.SELECT_PROMOTION, id));
    return row && recordOf(row);
  }

  async promotions(query: PromotionQuery): Promise<Page<PromotionRecord>> {
    assertLimit(query.limit);
    const rows = this.db.read(() => this.select(query));
    const items = rows.slice(0, query.limit);
    const last = items.at(-1);
    const more = rows.length > items.length && last !== undefined;
    return { items: items.map(recordOf), ...(more ? { nextCursor: cursorOf(last) } : {}) };
  }

  private select({ model, environment, verdict, after, limit }: PromotionQuery): PromotionRow[] {
    const statement = model === undefined ? sql.SELECT_PROMOTIONS : sql.SELECT_PROMOTIONS_OF;
    const [at, id] = after === undefined ? [null, null] : positionOf(after);
    const filters = [model ?? null, environment ?? null, verdict ?? null];
    return this.db.all<PromotionRow>(statement, ...filters, at, id, limit + 1);
  }
}

const recordOf = ({ record }: { record: string }): PromotionRecord =>
  JSON.parse(record) as PromotionRecord;

const cursorOf = ({ at, id }: PromotionRow): string => `${at} ${id}`;

function positionOf(cursor: string): [string, string] {
  const space = cursor.indexOf(' ');
  return [cursor.slice(0, space), cursor.slice(space + 1)];
}
