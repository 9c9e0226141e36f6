import { type Position } from '@pedigree/events';
import {
  after,
  type BatchHandler,
  type Emission,
  emittedBy,
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
 * kept; of the outcomes only what they emit counts, and is published. `publish` resolves when every
 * subscriber has handled the messages; a group starts with what is there already.
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
    for (const listener of listeners) await deliver(listener, topic, received);
  }

  async function deliver(
    listener: Listener,
    topic: string,
    messages: readonly ReceivedMessage[],
  ): Promise<void> {
    for (const one of await handIn(listener, topic, messages))
      await publish(one.topic, [one.message]);
  }

  async function subscribe(
    subscription: Subscription,
    handler: BatchHandler,
  ): Promise<RunningSubscription> {
    check();
    const listener = { ...subscription, handler };
    listeners.add(listener);
    for (const topic of subscription.group === undefined ? [] : subscription.topics)
      await deliver(
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

/** What the handler emits. @throws Error where its subscription may not */
async function handIn(
  { topics, group, transactional, handler }: Listener,
  topic: string,
  messages: readonly ReceivedMessage[],
): Promise<readonly Emission[]> {
  if (!topics.includes(topic) || messages.length === 0) return [];
  const batch = { topic, partition: 0, messages, next: after(messages), attempt: 0 };
  const emitted = emittedBy(await handler(batch, new AbortController().signal));
  if (emitted.length > 0 && !(transactional && group))
    throw new Error('Only a transactional subscription of a group may emit.');
  return emitted;
}
