import {
  assertLimit,
  DEFAULT_READ_TIMEOUT_MS,
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
import neo4j from 'neo4j-driver';
import { type Connection, type Parameters } from './connection';
import * as cypher from './read-statements';
import { historyFactOf, type HistoryRow, without } from './rows';

/** A promotion with the time it is listed by. */
type PromotionView = PromotionRecord & { at: string };

interface PromotionRow {
  promotion: PromotionView;
}

/** After every RFC 3339 time. */
const END_OF_TIME = '~';

/** Reads the view that is kept of promotions, and their steps. */
export class Neo4jPromotions implements PromotionReader {
  constructor(private readonly connection: Connection) {}

  async promotion(id: string): Promise<PromotionRecord | undefined> {
    const [row] = await this.read<PromotionRow>(cypher.SELECT_PROMOTION, { id });
    return row && recordOf(row);
  }

  async promotions(query: PromotionQuery): Promise<Page<PromotionRecord>> {
    assertLimit(query.limit);
    const { after, limit, ...filters } = query;
    const names = (['model', 'environment', 'verdict'] as const).filter(
      (name) => filters[name] !== undefined,
    );
    const [at, id] = after === undefined ? [END_OF_TIME, ''] : positionOf(after);
    const parameters = { ...filters, at, id, most: neo4j.int(limit + 1) };
    const rows = await this.read<PromotionRow>(cypher.promotions(names), parameters);
    return pageOf(rows, limit, recordOf, ({ promotion }) => `${promotion.at} ${promotion.id}`);
  }

  async standing(query: StandingQuery): Promise<Page<PromotionRecord>> {
    assertLimit(query.limit);
    const { models, after = '', limit } = query;
    const end = expiryOf(query);
    const statement = statementFor(models, end);
    const asked = { models: [...new Set(models)], end, after, most: neo4j.int(limit + 1) };
    const rows = await this.read<PromotionRow>(statement, asked);
    return pageOf(rows, limit, recordOf, ({ promotion }) => promotion.id);
  }

  async trail(id: string, query: TrailQuery = {}): Promise<Page<TrailEntry>> {
    const limit = trailLimit(query);
    const { recordedAt, eventId, index } = trailPlace(query.after);
    const place = { recordedAt, eventId, index: neo4j.int(index) };
    const asked = { id, ...place, most: neo4j.int(limit + 1) };
    const rows = await this.read<HistoryRow>(cypher.SELECT_TRAIL, asked);
    return pageOf(rows, limit, entryOf, cursorOf);
  }

  private read<Row extends object>(statement: string, parameters: Parameters): Promise<Row[]> {
    return this.connection.read<Row>(statement, parameters, DEFAULT_READ_TIMEOUT_MS);
  }
}

/** @param rows one more than `limit` where there are more */
function pageOf<Row, T>(
  rows: readonly Row[],
  limit: number,
  itemOf: (row: Row) => T,
  nextOf: (row: Row) => string,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items: shown.map(itemOf), ...(more ? { nextCursor: nextOf(last) } : {}) };
}

function statementFor(models: readonly string[] | undefined, end: string | undefined): string {
  const { all, allUntil, of, ofUntil } = cypher.SELECT_STANDING;
  if (models === undefined) return end === undefined ? all : allUntil;
  return end === undefined ? of : ofUntil;
}

const recordOf = ({ promotion }: PromotionRow): PromotionRecord => without(promotion, 'at');

const entryOf = (row: HistoryRow): TrailEntry =>
  trailEntryOf(historyFactOf<PromotionFact>('promotion', row));

const cursorOf = ({ stamp, eventId, fact }: HistoryRow): string =>
  trailCursor({ recordedAt: String(stamp['recordedAt']), eventId, index: Number(fact['index']) });

function positionOf(cursor: string): [string, string] {
  const space = cursor.indexOf(' ');
  return [cursor.slice(0, space), cursor.slice(space + 1)];
}
