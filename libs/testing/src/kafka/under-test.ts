import { type MessageBus } from '@pedigree/messaging';
import { type Client, type ClusterOptions } from '@pedigree/messaging-kafka-core';
import { type Wire } from './wire';

/** What the suites set; `wire` lets them see and break connections. */
export interface KafkaTestOptions extends ClusterOptions {
  wire?: Wire;
}

/** A transaction of somebody else. */
export interface ForeignTransaction {
  add(value: string): Promise<unknown>;
  commit(): Promise<unknown>;
  abort(): Promise<unknown>;
}

/** An adapter to a Kafka client, for suites that need a real broker and look behind the port. */
export interface KafkaAdapter {
  name: string;
  bus(options: KafkaTestOptions): MessageBus;
  client(options: KafkaTestOptions): Client;
  /** Of a producer of its own. Whatever was opened is closed by `close`. */
  begin(brokers: readonly string[], topic: string): Promise<ForeignTransaction>;
  close(): Promise<void>;
  /** A script that calls `decideUntilKilled` with this adapter. */
  decidingProcess: string;
}
