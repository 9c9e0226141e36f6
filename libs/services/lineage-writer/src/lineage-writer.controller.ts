import { Controller, Inject } from '@nestjs/common';
import { TOPICS } from '@pedigree/events';
import { type Batch, type MessageBus, type Outcome } from '@pedigree/messaging';
import { MESSAGE_BUS, Metrics, OnBatch } from '@pedigree/service-kit';
import { type Recorded, type Recorder } from './recorder';

/** The consumer group whose progress is the graph's. */
export const WRITER_GROUP = 'lineage-writer';

/** `Recorder`: where batches are recorded, in this thread or another. */
export const RECORDER = Symbol('RECORDER');

/** Enough to share the cost of a transaction, few enough that a promotion does not wait long for one. */
const MOST_AT_ONCE = 1000;

/** Events -> graph. The one place that writes lineage; decisions reach the graph through it too. */
@Controller()
export class LineageWriterController {
  constructor(
    @Inject(RECORDER) private readonly recorder: Recorder,
    @Inject(MESSAGE_BUS) private readonly bus: Pick<MessageBus, 'publisher'>,
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
    maxBatch: MOST_AT_ONCE,
  })
  async write(batch: Batch): Promise<readonly Outcome[]> {
    const { outcomes, events, announcements } = await this.record(batch);
    this.metrics.eventsRecorded.inc({ topic: batch.topic }, events);
    if (announcements.length === 0) return outcomes;
    await this.bus.publisher.publish(TOPICS.lineageRecorded, announcements);
    this.recorder.told(batch);
    return outcomes;
  }

  private async record(batch: Batch): Promise<Recorded> {
    const stop = this.metrics.writeSeconds.startTimer();
    const recorded = await this.recorder.record(batch);
    stop();
    return recorded;
  }
}
