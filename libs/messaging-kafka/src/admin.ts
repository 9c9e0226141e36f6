import { setTimeout as pause } from 'node:timers/promises';
import { MessagingError, type TopicSpec } from '@pedigree/messaging';
import {
  type ClusterAdmin,
  type Committed,
  topicConfig,
  within,
} from '@pedigree/messaging-kafka-core';
import { type Admin, type Kafka } from 'kafkajs';
import { kafkaClient, SHORT_RETRY } from './client';
import { errorTypes, messagingError } from './errors';
import { type KafkaOptions } from './options';

const PING_MS = 5_000;

/** Tries of a question before it counts as failed. */
const TRIES = 3;
/** A new topic is waited for so long: 10 s in all. */
const VISIBLE_LOOKS = 100;
const VISIBLE_PAUSE_MS = 100;

/** Questions to the cluster. Connects when first asked, and anew after a failure. */
export class KafkaAdmin implements ClusterAdmin {
  private connected: Promise<Admin> | undefined;

  /** @param adjust changes the client before it connects */
  constructor(
    private readonly options: KafkaOptions,
    private readonly adjust = (kafka: Kafka): Kafka => kafka,
  ) {}

  /** @throws MessagingError */
  async ensure(spec: TopicSpec): Promise<void> {
    const count = await this.partitionCount(spec.name);
    if (count === 0) await this.create(spec);
    else if (count < spec.partitions) await this.grow(spec);
  }

  /**
   * By partition, the offsets after the last message that a new reader would see; with
   * `countingUndecided` those after the last message at all.
   *
   * @throws MessagingError `unknown-topic`
   */
  async ends(topic: string): Promise<readonly number[]> {
    const count = await this.existing(topic);
    const ends = await this.fetchEnds(topic);
    if (ends.length === count) return ends;
    // kafkajs still knows fewer partitions than there are: a new connection asks again.
    await this.close();
    return this.fetchEnds(topic);
  }

  /** @throws MessagingError `unknown-topic` */
  async committed(groupId: string, topic: string): Promise<readonly Committed[]> {
    await this.existing(topic);
    return this.ask('reading offsets', async (admin) => {
      const [found] = await admin.fetchOffsets({ groupId, topics: [topic] });
      return (found?.partitions ?? [])
        .map(({ partition, offset, metadata }) => ({
          partition,
          next: Math.max(0, Number(offset)),
          metadata,
        }))
        .sort((a, b) => a.partition - b.partition);
    });
  }

  /** kafkajs cannot ask for stable offsets only. */
  async settled(groupId: string, topic: string, partition: number): Promise<Committed> {
    const committed = await this.committed(groupId, topic);
    const found = committed.find((one) => one.partition === partition);
    return found ?? { partition, next: 0, metadata: null };
  }

  /** @throws MessagingError `unknown-topic` */
  async existing(topic: string): Promise<number> {
    const count = await this.partitionCount(topic);
    if (count > 0) return count;
    throw new MessagingError(
      'unknown-topic',
      `The topic ${topic} does not exist. Create it with topics.ensure first.`,
    );
  }

  async ping(): Promise<void> {
    const asked = this.ask('asking the cluster', (admin) => admin.describeCluster());
    await within(PING_MS, 'asking the cluster', asked);
  }

  async deleteGroup(groupId: string): Promise<void> {
    await this.ask('deleting a group', (admin) => admin.deleteGroups([groupId]));
  }

  async close(): Promise<void> {
    const { connected } = this;
    this.connected = undefined;
    await connected?.then((admin) => admin.disconnect()).catch(() => undefined);
  }

  private fetchEnds(topic: string): Promise<readonly number[]> {
    return this.ask('reading the ends of a topic', async (admin) => {
      const found = await admin.fetchTopicOffsets(topic);
      return found.sort((a, b) => a.partition - b.partition).map(({ high }) => Number(high));
    });
  }

  private async partitionCount(topic: string): Promise<number> {
    try {
      return await this.ask('describing a topic', async (admin) => {
        const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
        return topics[0]?.partitions.length ?? 0;
      });
    } catch (error) {
      if (error instanceof MessagingError && error.code === 'unknown-topic') return 0;
      throw error;
    }
  }

  private async create(spec: TopicSpec): Promise<void> {
    const { name: topic, partitions: numPartitions } = spec;
    const replicationFactor = this.options.replicationFactor ?? -1;
    const configEntries = topicConfig(topic, this.options);
    const topics = [{ topic, numPartitions, replicationFactor, configEntries }];
    const create = (admin: Admin) => admin.createTopics({ topics, waitForLeaders: true });
    // Another process may be creating it, and a new topic is not known to every broker at once.
    await this.ask('creating a topic', (admin) =>
      create(admin).catch(unless('TOPIC_ALREADY_EXISTS', 'UNKNOWN_TOPIC_OR_PARTITION')),
    );
    await this.untilVisible(spec.name);
  }

  private async untilVisible(topic: string): Promise<void> {
    for (let look = 1; (await this.partitionCount(topic)) === 0; look++) {
      if (look === VISIBLE_LOOKS)
        throw new MessagingError('timeout', `The topic ${topic} was created but does not appear.`);
      await pause(VISIBLE_PAUSE_MS);
    }
  }

  private async grow({ name: topic, partitions: count }: TopicSpec): Promise<void> {
    const grow = (admin: Admin) => admin.createPartitions({ topicPartitions: [{ topic, count }] });
    await this.ask('adding partitions', (admin) => grow(admin).catch(unless('INVALID_PARTITIONS')));
    await this.close();
  }

  /** @throws MessagingError */
  private async ask<T>(doing: string, question: (admin: Admin) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await question(await (this.connected ??= this.connect()));
      } catch (error) {
        const failure = messagingError(error, doing);
        if (!failure.retriable) throw failure;
        await this.close();
        if (attempt === TRIES) throw failure;
      }
    }
  }

  private async connect(): Promise<Admin> {
    const admin = this.adjust(kafkaClient(this.options, SHORT_RETRY)).admin();
    await admin.connect();
    return admin;
  }
}

/** Passes over failures that only say that another process was quicker. */
const unless =
  (...types: string[]) =>
  (error: unknown) => {
    if (!errorTypes(error).some((type) => types.includes(type))) throw error;
  };
