import {
  messageBytes,
  MessagingError,
  murmur2,
  type OutgoingMessage,
  type Progress,
  progressMetadata,
  type ReceivedMessage,
  restoreProgress,
  startAt,
} from '@pedigree/messaging';
import { type Database, messagingError } from './database';
import { decodeHeaders, encodeHeaders } from './header-codec';
import { type LogRow, ROWS_AT_ONCE, statements } from './statements';

/** Row ids are `partition id * 2^40 + offset`: a partition is one range of the table. */
const RANGE = 2 ** 40;

/** Most bytes read at once, so that memory stays flat on any backlog. */
const READ_BYTES = 4 * 1024 * 1024;

export interface Partition {
  readonly id: number;
  readonly topic: string;
  readonly partition: number;
  /** The offset after the last durable message. */
  end: number;
  /** The same with what the open transaction adds. */
  tail: number;
  /** Called when `end` has moved. */
  readonly watchers: Set<() => void>;
}

/** Longest that a position waits for another transaction. */
const SOON_MS = 50;

interface Committing {
  group: string;
  partition: Partition;
  progress: Progress;
}

const keyOf = (group: string, { id }: Partition): string => `${id} ${group}`;

/** The tables of the log, and what is known of them. All calls are synchronous. */
export class LogStore {
  private readonly topics = new Map<string, Partition[]>();
  private readonly turns = new Map<string, number>();
  private readonly sql: ReturnType<typeof statements>;
  /** Positions for the next transaction to take along. */
  private waiting = new Map<string, Committing>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly db: Database) {
    this.sql = statements(db);
    this.refresh();
  }

  /** @throws MessagingError `unknown-topic` */
  partitions(topic: string): readonly Partition[] {
    const found = this.topics.get(topic);
    if (found) return found;
    throw new MessagingError(
      'unknown-topic',
      `The topic ${topic} does not exist. Create it with topics.ensure first.`,
    );
  }

  /** Runs all of it or nothing, with one wait for the disk. @throws MessagingError */
  transaction(work: () => void): void {
    const partitions = [...this.topics.values()].flat();
    try {
      this.db.exec('BEGIN IMMEDIATE');
      for (const { group, partition, progress } of this.waiting.values())
        this.put(group, partition, progress);
      work();
      this.db.exec('COMMIT');
      this.waiting.clear();
    } catch (error) {
      for (const partition of partitions) partition.tail = partition.end;
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
      throw messagingError(error);
    }
    for (const partition of partitions) announce(partition);
  }

  /** Within a transaction; `refresh` after it. */
  addPartitions(topic: string, count: number): void {
    for (let partition = this.topics.get(topic)?.length ?? 0; partition < count; partition++)
      this.sql.addPartition.run(topic, partition);
  }

  /** Takes notice of partitions that were added. */
  refresh(): void {
    for (const row of this.sql.partitions.all())
      if (!this.topics.get(row.topic)?.[row.partition]) this.know(row);
  }

  /** Within a transaction. */
  append(topic: string, messages: readonly OutgoingMessage[], at: number): void {
    const partitions = this.partitions(topic);
    const rows = messages.map((message): LogRow => {
      const partition = this.choose(topic, partitions, message);
      const id = partition.id * RANGE + partition.tail++;
      const { key = null, headers, value } = message;
      return [id, messageBytes(message), at, key, encodeHeaders(headers), value];
    });
    let done = 0;
    for (; done + ROWS_AT_ONCE <= rows.length; done += ROWS_AT_ONCE)
      this.sql.appendMany.run(...rows.slice(done, done + ROWS_AT_ONCE).flat());
    for (const row of rows.slice(done)) this.sql.append.run(...row);
  }

  /** At most `limit` messages from `offset` on, bounded in bytes too; at least one if there is any. */
  read(partition: Partition, offset: number, limit: number): readonly ReceivedMessage[] {
    if (offset >= partition.end) return [];
    const [from, to] = [partition.id * RANGE + offset, partition.id * RANGE + partition.end];
    const count = fitting(this.sql.sizes.all(from, to, limit));
    return this.sql.read.all(from, to, count).map((row) => received(partition, row));
  }

  progress(group: string, partition: Partition): Progress {
    const waiting = this.waiting.get(keyOf(group, partition));
    if (waiting) return waiting.progress;
    const row = this.sql.progress.get(group, partition.id);
    return row ? restoreProgress(row.next, row.metadata) : startAt(0);
  }

  /** Within a transaction. */
  commit(group: string, partition: Partition, progress: Progress): void {
    this.waiting.delete(keyOf(group, partition));
    this.put(group, partition, progress);
  }

  /** With the next transaction, which `write` starts where none comes by itself. */
  commitSoon(
    group: string,
    partition: Partition,
    progress: Progress,
    write: () => Promise<void>,
  ): void {
    this.waiting.set(keyOf(group, partition), { group, partition, progress });
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      if (this.waiting.size > 0) write().catch(() => undefined);
    }, SOON_MS).unref();
  }

  close(): void {
    clearTimeout(this.timer);
    if (this.waiting.size > 0) this.transaction(() => undefined);
    this.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    this.db.close();
  }

  private put(group: string, partition: Partition, progress: Progress): void {
    this.sql.commit.run(group, partition.id, progress.next, progressMetadata(progress));
  }

  private choose(
    topic: string,
    partitions: readonly Partition[],
    { key }: OutgoingMessage,
  ): Partition {
    const number = key ? murmur2(key) : (this.turns.get(topic) ?? 0);
    if (!key) this.turns.set(topic, number + 1);
    return partitions[number % partitions.length] as Partition;
  }

  private know({ id, topic, partition }: { id: number; topic: string; partition: number }): void {
    const last = this.sql.last.get(id * RANGE, (id + 1) * RANGE)?.id;
    const end = last == null ? 0 : last - id * RANGE + 1;
    const known = this.topics.get(topic) ?? [];
    this.topics.set(topic, [
      ...known,
      { id, topic, partition, end, tail: end, watchers: new Set() },
    ]);
  }
}

function announce(partition: Partition): void {
  if (partition.end === partition.tail) return;
  partition.end = partition.tail;
  for (const watcher of partition.watchers) watcher();
}

function fitting(rows: readonly { bytes: number }[]): number {
  let sum = 0;
  const full = rows.findIndex(({ bytes }, index) => (sum += bytes) > READ_BYTES && index > 0);
  return full === -1 ? rows.length : full;
}

interface Row {
  id: number;
  at: number;
  key: Uint8Array | null;
  headers: Uint8Array;
  value: Uint8Array;
}

const received = ({ id, topic, partition }: Partition, row: Row): ReceivedMessage => ({
  topic,
  partition,
  offset: row.id - id * RANGE,
  timestamp: row.at,
  ...(row.key && { key: row.key }),
  headers: decodeHeaders(row.headers),
  value: row.value,
});
