import { type Log } from '@pedigree/messaging';

/** What every client of a Kafka cluster wants to know; how it connects is its own. */
export interface ClusterOptions {
  /** `host:port` of some brokers; the rest is found through them. */
  brokers: readonly string[];
  clientId: string;
  log?: Log;
  /** Copies of every partition of a topic created here; -1 leaves it to the broker. @default -1 */
  replicationFactor?: number;
  /** Largest message in bytes, key and headers included. @default 1048576, the broker's default */
  maxMessageBytes?: number;
  /** @default lineage.dead-letters */
  deadLetterTopic?: string;
  /** Milliseconds a batch at hand may take while closing before its signal aborts. @default 10000 */
  drainMs?: number;
  /** Milliseconds without a heartbeat after which the group gives a member's partitions away. @default 10000 */
  sessionTimeoutMs?: number;
  /** Partitions a subscriber works on at the same time. @default 4 */
  concurrency?: number;
}
