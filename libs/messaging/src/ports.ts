import { type Position } from '@pedigree/events';

/** A header as it was sent: Kafka allows repeated names and any bytes. */
export type Header = readonly [name: string, value: Uint8Array];

export interface OutgoingMessage {
  /** Messages with the same key keep their order. */
  key?: Uint8Array;
  headers: readonly Header[];
  value: Uint8Array;
}

export interface ReceivedMessage extends OutgoingMessage {
  topic: string;
  partition: number;
  offset: number;
  /** Milliseconds since the epoch: when the broker took it. */
  timestamp: number;
}

export interface Publisher {
  /** Resolves once the broker holds every message durably. @throws MessagingError */
  publish(topic: string, messages: readonly OutgoingMessage[]): Promise<void>;
}

/** A message to be published together with the position of the one it was made for. */
export interface Emission {
  topic: string;
  message: OutgoingMessage;
}

/** What a handler says of one message. */
export type Outcome =
  /**
   * Done. `emit` is published with it, exactly once: only a `transactional` subscription of a group
   * may, for any other it is a fault of the handler, and so is what the broker would refuse for good
   * (too large, unknown topic). A fault means what it means when the handler throws.
   */
  | { kind: 'ack'; emit?: readonly Emission[] }
  /** Try this message and those after it again later; the partition waits, order is kept. */
  | { kind: 'retry'; reason: string }
  /** It will never work: to the dead letters with it, before its offset is committed. */
  | { kind: 'park'; code: string; reason: string };

/**
 * Messages of one partition, in order. There may be none: then the partition has moved on without
 * anything to see (a transaction that was aborted, or the mark at its end), and `next` tells.
 */
export interface Batch {
  topic: string;
  partition: number;
  messages: readonly ReceivedMessage[];
  /**
   * The offset after all that the batch covers: everything readable below it was handed in. It may
   * lie beyond the last message, and reaches whatever `Topics.ends` has answered.
   */
  next: number;
  /** How often the first message has been tried before; survives restarts. */
  attempt: number;
}

/**
 * Does the work for a batch and answers an outcome per message, in order. After the first `retry`
 * the remaining outcomes do not count: those messages come again.
 *
 * What it throws: an error with `retriable: true` retries the whole batch for as long as it takes.
 * Any other error is taken for a fault of a single message: the batch is handed in again message by
 * message, and a message that still throws after `RetryPolicy.maxAttempts` is parked.
 */
export type BatchHandler = (batch: Batch, signal: AbortSignal) => Promise<readonly Outcome[]>;

export interface RetryPolicy {
  /** Milliseconds before the second try. @default 200 */
  initialMs: number;
  /** @default 2 */
  factor: number;
  /** Longest pause in milliseconds. @default 30000 */
  maxMs: number;
  /** Tries of a message whose handler throws without `retriable`, before it is parked. @default 5 */
  maxAttempts: number;
}

export interface Subscription {
  topics: readonly string[];
  /** Members of a group share the partitions. Without one, every subscriber sees every message from now on and nothing is committed. */
  group?: string;
  /** Most messages in a batch. @default 500 */
  maxBatch?: number;
  retry?: Partial<RetryPolicy>;
  /**
   * Exactly once: what the outcomes emit, the dead letters of what is parked beside them and the
   * group's position move together or not at all, whatever crashes or is thought dead. The handler
   * itself may run more than once for a message. Costs a transaction per batch; needs a group, whose
   * members must all say so. @default false
   */
  transactional?: boolean;
}

export interface RunningSubscription {
  /** Stops fetching, lets the batch at hand finish and commit, leaves the group. */
  close(): Promise<void>;
}

export interface Subscriber {
  /** Resolves once partitions are assigned, so that what is published afterwards will be seen. A new group starts at the earliest message. */
  subscribe(subscription: Subscription, handler: BatchHandler): Promise<RunningSubscription>;
}

export interface TopicSpec {
  name: string;
  partitions: number;
}

export interface Topics {
  /** Creates what is missing; never shrinks or deletes. */
  ensure(topics: readonly TopicSpec[]): Promise<void>;
  /**
   * The position after the last acknowledged message of every partition of the topic, those of open
   * transactions included. Who reads the topic is told of it within a bounded time (`Batch.next`):
   * as long as the longest transaction may stay open.
   */
  ends(topic: string): Promise<readonly Position[]>;
  /** What a group has committed; a partition without a commit stands at 0. */
  committed(group: string, topic: string): Promise<readonly Position[]>;
}

/** What an adapter package hands to the wiring. */
export interface MessageBus {
  publisher: Publisher;
  subscriber: Subscriber;
  topics: Topics;
  /** Resolves when the broker answers. @throws MessagingError */
  ping(): Promise<void>;
  /** Closes every subscription first, then the producers. */
  close(): Promise<void>;
}
