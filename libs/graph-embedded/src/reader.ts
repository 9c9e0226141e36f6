import { setImmediate } from 'node:timers/promises';
import { type Position } from '@pedigree/events';
import {
  type ArtifactQuery,
  type ArtifactSummary,
  assertLimit,
  assertReachable,
  DEFAULT_READ_TIMEOUT_MS,
  type LineageReader,
  type NamesakeQuery,
  type Page,
  type ReachQuery,
} from '@pedigree/graph';
import { type Subgraph } from '@pedigree/lineage';
import { type Database } from './database';
import { Deadline } from './deadline';
import { reached } from './reach';
import { ALL_KINDS, bitOf, kindsOf } from './rows';
import * as sql from './statements';
import { Stamps } from './stamps';
import { SubgraphRead } from './subgraph';

/** Artifacts that one part of a search looks at before others get their turn: about 5 ms. */
const SEARCHED_AT_ONCE = 10_000;

interface ArtifactRow {
  id: string;
  kinds: number;
  name: string | null;
  described: number;
}

/** Reads lineage. Each read but a search sees one state of the file and holds the thread until it is done. */
export class EmbeddedReader implements LineageReader {
  private readonly stamps: Stamps;

  constructor(private readonly db: Database) {
    this.stamps = new Stamps(db);
  }

  async reach(query: ReachQuery): Promise<Subgraph> {
    assertReachable(query);
    const deadline = new Deadline(query.timeoutMs);
    return this.db.read(() => {
      const numbers = reached(this.db, query, deadline);
      const truncated = numbers.length > query.limit;
      const subgraph = new SubgraphRead(this.db, this.stamps, deadline);
      return { roots: query.roots, ...subgraph.read(numbers.slice(0, query.limit)), truncated };
    });
  }

  async namesakes(query: NamesakeQuery): Promise<{ ids: readonly string[]; truncated: boolean }> {
    assertLimit(query.limit);
    const deadline = new Deadline(query.timeoutMs ?? DEFAULT_READ_TIMEOUT_MS);
    const [bases, digests] = [JSON.stringify(query.bases), JSON.stringify(query.digests)];
    const rows = this.db.read(() =>
      this.db.all<{ id: string }>(sql.SELECT_NAMESAKES, bases, digests, query.limit + 1),
    );
    deadline.check();
    const ids = rows.slice(0, query.limit).map(({ id }) => id);
    return { ids, truncated: rows.length > ids.length };
  }

  async artifacts(query: ArtifactQuery): Promise<Page<ArtifactSummary>> {
    assertLimit(query.limit);
    const rows = await this.search(query);
    const items = rows.slice(0, query.limit).map(summaryOf);
    const last = items.at(-1);
    const more = rows.length > items.length && last !== undefined;
    return { items, ...(more ? { nextCursor: last.id } : {}) };
  }

  async positions(): Promise<readonly Position[]> {
    return this.db.read(() => this.db.all<Position>(sql.SELECT_POSITIONS));
  }

  /** Part by part, so that a search through everything does not stop the process. */
  private async search({ search = '', kind, after = '', limit }: ArtifactQuery) {
    const bits = kind === undefined ? ALL_KINDS : bitOf(kind);
    const found: ArtifactRow[] = [];
    for (let from: string | undefined = after; from !== undefined; await setImmediate()) {
      const start: string = from;
      const to = this.db.get<{ id: string }>(sql.SELECT_FURTHER, start, SEARCHED_AT_ONCE)?.id;
      const missing = limit + 1 - found.length;
      const parameters = [start, to ?? null, search.toLowerCase(), bits, missing] as const;
      found.push(...this.db.all<ArtifactRow>(sql.SELECT_PAGE, ...parameters));
      from = found.length > limit ? undefined : to;
    }
    return found;
  }
}

const summaryOf = ({ id, kinds, name, described }: ArtifactRow): ArtifactSummary => ({
  id,
  kinds: kindsOf(kinds),
  ...(name === null ? {} : { name }),
  placeholder: described === 0,
});
