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
import { type Client, type TopicPublisher } from './client';
import { type ClusterOptions } from './options';
import { CommittedPositions, PassingPositions, type Positions } from './positions';
import { TransactionalPositions } from './transactional-positions';

/**
 * A message bus on a Kafka cluster. The client connects when first used, so making it never fails;
 * `ping` tells whether the cluster answers.
 */
export const clusterBus = (client: Client, options: ClusterOptions): MessageBus =>
  new ClusterBus(client, options);

class ClusterBus implements MessageBus {
  private readonly publishers = new Map<string, Promise<TopicPublisher>>();
  private readonly running = new Set<RunningSubscription>();
  private closing: Promise<void> | undefined;

  constructor(
    private readonly client: Client,
    private readonly options: ClusterOptions,
  ) {}

  readonly publisher: MessageBus['publisher'] = {
    publish: async (topic, messages) => {
      this.refuseClosed();
      await this.send(topic, messages, this.maxBytes());
    },
  };

  readonly subscriber: MessageBus['subscriber'] = {
    subscribe: async (subscription, handler) => {
      this.refuseClosed();
      for (const topic of subscription.topics) await this.client.admin.existing(topic);
      return this.consume(subscription, handler);
    },
  };

  readonly topics: MessageBus['topics'] = {
    ensure: async (topics) => {
      this.refuseClosed();
      for (const topic of topics) await this.client.admin.ensure(topic);
    },
    ends: async (topic) => {
      const ends = await this.client.ends(topic);
      return ends.map((next, partition) => ({ topic, partition, next }));
    },
    committed: async (group, topic) => {
      const committed = await this.client.admin.committed(group, topic);
      return committed.map(({ partition, next }) => ({ topic, partition, next }));
    },
  };

  async ping(): Promise<void> {
    this.refuseClosed();
    await this.client.admin.ping();
  }

  close(): Promise<void> {
    this.closing ??= this.shut();
    return this.closing;
  }

  private async shut(): Promise<void> {
    await Promise.allSettled([...this.running].map((running) => running.close()));
    const closed = [...this.publishers.values()].map(async (one) => (await one).close());
    await Promise.allSettled(closed);
    await this.client.close();
  }

  private positionsOf(group: string, transactional: boolean): Positions {
    return transactional
      ? new TransactionalPositions(this.client, group, this.options)
      : new CommittedPositions(this.client.admin, group);
  }

  /**
   * From the ends of now: those that count only what can be read, so that a transaction that is
   * under way is seen when it is committed.
   */
  private async passing(topics: readonly string[]): Promise<Positions> {
    const ends = [];
    for (const topic of topics) ends.push({ topic, next: await this.client.admin.ends(topic) });
    return new PassingPositions(ends);
  }

  private async consume(
    subscription: Subscription,
    handler: BatchHandler,
  ): Promise<RunningSubscription> {
    const { topics, group, transactional = false, maxBatch = 500 } = subscription;
    const positions = group ? this.positionsOf(group, transactional) : await this.passing(topics);
    const log = this.options.log ?? silent;
    const work = this.work(subscription, handler);
    const consumer = this.client.consumer({ topics, group, positions, work, maxBatch, log });
    const running: RunningSubscription = {
      close: () => consumer.close().finally(() => this.running.delete(running)),
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
    await this.publisherOf(topic);
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
    const publisher = await this.publisherOf(topic);
    await publisher.send(messages);
  }

  /** Asks once whether the topic exists: clients would go on asking for a missing one. */
  private async publisherOf(topic: string): Promise<TopicPublisher> {
    const { client } = this;
    const made = () => client.admin.existing(topic).then(() => client.publisher(topic));
    const known = this.publishers.get(topic) ?? made();
    this.publishers.set(topic, known);
    return known.catch((error: unknown) => {
      this.publishers.delete(topic);
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
