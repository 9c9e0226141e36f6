import { setTimeout as pause } from 'node:timers/promises';
import { type Emission } from '@pedigree/messaging';
import { type GroupPosition, type Settler, units, within } from '@pedigree/messaging-kafka-core';
import { type Message, type Producer, type TopicMessages, type Transaction } from 'kafkajs';
import { kafkaClient } from './client';
import { offsetsOf, toKafka } from './convert';
import { errorTypes, messagingError } from './errors';
import { rememberingCoordinators } from './internals';
import { type KafkaOptions } from './options';
import { stickyPartitioner } from './producer';

/** A broker forgets a transaction whose producer is gone after so many milliseconds; a new owner does not wait for that. */
const TRANSACTION_MS = 60_000;
/** Less than that: what has not worked by then will not. */
const SETTLE_MS = 30_000;
const DISCONNECT_MS = 2_000;

/** Some 17 seconds. Quick at first: the broker refuses a transaction while it ends the one before. */
const RETRY = { initialRetryTime: 5, maxRetryTime: 500, retries: 40 };

/** What ends by itself within milliseconds, or when a coordinator has loaded. */
const PASSING = [
  'CONCURRENT_TRANSACTIONS',
  'GROUP_LOAD_IN_PROGRESS',
  'GROUP_COORDINATOR_NOT_AVAILABLE',
  'NOT_COORDINATOR_FOR_GROUP',
];

export class TransactionalProducer implements Settler {
  private connected: Promise<Producer> | undefined;

  constructor(
    private readonly transactionalId: string,
    private readonly options: KafkaOptions,
  ) {}

  async fence(): Promise<void> {
    await this.carefully('taking a partition over', async (producer) => {
      // kafkajs asks the broker for the name here. One that holds nothing is ended without it.
      const empty = await producer.transaction();
      await empty.commit();
    });
  }

  async settle(publish: readonly Emission[], position: GroupPosition): Promise<void> {
    const { group, topic, partition, progress } = position;
    const offsets = { ...offsetsOf(topic, partition, progress), consumerGroupId: group };
    await this.carefully('settling a batch', async (producer) => {
      const transaction = await producer.transaction();
      // At once: neither needs to know how the other went, for the end alone makes both count.
      await Promise.all([
        sendAll(transaction, publish),
        whilePassing(() => transaction.sendOffsets(offsets)),
      ]);
      await transaction.commit();
    });
  }

  async close(): Promise<void> {
    const gone = this.connected?.then((producer) => producer.disconnect()) ?? Promise.resolve();
    await within(DISCONNECT_MS, 'disconnecting', gone).catch((error: unknown) =>
      this.options.log?.('debug', 'A producer did not close.', { error }),
    );
  }

  private async carefully(doing: string, task: (producer: Producer) => Promise<void>) {
    const named = `${doing} as ${this.transactionalId}`;
    try {
      await within(SETTLE_MS, named, this.producer().then(task));
    } catch (error) {
      throw messagingError(error, named);
    }
  }

  private producer(): Promise<Producer> {
    return (this.connected ??= this.connect());
  }

  private async connect(): Promise<Producer> {
    const kafka = rememberingCoordinators(kafkaClient(this.options, RETRY));
    const producer = kafka.producer({
      transactionalId: this.transactionalId,
      transactionTimeout: TRANSACTION_MS,
      allowAutoTopicCreation: false,
      metadataMaxAge: 60_000,
      createPartitioner: stickyPartitioner,
    });
    await producer.connect();
    return producer;
  }
}

/** In as few requests as the sizes allow, one after the other: that keeps the order. */
async function sendAll(transaction: Transaction, publish: readonly Emission[]): Promise<void> {
  for (const unit of units(publish, ({ message }) => message))
    await transaction.sendBatch({ topicMessages: byTopic(unit), acks: -1 });
}

function byTopic(publish: readonly Emission[]): TopicMessages[] {
  const found = new Map<string, Message[]>();
  for (const { topic, message } of publish) {
    const messages = found.get(topic) ?? [];
    messages.push(toKafka(message));
    found.set(topic, messages);
  }
  return [...found].map(([topic, messages]) => ({ topic, messages }));
}

/** kafkajs tries most things again itself, but not this one. */
async function whilePassing(task: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await task();
    } catch (error) {
      const passing = errorTypes(error).some((type) => PASSING.includes(type));
      if (!passing || attempt > RETRY.retries) throw error;
    }
    await pause(Math.min(RETRY.initialRetryTime * 2 ** attempt, RETRY.maxRetryTime));
  }
}
