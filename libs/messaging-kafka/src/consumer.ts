import { type Log, MessagingError, type Progress, progressMetadata } from '@pedigree/messaging';
import { type Consumer, type ConsumerCrashEvent, type EachBatchPayload } from 'kafkajs';
import { kafkaClient } from './client';
import { messagingError } from './errors';
import { type KafkaOptions } from './options';
import { type Session, workOff } from './partition-work';
import { type Positions } from './positions';
import { within } from './within';

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
  /** The try to join that is under way, or the last one. Never rejects. */
  private attempt = Promise.resolve();
  private abandoned = false;
  private failStart: (error: unknown) => void = () => undefined;
  private closing: Promise<void> | undefined;

  constructor(
    private readonly options: KafkaOptions,
    private readonly subscribed: Subscribed,
  ) {
    this.consumer = kafkaClient(options).consumer({
      groupId: subscribed.groupId,
      allowAutoTopicCreation: false,
      sessionTimeout: options.sessionTimeoutMs ?? 10_000,
      heartbeatInterval: HEARTBEAT_MS,
      maxWaitTimeInMs: FETCH_WAIT_MS,
      metadataMaxAge: 60_000,
      // Left to `onCrash`: a restart that kafkajs has planned cannot be called off.
      retry: { restartOnFailure: async () => false },
      maxBytes: 8 * 1024 * 1024,
    });
  }

  /** Resolves once partitions are assigned. @throws MessagingError */
  async start(): Promise<void> {
    const joined = this.watch();
    try {
      await this.consumer.connect();
      await this.consumer.subscribe({ topics: [...this.subscribed.topics], fromBeginning: true });
      this.run();
      await joined;
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
    const drainMs = this.options.drainMs ?? 10_000;
    const timer = setTimeout(() => this.cut.abort(), drainMs);
    try {
      // kafkajs cannot be stopped while it joins: it would join all the same, and stay.
      await within(drainMs, 'joining a group', this.attempt).catch(this.report);
      this.abandoned = true;
      await this.consumer.disconnect();
    } finally {
      for (const one of [timer, ...this.timers]) clearTimeout(one);
      this.failStart(new MessagingError('rejected', 'The subscription was closed as it started.'));
    }
  }

  private run(): void {
    const running = this.consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: this.options.concurrency ?? 4,
      eachBatch: async (payload) => {
        if (!this.closing) await workOff(this.session(), payload);
      },
    });
    this.attempt = running.catch(this.report);
  }

  /** Resolves at the first join; rejects when the first try fails for good. */
  private watch(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.failStart = reject;
      this.consumer.on('consumer.group_join', ({ payload }) => {
        this.onJoin(payload.memberAssignment);
        resolve();
      });
      this.consumer.on('consumer.crash', ({ payload }) => {
        const final = !messagingError(payload.error, 'joining a group').retriable;
        if (this.generation === 0 && final) reject(payload.error);
        else this.onCrash(payload);
      });
    });
  }

  /** Runs within the join, before anything is fetched. What it throws ends the consumer. */
  private onJoin(assigned: Record<string, number[]>): void {
    if (this.abandoned) throw new Error('The subscription was closed while it joined its group.');
    this.generation++;
    const { positions } = this.subscribed;
    positions.forget();
    for (const [topic, partitions] of Object.entries(assigned))
      for (const partition of partitions) {
        const next = positions.start?.(topic, partition);
        if (next !== undefined) this.consumer.seek({ topic, partition, offset: String(next) });
      }
  }

  /** kafkajs gives up after some errors and some tries. We never do. */
  private onCrash({ error }: ConsumerCrashEvent['payload']): void {
    const { groupId, log } = this.subscribed;
    if (this.closing) return;
    log('warn', 'A consumer fell over and starts again.', { groupId, error });
    this.later(RESTART_MS, () => this.run());
  }

  private readonly report = (error: unknown): void =>
    this.subscribed.log('warn', 'A consumer did not start or stop as it should.', { error });

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
