import {
  assertLimit,
  expiryOf,
  type Page,
  type PromotionQuery,
  type PromotionReader,
  type PromotionRecord,
  type StandingQuery,
  trailCursor,
  type TrailEntry,
  trailEntryOf,
  trailLimit,
  trailPlace,
  type TrailQuery,
} from '@pedigree/graph';
import { type PromotionFact } from '@pedigree/lineage';
import { type Database, type Parameter } from './database';
import { factOf, type StampRow } from './rows';
import * as sql from './statements';

interface StandingRow {
  id: string;
  record: string;
}

interface PromotionRow extends StandingRow {
  at: string;
}

type TrailRow = [index: number, fact: string, ...StampRow];

/** Reads the view that is kept of promotions, and their steps. */
export class EmbeddedPromotions implements PromotionReader {
  constructor(private readonly db: Database) {}

  async promotion(id: string): Promise<PromotionRecord | undefined> {
    const row = this.db.read(() => this.db.get<{ record: string }>(sql.SELECT_PROMOTION, id));
    return row && recordOf(row);
  }

  async promotions(query: PromotionQuery): Promise<Page<PromotionRecord>> {
    assertLimit(query.limit);
    const rows = this.db.read(() => this.select(query));
    return pageOf(rows, query.limit, recordOf, cursorOf);
  }

  async standing(query: StandingQuery): Promise<Page<PromotionRecord>> {
    assertLimit(query.limit);
    const end = expiryOf(query) ?? null;
    const rows = this.db.read(() => this.selectStanding(query, end));
    return pageOf(rows, query.limit, recordOf, ({ id }) => id);
  }

  async trail(id: string, query: TrailQuery = {}): Promise<Page<TrailEntry>> {
    const limit = trailLimit(query);
    const rows = this.db.read(() => this.selectTrail(id, query.after, limit + 1));
    return pageOf(rows, limit, entryOf, trailCursorOf);
  }

  private select({ model, environment, verdict, after, limit }: PromotionQuery): PromotionRow[] {
    const statement = model === undefined ? sql.SELECT_PROMOTIONS : sql.SELECT_PROMOTIONS_OF;
    const [at, id] = after === undefined ? [null, null] : positionOf(after);
    const filters = [model ?? null, environment ?? null, verdict ?? null];
    return this.db.all<PromotionRow>(statement, ...filters, at, id, limit + 1);
  }

  private selectStanding({ models, after = '', limit }: StandingQuery, end: string | null) {
    const all = (statement: string, ...more: Parameter[]) =>
      this.db.all<StandingRow>(statement, after, limit + 1, ...more);
    if (models !== undefined)
      return all(sql.SELECT_STANDING_OF, end, JSON.stringify([...new Set(models)]));
    return end === null ? all(sql.SELECT_STANDING) : all(sql.SELECT_EXPIRING, end);
  }

  private selectTrail(id: string, after: string | undefined, most: number): TrailRow[] {
    const { recordedAt, eventId, index } = trailPlace(after);
    return this.db.tuples<TrailRow>(sql.SELECT_TRAIL, id, recordedAt, eventId, index, most);
  }
}

/** @param rows one more than `limit` where there are more */
function pageOf<Row, T>(
  rows: readonly Row[],
  limit: number,
  itemOf: (row: Row) => T,
  cursorOf: (row: Row) => string,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items: shown.map(itemOf), ...(more ? { nextCursor: cursorOf(last) } : {}) };
}

const recordOf = ({ record }: { record: string }): PromotionRecord =>
  JSON.parse(record) as PromotionRecord;

const entryOf = ([, fact, ...stamp]: TrailRow): TrailEntry =>
  trailEntryOf(factOf<PromotionFact>(fact, stamp));

const trailCursorOf = ([index, , eventId, , , recordedAt]: TrailRow): string =>
  trailCursor({ recordedAt, eventId, index });

const cursorOf = ({ at, id }: PromotionRow): string => `${at} ${id}`;

function positionOf(cursor: string): [string, string] {
  const space = cursor.indexOf(' ');
  return [cursor.slice(0, space), cursor.slice(space + 1)];
}
