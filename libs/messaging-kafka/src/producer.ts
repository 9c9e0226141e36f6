import {
  Coalescer,
  type Log,
  messageBytes,
  type OutgoingMessage,
  silent,
} from '@pedigree/messaging';
import {
  type ICustomPartitioner,
  type Message,
  type PartitionerArgs,
  Partitioners,
  type Producer,
} from 'kafkajs';
import { kafkaClient } from './client';
import { toKafka } from './convert';
import { messagingError } from './errors';
import { type KafkaOptions } from './options';

/**
 * Bounds of one request. kafkajs writes one record batch per partition and the broker measures that
 * against `max.message.bytes` (1 MiB), so a request stays below it whatever the keys.
 */
const REQUEST = { maxItems: 500, maxBytes: 768 * 1024 };
const UNIT_MESSAGES = 500;

type Unit = readonly Message[];

/**
 * Sends to one cluster: idempotent, acknowledged by all replicas. Concurrent calls for a topic share
 * requests; one is under way per topic.
 */
export class KafkaProducer {
  private readonly queues = new Map<string, Coalescer<Unit>>();
  private connected: Promise<Producer> | undefined;
  private readonly log: Log;

  constructor(private readonly options: KafkaOptions) {
    this.log = options.log ?? silent;
  }

  /** One after the other where one request is not enough; what comes after a failure is not sent. @throws MessagingError */
  async send(topic: string, messages: readonly OutgoingMessage[]): Promise<void> {
    for (const unit of units(messages)) {
      const bytes = unit.reduce((sum, message) => sum + messageBytes(message), 0);
      await this.queue(topic).add(unit.map(toKafka), bytes);
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.queues.values()].map((queue) => queue.idle()));
    await this.drop();
  }

  private queue(topic: string): Coalescer<Unit> {
    const known = this.queues.get(topic);
    if (known) return known;
    const made = new Coalescer<Unit>((waiting) => this.request(topic, waiting.flat()), REQUEST);
    this.queues.set(topic, made);
    return made;
  }

  private async request(topic: string, messages: Message[]): Promise<void> {
    const connection = (this.connected ??= this.connect());
    try {
      const producer = await connection;
      await producer.send({ topic, messages, acks: -1 });
    } catch (error) {
      await this.drop(connection);
      throw messagingError(error, `publishing to ${topic}`);
    }
  }

  private async connect(): Promise<Producer> {
    const producer = kafkaClient(this.options).producer({
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
  private async drop(connection = this.connected): Promise<void> {
    if (!connection) return;
    if (this.connected === connection) this.connected = undefined;
    const report = (error: unknown) => this.log('debug', 'A producer did not close.', { error });
    await connection.then((producer) => producer.disconnect()).catch(report);
  }
}

function units(messages: readonly OutgoingMessage[]): readonly (readonly OutgoingMessage[])[] {
  const made: OutgoingMessage[][] = [];
  let bytes = Infinity;
  for (const message of messages) {
    const unit = made.at(-1);
    bytes += messageBytes(message);
    if (unit && unit.length < UNIT_MESSAGES && bytes <= REQUEST.maxBytes) unit.push(message);
    else [bytes] = [messageBytes(message), made.push([message])];
  }
  return made;
}

/**
 * As Java's (murmur2 of the key, else in turn), but a message keeps its partition when kafkajs sends
 * it again: otherwise a retried request could put other messages under the same sequence numbers.
 */
const stickyPartitioner: ICustomPartitioner = () => {
  const choose = Partitioners.DefaultPartitioner();
  const chosen = new WeakMap<Message, number>();
  return (args: PartitionerArgs) => {
    const partition = chosen.get(args.message) ?? choose(args);
    chosen.set(args.message, partition);
    return partition;
  };
};
