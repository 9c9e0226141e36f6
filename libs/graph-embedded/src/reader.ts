import { type Position } from '@pedigree/events';
import {
  type ArtifactQuery,
  type ArtifactSummary,
  assertLimit,
  assertReachable,
  type ClaimedQuery,
  DEFAULT_READ_TIMEOUT_MS,
  type Ids,
  type LineageReader,
  type NamesakeQuery,
  type Page,
  type ReachQuery,
} from '@pedigree/graph';
import { type Subgraph } from '@pedigree/lineage';
import { type Database } from './database';
import { Deadline } from './deadline';
import { type Interpretation } from './interpretation';
import { reached } from './reach';
import { searchPage } from './search';
import * as sql from './statements';
import { Stamps } from './stamps';
import { SubgraphRead } from './subgraph';

/** Reads lineage. Each read but a search sees one state of the file and holds the thread until it is done. */
export class EmbeddedReader implements LineageReader {
  private readonly stamps: Stamps;

  constructor(
    private readonly db: Database,
    private readonly interpretation: Pick<Interpretation, 'assertCurrent'>,
  ) {
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

  async namesakes(query: NamesakeQuery): Promise<Ids> {
    assertLimit(query.limit);
    const deadline = new Deadline(query.timeoutMs ?? DEFAULT_READ_TIMEOUT_MS);
    const { ids: asked = [], bases, digests, limit } = query;
    const names = [[...asked, ...bases], bases, digests].map((each) => JSON.stringify(each));
    const rows = this.db.read(() =>
      this.db.tuples<[string]>(sql.SELECT_NAMESAKES, ...names, limit + 1),
    );
    deadline.check();
    return idsIn(rows, limit);
  }

  async claimed({ limit, timeoutMs }: ClaimedQuery): Promise<Ids> {
    assertLimit(limit);
    const deadline = new Deadline(timeoutMs);
    const rows = this.db.read(() => this.db.tuples<[string]>(sql.SELECT_CLAIMED, limit + 1));
    deadline.check();
    return idsIn(rows, limit);
  }

  async artifacts(query: ArtifactQuery): Promise<Page<ArtifactSummary>> {
    assertLimit(query.limit);
    return searchPage(this.db, query);
  }

  async positions(): Promise<readonly Position[]> {
    return this.db.read(() => {
      this.interpretation.assertCurrent();
      return this.db.all<Position>(sql.SELECT_POSITIONS);
    });
  }
}

/** @param rows one more than `limit` where there are more */
function idsIn(rows: readonly [string][], limit: number): Ids {
  const ids = rows.slice(0, limit).map(([id]) => id);
  return { ids, truncated: rows.length > ids.length };
}
