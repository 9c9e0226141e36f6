import { Controller, Inject } from '@nestjs/common';
import { TOPICS } from '@pedigree/events';
import { type Graph, isGraphError } from '@pedigree/graph';
import { type Batch, isRetriable, type MessageBus, type Outcome } from '@pedigree/messaging';
import { CLOCK, type Clock, GRAPH, MESSAGE_BUS, Metrics, OnBatch } from '@pedigree/service-kit';
import { announcementsOf } from './announce';
import { changedBy, KnownMentions } from './changed';
import { type Recording } from '@pedigree/lineage';
import { decodeBatch, type DecodedBatch, positionsAfter } from './decode-batch';
import { markOf } from './parked';

/** The consumer group whose progress is the graph's. */
export const WRITER_GROUP = 'lineage-writer';

/** Events -> graph. The one place that writes lineage; decisions reach the graph through it too. */
@Controller()
export class LineageWriterController {
  private readonly mentions = new KnownMentions();

  constructor(
    @Inject(GRAPH) private readonly graph: Pick<Graph, 'writer'>,
    @Inject(MESSAGE_BUS) private readonly bus: Pick<MessageBus, 'publisher'>,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Records a batch and its positions in one transaction, tells of it, and only then lets the bus
   * commit. A crash anywhere brings the batch again, which changes nothing in the graph.
   *
   * @throws GraphError, MessagingError
   */
  @OnBatch({
    topics: [TOPICS.lineageEvents, TOPICS.promotionRequests, TOPICS.promotionDecisions],
    group: WRITER_GROUP,
  })
  async write(batch: Batch): Promise<readonly Outcome[]> {
    const decoded = decodeBatch(batch);
    if (batch.messages.length === 0) return this.pass(decoded);
    try {
      await this.record(batch.topic, decoded);
    } catch (error) {
      return this.refused(batch, error);
    }
    await this.announce(batch, decoded);
    return decoded.outcomes;
  }

  /** Nothing was said, but the log has moved on. There is no message to park: it is tried until it works. */
  private async pass({ positions, outcomes }: DecodedBatch): Promise<readonly Outcome[]> {
    try {
      await this.graph.writer.record([], positions);
      return outcomes;
    } catch (cause) {
      throw Object.assign(new Error(messageOf(cause), { cause }), { retriable: true });
    }
  }

  private async record(topic: string, { recordings, positions }: DecodedBatch): Promise<void> {
    const stop = this.metrics.writeSeconds.startTimer();
    await this.graph.writer.record(recordings, positions);
    stop();
    this.metrics.eventsRecorded.inc({ topic }, recordings.length);
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

  private async announce(batch: Batch, { recordings, positions }: DecodedBatch): Promise<void> {
    const time = this.clock().toISOString();
    const changed = changedBy(recordings, this.mentions);
    const messages = announcementsOf(batch, recordings, changed, positions, time);
    await this.bus.publisher.publish(TOPICS.lineageRecorded, messages);
    this.mentions.learn(recordings);
  }
}

const marksOf = ({ topic, messages }: Batch, reason: string): Recording[] =>
  topic === TOPICS.lineageEvents ? messages.flatMap((message) => markOf(message, reason)) : [];

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
