import { setTimeout as pause } from 'node:timers/promises';
import { type Emission } from '@pedigree/messaging';
import {
  type Message,
  type Offsets,
  type Producer,
  type TopicMessages,
  type Transaction,
} from 'kafkajs';
import { kafkaClient } from './client';
import { toKafka } from './convert';
import { errorTypes, messagingError } from './errors';
import { rememberingCoordinators } from './internals';
import { type KafkaOptions } from './options';
import { stickyPartitioner, units } from './producer';
import { within } from './within';

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

/**
 * Publishes together with a group's position, under a name (transactional id) that has one owner at
 * a time: `fence` takes it from whoever had it before, and from then on nothing of theirs succeeds.
 *
 * Of no use any more once a call has failed: nobody but the broker knows how far it came. It is not
 * told to abort either, since something could still be on the way; the next owner's `fence` ends it.
 */
export class TransactionalProducer {
  private connected: Promise<Producer> | undefined;

  constructor(
    private readonly transactionalId: string,
    private readonly options: KafkaOptions,
  ) {}

  /** Ends what the owner before had begun, one way or the other. @throws MessagingError */
  async fence(): Promise<void> {
    await this.carefully('taking a partition over', async (producer) => {
      // kafkajs asks the broker for the name here. One that holds nothing is ended without it.
      const empty = await producer.transaction();
      await empty.commit();
    });
  }

  /** All of it is visible and counts, or nothing. @throws MessagingError */
  async settle(
    publish: readonly Emission[],
    position: Offsets & { consumerGroupId: string },
  ): Promise<void> {
    await this.carefully('settling a batch', async (producer) => {
      const transaction = await producer.transaction();
      // At once: neither needs to know how the other went, for the end alone makes both count.
      await Promise.all([
        sendAll(transaction, publish),
        whilePassing(() => transaction.sendOffsets(position)),
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
