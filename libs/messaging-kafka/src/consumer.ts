import { randomUUID } from 'node:crypto';
import { MessagingError } from '@pedigree/messaging';
import {
  type Fetched,
  type GroupConsumer,
  type Session,
  type Subscribed,
  Turns,
  within,
  workOff,
} from '@pedigree/messaging-kafka-core';
import { type Consumer, type ConsumerCrashEvent } from 'kafkajs';
import { type KafkaAdmin } from './admin';
import { kafkaClient } from './client';
import { messagingError } from './errors';
import { fetchedBatch, fetchedGap, type Gap } from './fetched';
import { hidingAborted } from './internals';
import { type KafkaOptions } from './options';

const HEARTBEAT_MS = 1_000;
/** How long a fetch waits for messages: the longest that the end of a pause, or a close, goes unnoticed. */
const FETCH_WAIT_MS = 250;
const RESTART_MS = 1_000;
/** How long a partition rests after a batch that could not be settled. */
const AFTER_FAILURE_MS = 500;

/** The consumer of one subscription. It comes back whatever happens to its brokers. */
export class KafkaConsumer implements GroupConsumer {
  private readonly consumer: Consumer;
  private readonly cut = new AbortController();
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly turns = new Turns();
  /** Counts how often partitions were given out. */
  private generation = 0;
  /** The try to join that is under way, or the last one. Never rejects. */
  private attempt = Promise.resolve();
  private abandoned = false;
  private failStart: (error: unknown) => void = () => undefined;
  private closing: Promise<void> | undefined;

  /** A subscriber without a group has one of its own, that goes when it goes. */
  private readonly groupId: string;

  constructor(
    private readonly options: KafkaOptions,
    private readonly subscribed: Subscribed,
    private readonly admin: KafkaAdmin,
  ) {
    this.groupId = subscribed.group ?? `${options.clientId}-alone-${randomUUID()}`;
    this.consumer = hidingAborted(kafkaClient(options)).consumer({
      groupId: this.groupId,
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
      await this.turns.idle();
      await this.consumer.disconnect();
      if (!this.subscribed.group) await this.admin.deleteGroup(this.groupId).catch(() => undefined);
    } finally {
      await this.subscribed.positions.close();
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
        const { topic, partition } = payload.batch;
        const rest = await this.workOff(fetchedBatch(payload), this.session());
        if (rest > 0) this.pause(topic, partition, rest);
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
      this.consumer.on('consumer.end_batch_process', ({ payload }) => {
        if (payload.batchSize === 0) this.passGap(payload, this.session());
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
    const { groupId } = this;
    if (this.closing) return;
    this.subscribed.log('warn', 'A consumer fell over and starts again.', { groupId, error });
    this.later(RESTART_MS, () => this.run());
  }

  private readonly report = (error: unknown): void =>
    this.subscribed.log('warn', 'A consumer did not start or stop as it should.', { error });

  private session(): Session {
    const { generation, subscribed, turns } = this;
    const { positions, work, maxBatch } = subscribed;
    return {
      ...{ work, maxBatch, turns, heartbeatMs: HEARTBEAT_MS },
      signal: this.cut.signal,
      current: () => this.generation === generation,
      stand: (topic, partition) => positions.stand(topic, partition),
    };
  }

  /** Milliseconds for which the partition is to rest. What kafkajs threw is for kafkajs to deal with. */
  private async workOff(fetched: Fetched, session: Session): Promise<number> {
    if (this.closing) return 0;
    try {
      return await workOff(session, fetched);
    } catch (error) {
      const { topic, partition } = fetched.stretch;
      const ours = error instanceof MessagingError;
      const fields = { groupId: this.groupId, topic, partition, error };
      this.subscribed.log(
        ours ? 'warn' : 'info',
        'A batch is not settled and comes again.',
        fields,
      );
      if (!ours) throw error;
      return AFTER_FAILURE_MS;
    }
  }

  /** kafkajs does not hand these over; nor would it do so again, so they are tried again from here. */
  private passGap(gap: Gap, session: Session): void {
    const passed = this.workOff(fetchedGap(gap, this.consumer), session);
    void passed
      .catch(() => AFTER_FAILURE_MS)
      .then((rest) => {
        if (rest > 0) this.later(rest, () => session.current() && this.passGap(gap, session));
      });
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
      if (!this.closing) this.attemptTo(task);
    }, ms);
    this.timers.add(timer);
  }

  /** A consumer that has fallen over meanwhile has no partitions to resume, and says so by throwing. */
  private attemptTo(task: () => void): void {
    try {
      task();
    } catch (error) {
      this.subscribed.log('debug', 'A consumer has nothing to go on with.', { error });
    }
  }
}
