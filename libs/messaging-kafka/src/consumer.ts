import { type Log, type Progress, progressMetadata } from '@pedigree/messaging';
import { type Consumer, type ConsumerCrashEvent, type EachBatchPayload } from 'kafkajs';
import { kafkaClient } from './client';
import { messagingError } from './errors';
import { type KafkaOptions } from './options';
import { type Session, workOff } from './partition-work';
import { type Positions } from './positions';

/** What a subscription is made of, beside the options of the bus. */
export interface Subscribed {
  topics: readonly string[];
  groupId: string;
  positions: Positions;
  work: Session['work'];
  maxBatch: number;
  log: Log;
}

const HEARTBEAT_MS = 1_000;
/** How long a fetch waits for messages: the longest that the end of a pause, or a close, goes unnoticed. */
const FETCH_WAIT_MS = 250;
const RESTART_MS = 1_000;

/** The consumer of one subscription. It comes back whatever happens to its brokers. */
export class KafkaConsumer {
  private readonly consumer: Consumer;
  private readonly cut = new AbortController();
  private readonly timers = new Set<NodeJS.Timeout>();
  /** Counts how often partitions were given out. */
  private generation = 0;
  private closing: Promise<void> | undefined;

  constructor(
    private readonly options: KafkaOptions,
    private readonly subscribed: Subscribed,
  ) {
    this.consumer = kafkaClient(options).consumer({
      groupId: subscribed.groupId,
      allowAutoTopicCreation: false,
      sessionTimeout: options.sessionTimeoutMs ?? 30_000,
      heartbeatInterval: HEARTBEAT_MS,
      maxWaitTimeInMs: FETCH_WAIT_MS,
      metadataMaxAge: 60_000,
      maxBytes: 8 * 1024 * 1024,
    });
  }

  /** Resolves once partitions are assigned. @throws MessagingError */
  async start(): Promise<void> {
    const joined = this.watch();
    try {
      await this.consumer.connect();
      await this.consumer.subscribe({ topics: [...this.subscribed.topics], fromBeginning: true });
      await Promise.all([joined, this.run()]);
    } catch (error) {
      await this.close();
      throw messagingError(error, `subscribing to ${this.subscribed.topics.join(', ')}`);
    }
  }

  /** Lets the batch at hand finish and commit, and leaves the group. */
  close(): Promise<void> {
    this.closing ??= this.shut();
    return this.closing;
  }

  private async shut(): Promise<void> {
    const timer = setTimeout(() => this.cut.abort(), this.options.drainMs ?? 10_000);
    try {
      await this.consumer.disconnect();
    } finally {
      for (const one of [timer, ...this.timers]) clearTimeout(one);
    }
  }

  private run(): Promise<void> {
    return this.consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: this.options.concurrency ?? 4,
      eachBatch: (payload) => workOff(this.session(), payload),
    });
  }

  /** Resolves at the first join; rejects when the first try fails for good. */
  private watch(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.consumer.on('consumer.group_join', ({ payload }) => {
        this.onJoin(payload.memberAssignment);
        resolve();
      });
      this.consumer.on('consumer.crash', ({ payload }) => {
        if (this.generation === 0 && !payload.restart) reject(payload.error);
        else this.onCrash(payload);
      });
    });
  }

  /** Runs within the join, before anything is fetched. What it throws ends the consumer. */
  private onJoin(assigned: Record<string, number[]>): void {
    // kafkajs joins on although it was told to stop meanwhile.
    if (this.closing) throw new Error('The subscription was closed while it joined its group.');
    this.generation++;
    const { positions } = this.subscribed;
    positions.forget();
    for (const [topic, partitions] of Object.entries(assigned))
      for (const partition of partitions) {
        const next = positions.start?.(topic, partition);
        if (next !== undefined) this.consumer.seek({ topic, partition, offset: String(next) });
      }
  }

  /** kafkajs restarts after errors it takes for passing, and gives up on others. We never do. */
  private onCrash({ error, restart }: ConsumerCrashEvent['payload']): void {
    const { groupId, log } = this.subscribed;
    log('warn', 'A consumer fell over and starts again.', { groupId, error });
    if (!restart) this.later(RESTART_MS, () => void this.run().catch(this.report));
  }

  private readonly report = (error: unknown): void =>
    this.subscribed.log('error', 'A consumer could not start again.', { error });

  private session(): Session {
    const { generation, subscribed } = this;
    const { positions, work, maxBatch } = subscribed;
    return {
      work,
      maxBatch,
      heartbeatMs: HEARTBEAT_MS,
      signal: this.cut.signal,
      current: () => this.generation === generation,
      progress: (topic, partition) => positions.get(topic, partition),
      commit: (payload, progress) => this.commit(payload, progress),
      pause: (topic, partition, ms) => this.pause(topic, partition, ms),
    };
  }

  private async commit(payload: EachBatchPayload, progress: Progress): Promise<void> {
    const { topic, partition } = payload.batch;
    const { positions, groupId, log } = this.subscribed;
    try {
      if (positions.durable) await payload.commitOffsetsIfNecessary(offsets(payload, progress));
    } catch (error) {
      log('info', 'A commit failed; the batch comes again.', { groupId, topic, partition, error });
      throw error;
    }
    positions.set(topic, partition, progress);
  }

  private pause(topic: string, partition: number, ms: number): void {
    const place = [{ topic, partitions: [partition] }];
    this.consumer.pause(place);
    this.later(ms, () => this.consumer.resume(place));
  }

  /** After a pause of its own, unless closed or stopped by then. */
  private later(ms: number, task: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      if (!this.closing) task();
    }, ms);
    this.timers.add(timer);
  }
}

/** kafkajs takes metadata along although its types do not say so. */
function offsets({ batch: { topic, partition } }: EachBatchPayload, progress: Progress) {
  const metadata = progressMetadata(progress);
  const committed = { partition, offset: String(progress.next), metadata };
  return { topics: [{ topic, partitions: [committed] }] };
}
