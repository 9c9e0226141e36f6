import { type Position } from '@pedigree/events';
import { type LineageWriter, recordable } from '@pedigree/graph';
import { type Recording, type Said, type StoredEvent } from '@pedigree/lineage';
import { Coalescer } from '@pedigree/messaging';
import { type Checkpoints } from '@pedigree/sqlite-core';
import { Artifacts } from './artifacts';
import { type Database, type Parameter } from './database';
import { FactRows } from './fact-rows';
import { type Interpretation } from './interpretation';
import { type Filed, Runs } from './runs';
import * as sql from './statements';
import { Views } from './views';

/** What is recorded together or not at all. */
interface Call {
  recordings: readonly Recording[];
  positions: readonly Position[];
  error?: unknown;
}

/** Bounds of one transaction: partitions that were handed in at once share it. */
const TOGETHER = { maxItems: 64, maxBytes: 2000 };

/** Writes facts, each event in full or not at all, and each table with few statements per call. */
export class EmbeddedWriter implements LineageWriter {
  private readonly artifacts: Artifacts;
  private readonly views: Views;
  private readonly runs: Runs;
  /** Measured in recordings, not in bytes. */
  private readonly calls = new Coalescer<Call>((calls) => this.carryOut(calls), TOGETHER);

  constructor(
    private readonly db: Database,
    private readonly checkpoints: Pick<Checkpoints, 'begin'>,
    private readonly interpretation: Interpretation,
  ) {
    this.artifacts = new Artifacts(db);
    this.views = new Views(db);
    this.runs = new Runs(db);
  }

  async record(recordings: readonly Recording[], positions: readonly Position[]): Promise<void> {
    this.interpretation.assertCurrent();
    const call: Call = { recordings: recordable(recordings), positions };
    this.checkpoints.begin();
    await this.calls.add(call, recordings.length);
    if ('error' in call) throw call.error;
  }

  async reinterpret(
    interpret: (event: StoredEvent) => Said,
    progress: (events: number) => void | Promise<void> = () => undefined,
  ): Promise<number> {
    this.checkpoints.begin();
    try {
      return await this.interpretation.renew(
        interpret,
        (recordings, first) => this.derive(recordable(recordings), first),
        progress,
      );
    } finally {
      this.artifacts.forget();
    }
  }

  /** Resolves when nothing is left to write. */
  idle(): Promise<void> {
    return this.calls.idle();
  }

  /** Several calls in one transaction; each in its own where that fails, so that one does not fail the others. */
  private carryOut(calls: readonly Call[]): void {
    try {
      this.write(
        calls.flatMap(({ recordings }) => recordings),
        calls.flatMap(({ positions }) => positions),
      );
    } catch (error) {
      const [first, ...more] = calls;
      if (first !== undefined && more.length === 0) first.error = error;
      else for (const call of calls) this.carryOut([call]);
    }
  }

  private write(recordings: readonly Recording[], positions: readonly Position[]): void {
    try {
      this.db.write(() => this.put(recordings, positions));
    } catch (error) {
      this.artifacts.forget();
      throw error;
    }
  }

  private put(recordings: readonly Recording[], positions: readonly Position[]): void {
    const fresh = this.unknown(recordings);
    const first = (this.db.get<{ seq: number }>(sql.LAST_EVENT)?.seq ?? 0) + 1;
    this.db.insert(
      sql.EVENT_ROWS,
      fresh.map((recording, i) => eventRow(first + i, recording)),
    );
    this.derive(fresh, first);
    for (const { topic, partition, next } of positions)
      this.db.run(sql.ADVANCE_POSITION, topic, partition, next);
  }

  /** Files what events say; they are there already. */
  private derive(recordings: readonly Recording[], first: number): void {
    const following = this.runs.take(recordings, first);
    this.artifacts.merge([...recordings, ...following.said]);
    this.runs.drop(following.drop, (id) => this.artifacts.numberOf(id));
    this.putFacts(recordings, first, following.put);
  }

  /** Those whose event is not recorded, the first of each. */
  private unknown(recordings: readonly Recording[]): Recording[] {
    const firsts = new Map<string, Recording>();
    for (const recording of recordings) {
      const { eventId } = recording.stamp;
      if (!firsts.has(eventId)) firsts.set(eventId, recording);
    }
    const keys = JSON.stringify([...firsts.keys()]);
    for (const { key } of this.db.all<{ key: string }>(sql.FIND_EVENTS, keys)) firsts.delete(key);
    return [...firsts.values()];
  }

  private putFacts(
    recordings: readonly Recording[],
    first: number,
    following: readonly Filed[],
  ): void {
    const rows = new FactRows((id) => this.artifacts.numberOf(id));
    recordings.forEach((recording, i) => rows.add(recording, first + i));
    for (const fact of following) rows.addFollowing(fact);
    this.db.insert(sql.EDGE_ROWS, rows.edges);
    this.db.insert(sql.DESCRIPTION_ROWS, rows.descriptions);
    this.db.insert(sql.MENTION_ROWS, rows.mentions, sql.KEEP_EARLIEST);
    this.db.insert(sql.EVIDENCE_ROWS, rows.evidence);
    this.db.insert(sql.HISTORY_ROWS, rows.history);
    this.db.insert(sql.POLICY_ROWS, rows.policies, sql.KEEP_FIRST);
    for (const name of rows.names) this.db.run(sql.NAME_ARTIFACT, ...name);
    for (const line of rows.lines) this.db.run(sql.ADD_LINE, ...line);
    for (const id of rows.promotions) this.views.makePromotion(id);
    for (const id of rows.deployments) this.views.makeDeployment(id);
  }
}

const eventRow = (seq: number, { stamp, type, document }: Recording): Parameter[] => {
  const { eventId, runId = null, by = null } = stamp;
  const { occurredAt, recordedAt, topic, partition, offset } = stamp;
  const place = [occurredAt, recordedAt, topic, partition, offset];
  return [seq, eventId, runId, ...place, type, document, by];
};
