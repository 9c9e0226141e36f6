import { TOPICS } from '@pedigree/events';
import {
  Coalescer,
  DEAD_LETTER_ALLOWANCE_BYTES,
  DEFAULT_MAX_MESSAGE_BYTES,
  type Emission,
  type Log,
  type MessageBus,
  MessagingError,
  type OutgoingMessage,
  refuseTooLarge,
  silent,
  type TopicSpec,
} from '@pedigree/messaging';
import { Checkpoints } from '@pedigree/sqlite-core';
import { fileIn, messagingError, openDatabase, ownFolder } from './database';
import { Groups } from './groups';
import { LogStore } from './log-store';

export interface EmbeddedOptions {
  /** Where the log lives; made if it is missing. One process at a time owns it. */
  directory: string;
  log?: Log;
  /** Largest message in bytes, key and headers included. @default 1048576, as Kafka */
  maxMessageBytes?: number;
  /** @default lineage.dead-letters */
  deadLetterTopic?: string;
  /** Milliseconds a batch at hand may take while closing before its signal aborts. @default 10000 */
  drainMs?: number;
}

/** Bounds of one transaction: what waits beyond them goes into the next. */
const TRANSACTION = { maxItems: 1_000, maxBytes: 8 * 1024 * 1024 };

/**
 * A message bus in a folder: a durable log in SQLite, for one process, without a broker. What was
 * acknowledged survives `kill -9` and power loss; concurrent calls share one write to the disk.
 * Nothing is ever deleted: there is no retention yet.
 *
 * @throws MessagingError `rejected` when another process owns the folder
 */
export function embeddedBus(options: EmbeddedOptions): MessageBus {
  const release = ownFolder(options.directory);
  try {
    const store = new LogStore(openDatabase(options.directory));
    return new EmbeddedBus(options, store, new Checkpoints(fileIn(options.directory)), release);
  } catch (error) {
    release();
    throw messagingError(error);
  }
}

class EmbeddedBus implements MessageBus {
  private readonly writer: Coalescer<() => void>;
  private readonly groups: Groups;
  private closing: Promise<void> | undefined;

  constructor(
    private readonly options: EmbeddedOptions,
    private readonly store: LogStore,
    private readonly checkpoints: Checkpoints,
    private readonly release: () => void,
  ) {
    this.writer = new Coalescer((jobs) => this.carryOut(jobs), TRANSACTION);
    this.groups = new Groups(store, (job, bytes) => this.writer.add(job, bytes), {
      park: (messages) => this.park(messages),
      emitting: {
        deadLetterTopic: this.deadLetterTopic,
        admit: async (emissions) => emissions.forEach((one) => this.admit(one)),
      },
      log: options.log ?? silent,
      drainMs: options.drainMs ?? 10_000,
    });
  }

  readonly publisher: MessageBus['publisher'] = {
    publish: async (topic, messages) => {
      this.refuseClosed();
      await this.append(topic, messages, this.maxBytes());
    },
  };

  readonly subscriber: MessageBus['subscriber'] = {
    subscribe: async (subscription, handler) => {
      this.refuseClosed();
      return this.groups.subscribe(subscription, handler);
    },
  };

  readonly topics: MessageBus['topics'] = {
    ensure: async (topics) => {
      this.refuseClosed();
      await this.writer.add(() => topics.forEach((topic) => this.ensure(topic)));
      this.store.refresh();
      this.groups.rebalance();
    },
    ends: async (topic) =>
      this.store.partitions(topic).map(({ partition, end }) => ({ topic, partition, next: end })),
    committed: async (group, topic) =>
      this.store.partitions(topic).map((one) => ({
        topic,
        partition: one.partition,
        next: this.store.progress(group, one).next,
      })),
  };

  async ping(): Promise<void> {
    this.refuseClosed();
    await this.writer.add(() => undefined);
  }

  close(): Promise<void> {
    this.closing ??= this.shut();
    return this.closing;
  }

  private async shut(): Promise<void> {
    await this.groups.close();
    await this.writer.idle();
    await this.checkpoints.end();
    this.store.close();
    this.release();
  }

  private carryOut(jobs: readonly (() => void)[]): void {
    this.checkpoints.begin();
    this.store.transaction(() => jobs.forEach((job) => job()));
  }

  private ensure({ name, partitions }: TopicSpec): void {
    this.store.addPartitions(name, partitions);
  }

  private async park(messages: readonly OutgoingMessage[]): Promise<void> {
    const topic = this.deadLetterTopic;
    await this.append(topic, messages, this.maxBytes() + DEAD_LETTER_ALLOWANCE_BYTES);
  }

  /** @throws MessagingError `unknown-topic`, `too-large` */
  private admit({ topic, message }: Emission): void {
    this.store.partitions(topic);
    const allowance = topic === this.deadLetterTopic ? DEAD_LETTER_ALLOWANCE_BYTES : 0;
    refuseTooLarge(topic, [message], this.maxBytes() + allowance);
  }

  private get deadLetterTopic(): string {
    return this.options.deadLetterTopic ?? TOPICS.deadLetters;
  }

  private async append(
    topic: string,
    messages: readonly OutgoingMessage[],
    maxBytes: number,
  ): Promise<void> {
    this.store.partitions(topic);
    const bytes = refuseTooLarge(topic, messages, maxBytes);
    await this.writer.add(() => this.store.append(topic, messages, Date.now()), bytes);
  }

  private maxBytes(): number {
    return this.options.maxMessageBytes ?? DEFAULT_MAX_MESSAGE_BYTES;
  }

  private refuseClosed(): void {
    if (this.closing) throw new MessagingError('rejected', 'The message bus is closed.');
  }
}
