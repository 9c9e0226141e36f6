import { randomUUID } from 'node:crypto';
import { TOPICS } from '@pedigree/events';
import {
  type BatchHandler,
  DEAD_LETTER_ALLOWANCE_BYTES,
  DEFAULT_MAX_MESSAGE_BYTES,
  type Emission,
  type Emitting,
  type MessageBus,
  MessagingError,
  type OutgoingMessage,
  refuseTooLarge,
  retryPolicy,
  type RunningSubscription,
  silent,
  type Subscription,
  type Work,
} from '@pedigree/messaging';
import { KafkaAdmin } from './admin';
import { KafkaConsumer } from './consumer';
import { type KafkaOptions } from './options';
import { CommittedPositions, PassingPositions, type Positions } from './positions';
import { TopicProducer } from './producer';
import { TopicEnds } from './topic-ends';
import { TransactionalPositions } from './transactional-positions';

/**
 * A message bus on a Kafka cluster (2.1 or newer). Connects when first used, so making it never
 * fails; `ping` tells whether the cluster answers.
 */
export const kafkaBus = (options: KafkaOptions): MessageBus => new KafkaBus(options);

class KafkaBus implements MessageBus {
  private readonly admin: KafkaAdmin;
  private readonly topicEnds: TopicEnds;
  private readonly producers = new Map<string, Promise<TopicProducer>>();
  private readonly running = new Set<RunningSubscription>();
  private closing: Promise<void> | undefined;

  constructor(private readonly options: KafkaOptions) {
    this.admin = new KafkaAdmin(options);
    this.topicEnds = new TopicEnds(options);
  }

  readonly publisher: MessageBus['publisher'] = {
    publish: async (topic, messages) => {
      this.refuseClosed();
      await this.send(topic, messages, this.maxBytes());
    },
  };

  readonly subscriber: MessageBus['subscriber'] = {
    subscribe: async (subscription, handler) => {
      this.refuseClosed();
      for (const topic of subscription.topics) await this.admin.existing(topic);
      return subscription.group
        ? this.consumeAsGroup(subscription, subscription.group, handler)
        : this.consumeAlone(subscription, handler);
    },
  };

  readonly topics: MessageBus['topics'] = {
    ensure: async (topics) => {
      this.refuseClosed();
      for (const topic of topics) await this.admin.ensure(topic);
    },
    ends: async (topic) => {
      const ends = await this.topicEnds.of(topic);
      return ends.map((next, partition) => ({ topic, partition, next }));
    },
    committed: async (group, topic) => {
      const committed = await this.admin.committed(group, topic);
      return committed.map(({ partition, next }) => ({ topic, partition, next }));
    },
  };

  async ping(): Promise<void> {
    this.refuseClosed();
    await this.admin.ping();
  }

  close(): Promise<void> {
    this.closing ??= this.shut();
    return this.closing;
  }

  private async shut(): Promise<void> {
    await Promise.allSettled([...this.running].map((running) => running.close()));
    const closed = [...this.producers.values()].map(async (one) => (await one).close());
    await Promise.allSettled(closed);
    await Promise.all([this.admin.close(), this.topicEnds.close()]);
  }

  private consumeAsGroup(
    subscription: Subscription,
    groupId: string,
    handler: BatchHandler,
  ): Promise<RunningSubscription> {
    const positions = subscription.transactional
      ? new TransactionalPositions(this.admin, groupId, this.options)
      : new CommittedPositions(this.admin, groupId);
    return this.consume({ subscription, groupId, positions, handler });
  }

  /**
   * In a group of its own that goes when it goes, from the ends of now: those that count only what
   * can be read, so that a transaction that is under way is seen when it is committed.
   */
  private async consumeAlone(
    subscription: Subscription,
    handler: BatchHandler,
  ): Promise<RunningSubscription> {
    const groupId = `${this.options.clientId}-alone-${randomUUID()}`;
    const ends = [];
    for (const topic of subscription.topics)
      ends.push({ topic, next: await this.admin.ends(topic) });
    const positions = new PassingPositions(ends);
    const afterwards = () => this.admin.deleteGroup(groupId).catch(() => undefined);
    return this.consume({ subscription, groupId, positions, handler, afterwards });
  }

  private async consume(what: Consumption): Promise<RunningSubscription> {
    const { subscription, handler, groupId, positions, afterwards } = what;
    const { topics, maxBatch = 500 } = subscription;
    const log = this.options.log ?? silent;
    const work = this.work(subscription, handler);
    const subscribed = { topics, groupId, positions, work, maxBatch, log };
    const consumer = new KafkaConsumer(this.options, subscribed);
    const close = () => consumer.close().then(afterwards);
    const running: RunningSubscription = {
      close: () => close().finally(() => this.running.delete(running)),
    };
    this.running.add(running);
    await consumer.start().catch((error: unknown) => {
      this.running.delete(running);
      throw error;
    });
    return running;
  }

  private work({ group, retry, transactional }: Subscription, handler: BatchHandler): Work {
    return {
      handler,
      policy: retryPolicy(retry),
      group,
      park: (messages) => this.park(messages),
      emitting: transactional && group ? this.emitting : undefined,
      now: () => Date.now(),
      random: () => Math.random(),
      log: this.options.log ?? silent,
    };
  }

  private async park(messages: readonly OutgoingMessage[]): Promise<void> {
    const topic = this.deadLetterTopic;
    await this.send(topic, messages, this.maxBytes() + DEAD_LETTER_ALLOWANCE_BYTES);
  }

  private get emitting(): Emitting {
    const admit = async (emissions: readonly Emission[]) => {
      for (const emission of emissions) await this.admit(emission);
    };
    return { deadLetterTopic: this.deadLetterTopic, admit };
  }

  private async admit({ topic, message }: Emission): Promise<void> {
    const allowance = topic === this.deadLetterTopic ? DEAD_LETTER_ALLOWANCE_BYTES : 0;
    refuseTooLarge(topic, [message], this.maxBytes() + allowance);
    await this.producer(topic);
  }

  private get deadLetterTopic(): string {
    return this.options.deadLetterTopic ?? TOPICS.deadLetters;
  }

  private async send(
    topic: string,
    messages: readonly OutgoingMessage[],
    maxBytes: number,
  ): Promise<void> {
    refuseTooLarge(topic, messages, maxBytes);
    const producer = await this.producer(topic);
    await producer.send(messages);
  }

  /** Asks once whether the topic exists: kafkajs would go on asking for a missing one. */
  private async producer(topic: string): Promise<TopicProducer> {
    const made = () =>
      this.admin.existing(topic).then(() => new TopicProducer(topic, this.options));
    const known = this.producers.get(topic) ?? made();
    this.producers.set(topic, known);
    return known.catch((error: unknown) => {
      this.producers.delete(topic);
      throw error;
    });
  }

  private maxBytes(): number {
    return this.options.maxMessageBytes ?? DEFAULT_MAX_MESSAGE_BYTES;
  }

  private refuseClosed(): void {
    if (this.closing) throw new MessagingError('rejected', 'The message bus is closed.');
  }
}

interface Consumption {
  subscription: Subscription;
  groupId: string;
  positions: Positions;
  handler: BatchHandler;
  afterwards?: () => Promise<void>;
}
