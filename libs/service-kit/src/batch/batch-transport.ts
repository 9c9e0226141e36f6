import { Inject, Injectable, Logger } from '@nestjs/common';
import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import {
  type Batch,
  type BatchHandler,
  type MessageBus,
  type Outcome,
  type RunningSubscription,
  type Subscriber,
} from '@pedigree/messaging';
import { isObservable, lastValueFrom, type Observable } from 'rxjs';
import { Metrics } from '../metrics/metrics';
import { untilAvailable } from '../until-available';
import { MESSAGE_BUS } from '../tokens';
import { type BatchSubscription, subscriptionOf } from './on-batch';

/** Nest's events of a transport: `assigned` tells of each subscription that has its partitions. */
// A type, since an interface lacks the index signature that Server asks for.
type Events = { assigned: (subscription: BatchSubscription) => void };
type Handle = (batch: Batch, signal: AbortSignal) => Promise<Outcome[] | Observable<Outcome[]>>;

/**
 * Runs `@OnBatch` handlers on any message bus: batches in, outcomes out, and an error reaches the
 * bus as it was thrown. Nest's own Kafka server knows neither batches nor dead letters (STACK.md).
 */
@Injectable()
export class BatchTransport extends Server<Events> implements CustomTransportStrategy {
  private readonly log = new Logger('Subscriptions');
  private readonly running = new Map<BatchSubscription, RunningSubscription>();
  private readonly listeners: Events['assigned'][] = [];
  private readonly stopping = new AbortController();

  constructor(
    @Inject(MESSAGE_BUS) private readonly bus: Pick<MessageBus, 'subscriber'>,
    private readonly metrics: Metrics,
  ) {
    super();
  }

  /** All subscriptions there are to be, from the handlers that Nest has registered. */
  get subscriptions(): readonly BatchSubscription[] {
    return [...this.messageHandlers.values()].flatMap((handler) => subscriptionOf(handler) ?? []);
  }

  /** True once every one of them is assigned, so that nothing published from now on is missed. */
  get ready(): boolean {
    return this.subscriptions.every((subscription) => this.running.has(subscription));
  }

  /** Subscribes every handler, waiting for a broker that is not there yet. */
  async listen(callback: (error?: unknown) => unknown): Promise<void> {
    try {
      const handlers = [...this.messageHandlers.values()];
      await Promise.all(handlers.map((handler) => this.subscribe(handler)));
      callback();
    } catch (error) {
      callback(error);
    }
  }

  /** Stops fetching and lets the batches at hand finish and commit. */
  async close(): Promise<void> {
    this.stopping.abort();
    await Promise.all([...this.running.values()].map((running) => running.close()));
    this.running.clear();
  }

  on(_event: keyof Events, listener: Events['assigned']): void {
    this.listeners.push(listener);
  }

  unwrap<T = Subscriber>(): T {
    return this.bus.subscriber as T;
  }

  private async subscribe(handler: MessageHandler): Promise<void> {
    const subscription = subscriptionOf(handler);
    if (subscription === undefined) return;
    if (handler.next !== undefined) throw new Error(twoHandlers(subscription));
    const work = this.handlerFor(handler as Handle, subscription);
    const running = await untilAvailable(
      `subscribe to ${subscription.topics.join(', ')}`,
      () => this.bus.subscriber.subscribe(subscription, work),
      { log: this.log, signal: this.stopping.signal },
    );
    if (this.stopping.signal.aborted) return running.close();
    this.running.set(subscription, running);
    for (const listener of this.listeners) listener(subscription);
  }

  private handlerFor(handle: Handle, { group }: BatchSubscription): BatchHandler {
    return async (batch, signal) => {
      try {
        const outcomes = await outcomesOf(handle(batch, signal));
        this.metrics.observeBatch(group, batch, outcomes);
        return outcomes;
      } catch (error) {
        this.metrics.observeFailure(group, batch);
        throw error;
      }
    };
  }
}

/** Nest answers with a promise of the outcomes, or, where the handler threw, of an observable that fails. */
async function outcomesOf(answering: ReturnType<Handle>): Promise<Outcome[]> {
  const answer = await answering;
  return isObservable(answer) ? lastValueFrom(answer) : answer;
}

const twoHandlers = ({ group, topics }: BatchSubscription): string =>
  `Two handlers read ${topics.join(', ')} as group "${group}": give one of them its own group.`;
