import { Coalescer, messageBytes, type OutgoingMessage } from '@pedigree/messaging';
import { REQUEST, type TopicPublisher, units, within } from '@pedigree/messaging-kafka-core';
import {
  type ICustomPartitioner,
  type Message,
  type PartitionerArgs,
  Partitioners,
  type Producer,
} from 'kafkajs';
import { kafkaClient, PATIENT_RETRY } from './client';
import { toKafka } from './convert';
import { messagingError } from './errors';
import { type KafkaOptions } from './options';

type Unit = readonly Message[];

/** Milliseconds from a request's first try to giving it up: longer than a broker needs to restart. */
const DELIVERY_MS = 30_000;
const DISCONNECT_MS = 2_000;

/**
 * Sends to one topic: idempotent, acknowledged by all replicas. Concurrent calls share requests; one
 * is under way at a time. A topic has a connection of its own, so that its failures are its own.
 */
export class TopicProducer implements TopicPublisher {
  private readonly queue = new Coalescer<Unit>((units) => this.request(units.flat()), REQUEST);
  private connected: Promise<Producer> | undefined;

  constructor(
    private readonly topic: string,
    private readonly options: KafkaOptions,
  ) {}

  /** In parts where one request is not enough; what comes after a failure is not sent. @throws MessagingError */
  async send(messages: readonly OutgoingMessage[]): Promise<void> {
    for (const unit of units(messages, (message) => message)) {
      const bytes = unit.reduce((sum, message) => sum + messageBytes(message), 0);
      await this.queue.add(unit.map(toKafka), bytes);
    }
  }

  async close(): Promise<void> {
    await this.queue.idle();
    await this.drop();
  }

  private async request(messages: Message[]): Promise<void> {
    const doing = `publishing to ${this.topic}`;
    try {
      await within(DELIVERY_MS, doing, this.deliver(messages));
    } catch (error) {
      await this.drop();
      throw messagingError(error, doing);
    }
  }

  private async deliver(messages: Message[]): Promise<void> {
    const producer = await (this.connected ??= this.connect());
    await producer.send({ topic: this.topic, messages, acks: -1 });
  }

  private async connect(): Promise<Producer> {
    const producer = kafkaClient(this.options, PATIENT_RETRY).producer({
      idempotent: true,
      allowAutoTopicCreation: false,
      metadataMaxAge: 60_000,
      createPartitioner: stickyPartitioner,
    });
    await producer.connect();
    return producer;
  }

  /**
   * A producer whose send failed is never used again. kafkajs takes the sequence numbers of a
   * failed request back although the broker may have written it; the next request would then carry
   * the numbers of the former, and the broker would acknowledge it as a duplicate without storing it.
   */
  private async drop(): Promise<void> {
    const { connected, options } = this;
    this.connected = undefined;
    const gone = connected?.then((producer) => producer.disconnect()) ?? Promise.resolve();
    await within(DISCONNECT_MS, 'disconnecting', gone).catch((error: unknown) =>
      options.log?.('debug', 'A producer did not close.', { error }),
    );
  }
}

/**
 * As Java's (murmur2 of the key, else in turn), but a message keeps its partition when kafkajs sends
 * it again: otherwise a retried request could put other messages under the same sequence numbers.
 */
export const stickyPartitioner: ICustomPartitioner = () => {
  const choose = Partitioners.DefaultPartitioner();
  const chosen = new WeakMap<Message, number>();
  return (args: PartitionerArgs) => {
    const partition = chosen.get(args.message) ?? choose(args);
    chosen.set(args.message, partition);
    return partition;
  };
};
