import { type StackAddresses } from './environment';
import { type Log } from './log';

/** A real Kafka and a real Neo4j that are running. */
export interface Stack extends StackAddresses {
  /** Who runs them. */
  readonly source: 'environment' | 'testcontainers' | 'maven';
  /** Ends what was started and deletes its data; what the environment named goes on running. */
  stop(): Promise<void>;
}

/** Why there is no stack, as a plain sentence. */
export interface NoStack {
  readonly unavailable: string;
}

/** One way to come by a stack. */
export interface StackSource {
  readonly name: Stack['source'];
  /** Starts the servers or says why it cannot; throws when it should have been able to. */
  start(log: Log): Promise<Stack | NoStack>;
}
