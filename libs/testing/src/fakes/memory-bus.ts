import { type Position } from '@pedigree/events';
import {
  type BatchHandler,
  type MessageBus,
  type OutgoingMessage,
  type ReceivedMessage,
  type RunningSubscription,
  type Subscription,
} from '@pedigree/messaging';

export interface MemoryBus extends MessageBus {
  /** All that was published, in order. */
  readonly log: readonly ReceivedMessage[];
  /** Makes every later call fail with this error, until it is called without one. */
  failWith(error?: Error): void;
}

interface Listener extends Subscription {
  handler: BatchHandler;
}

/**
 * A bus for tests of what stands on the port, not of the port: one partition per topic, nothing is
 * kept, outcomes do not count. `publish` resolves when every subscriber has handled the messages;
 * a group starts with what is there already.
 */
export function memoryBus(): MemoryBus {
  const log: ReceivedMessage[] = [];
  const listeners = new Set<Listener>();
  let failure: Error | undefined;
  const check = () => {
    if (failure !== undefined) throw failure;
  };
  const end = (topic: string) => log.filter((message) => message.topic === topic).length;

  async function publish(topic: string, outgoing: readonly OutgoingMessage[]): Promise<void> {
    check();
    const offset = end(topic);
    const received = outgoing.map((message, index) => ({
      ...message,
      topic,
      partition: 0,
      offset: offset + index,
      timestamp: Date.now(),
    }));
    log.push(...received);
    for (const listener of listeners) await handIn(listener, topic, received);
  }

  async function subscribe(
    subscription: Subscription,
    handler: BatchHandler,
  ): Promise<RunningSubscription> {
    check();
    const listener = { ...subscription, handler };
    listeners.add(listener);
    for (const topic of subscription.group === undefined ? [] : subscription.topics)
      await handIn(
        listener,
        topic,
        log.filter((message) => message.topic === topic),
      );
    return { close: async () => void listeners.delete(listener) };
  }

  const ends = async (topic: string): Promise<Position[]> => {
    check();
    return [{ topic, partition: 0, next: end(topic) }];
  };

  return {
    log,
    failWith: (error) => (failure = error),
    publisher: { publish },
    subscriber: { subscribe },
    topics: {
      ensure: async () => undefined,
      ends,
      committed: async (_group, topic) => ends(topic),
    },
    ping: async () => check(),
    close: async () => listeners.clear(),
  };
}

async function handIn(
  { topics, handler }: Listener,
  topic: string,
  messages: readonly ReceivedMessage[],
): Promise<void> {
  if (!topics.includes(topic) || messages.length === 0) return;
  await handler({ topic, partition: 0, messages, attempt: 0 }, new AbortController().signal);
}
