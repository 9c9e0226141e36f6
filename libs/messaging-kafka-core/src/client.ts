import {
  type Emission,
  type Log,
  type OutgoingMessage,
  type Progress,
  type TopicSpec,
  type Work,
} from '@pedigree/messaging';
import { type Positions } from './positions';

/** A committed offset with the text that was stored beside it. */
export interface Committed {
  partition: number;
  /** 0 where nothing was committed. */
  next: number;
  metadata: string | null;
}

/** Questions to the cluster, and topics. All throw MessagingError; `unknown-topic` where a topic is named. */
export interface ClusterAdmin {
  ensure(spec: TopicSpec): Promise<void>;
  /** How many partitions it has. */
  existing(topic: string): Promise<number>;
  /** By partition, the offsets after the last message that a new reader would see. */
  ends(topic: string): Promise<readonly number[]>;
  committed(group: string, topic: string): Promise<readonly Committed[]>;
  /**
   * Of one partition, for whoever holds its transactional id. Where the client can, it waits for the
   * end of a transaction that moves it; nobody else may, since nobody else sees to it that it ends.
   */
  settled(group: string, topic: string, partition: number): Promise<Committed>;
  ping(): Promise<void>;
}

/** Publishes to one topic: idempotent, acknowledged by all replicas. */
export interface TopicPublisher {
  /** In parts where one request is not enough; what comes after a failure is not sent. @throws MessagingError */
  send(messages: readonly OutgoingMessage[]): Promise<void>;
  close(): Promise<void>;
}

/** Where a group is to stand in one partition. */
export interface GroupPosition {
  group: string;
  topic: string;
  partition: number;
  progress: Progress;
}

/**
 * Publishes together with a group's position, under a name (transactional id) that has one owner at
 * a time: `fence` takes it from whoever had it before, and from then on nothing of theirs succeeds.
 *
 * Of no use any more once a call has failed: nobody but the broker knows how far it came. It is not
 * told to abort either, since something could still be on the way; the next owner's `fence` ends it.
 */
export interface Settler {
  /** Ends what the owner before had begun, one way or the other. @throws MessagingError */
  fence(): Promise<void>;
  /** All of it is visible and counts, or nothing. @throws MessagingError */
  settle(publish: readonly Emission[], position: GroupPosition): Promise<void>;
  close(): Promise<void>;
}

/** What a subscription is made of, beside the options of the bus. */
export interface Subscribed {
  topics: readonly string[];
  /** Without one it reads all partitions, from where `positions` say, and nothing is committed. */
  group: string | undefined;
  positions: Positions;
  work: Work;
  maxBatch: number;
  log: Log;
}

/** The consumer of one subscription. It comes back whatever happens to its brokers. */
export interface GroupConsumer {
  /** Resolves once partitions are assigned. @throws MessagingError */
  start(): Promise<void>;
  /** Lets the batch at hand finish and commit, and leaves the group. */
  close(): Promise<void>;
}

/** What an adapter makes of its vendor's client. Everything else is the same for all (`clusterBus`). */
export interface Client {
  admin: ClusterAdmin;
  /** By partition, the offsets after the last acknowledged message. @throws MessagingError `unknown-topic` */
  ends(topic: string): Promise<readonly number[]>;
  publisher(topic: string): TopicPublisher;
  settler(transactionalId: string): Settler;
  consumer(subscribed: Subscribed): GroupConsumer;
  close(): Promise<void>;
}
