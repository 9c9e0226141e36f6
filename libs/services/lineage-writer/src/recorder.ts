import { type Clock } from '@pedigree/service-kit';
import { TOPICS } from '@pedigree/events';
import { type Graph, isGraphError, type LineageWriter } from '@pedigree/graph';
import { type Recording } from '@pedigree/lineage';
import { type Batch, isRetriable, type Outcome, type OutgoingMessage } from '@pedigree/messaging';
import { announcementsOf } from './announce';
import { changedBy, KnownMentions, madeByRunsIn } from './changed';
import { decodeBatch, type DecodedBatch, positionsAfter } from './decode-batch';
import { markOf } from './parked';
import { reusedIn, withReused } from './reused-ids';

/** What came of a batch. */
export interface Recorded {
  /** One per message. */
  outcomes: readonly Outcome[];
  /** Events that the graph holds now, duplicates included. */
  events: number;
  /** To be published before the batch is acknowledged. */
  announcements: readonly OutgoingMessage[];
}

export type Place = Pick<Batch, 'topic' | 'partition'>;

/** Batches -> graph. Batches of one partition come one after the other, those of several at once. */
export interface Recorder {
  /**
   * Records a batch and its positions in one transaction, and says what is to be told of it. Again
   * with the same batch it changes nothing, and says the same.
   *
   * @throws errors with `retriable: true` where the batch is to come again as it is, others where its
   *   messages are to come one by one
   */
  record(batch: Batch): Promise<Recorded>;
  /** To be called once the announcements of the partition's last batch were published. */
  told(place: Place): void;
}

/** Records in this thread. */
export class GraphRecorder implements Recorder {
  private readonly mentions = new KnownMentions();
  /** What is recorded but not told yet, by partition. */
  private readonly untold = new Map<string, readonly Recording[]>();

  /** @param unnamed the principal who is taken to have said what names none */
  constructor(
    private readonly graph: Pick<Graph, 'history'> & { writer: Pick<LineageWriter, 'record'> },
    private readonly clock: Clock,
    private readonly unnamed?: string,
  ) {}

  async record(batch: Batch): Promise<Recorded> {
    const decoded = decodeBatch(batch, this.unnamed);
    if (batch.messages.length === 0) return this.pass(decoded);
    try {
      await this.graph.writer.record(decoded.recordings, decoded.positions);
    } catch (error) {
      return { ...NOTHING, outcomes: await this.refused(batch, error) };
    }
    return this.held(batch, decoded);
  }

  /** What came of a batch that the graph holds, but for events whose ids stood for others already. */
  private async held(batch: Batch, decoded: DecodedBatch): Promise<Recorded> {
    const reused = await again(() => reusedIn(decoded.recordings, this.graph.history));
    const recordings = decoded.recordings.filter((recording) => !reused.has(recording));
    const made = await again(() => madeByRunsIn(recordings, this.graph.history));
    this.untold.set(keyOf(batch), recordings);
    return {
      outcomes: withReused(batch, decoded.outcomes, reused),
      events: recordings.length,
      announcements: this.tidings(batch, { ...decoded, recordings }, made),
    };
  }

  told(place: Place): void {
    this.mentions.learn(this.untold.get(keyOf(place)) ?? []);
    this.untold.delete(keyOf(place));
  }

  private tidings(
    batch: Batch,
    { recordings, positions }: DecodedBatch,
    made: readonly string[],
  ): OutgoingMessage[] {
    const changed = new Set([...changedBy(recordings, this.mentions), ...made]);
    return announcementsOf(batch, recordings, changed, positions, this.clock().toISOString());
  }

  /** Nothing was said, but the log has moved on. There is no message to park: it is tried until it works. */
  private async pass({ positions, outcomes }: DecodedBatch): Promise<Recorded> {
    await again(() => this.graph.writer.record([], positions));
    return { ...NOTHING, outcomes };
  }

  /**
   * The graph refused. Several messages: the bus hands them in again one by one. A single one that
   * will never work is parked here rather than by the bus, because the graph must know that it was
   * passed: at the end of a partition it would hold back every promotion. It is told as well that
   * something is missing; where it cannot even hold that, the partition waits.
   */
  private async refused(batch: Batch, error: unknown): Promise<readonly Outcome[]> {
    if (isRetriable(error)) throw error;
    if (isGraphError(error) && error.code === 'incompatible')
      return batch.messages.map(() => ({ kind: 'retry', reason: error.message }));
    if (batch.messages.length > 1) throw error;
    const reason = messageOf(error);
    try {
      await this.graph.writer.record(marksOf(batch, reason), positionsAfter(batch));
    } catch {
      return [{ kind: 'retry', reason }];
    }
    return [{ kind: 'park', code: 'not-recordable', reason }];
  }
}

/** What no message is to blame for: where it fails, the batch comes again as it is. @throws Error retriable */
async function again<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw Object.assign(new Error(messageOf(cause), { cause }), { retriable: true });
  }
}

const NOTHING = { events: 0, announcements: [] };

const keyOf = ({ topic, partition }: Place): string => `${partition} ${topic}`;

const marksOf = ({ topic, messages }: Batch, reason: string): Recording[] =>
  topic === TOPICS.lineageEvents ? messages.flatMap((message) => markOf(message, reason)) : [];

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
