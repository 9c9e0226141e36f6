import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { type Decision, TOPICS } from '@pedigree/events';
import {
  type Batch,
  type MessageBus,
  type Outcome,
  type RunningSubscription,
} from '@pedigree/messaging';
import { MESSAGE_BUS } from '../tokens';
import { untilAvailable } from '../until-available';
import { decisionsIn, type DecisionEvent } from './decision-event';

export type DecisionListener = (event: DecisionEvent) => void;

/** How many decided promotions are remembered, for those who ask just after the fact. */
const REMEMBERED = 1000;

/**
 * Every decision as it is made, from when the application started. Decisions reach the graph too,
 * a moment later: whoever must not miss that moment asks `latest` first.
 */
@Injectable()
export class DecisionFeed implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('DecisionFeed');
  private readonly listeners = new Set<DecisionListener>();
  private readonly remembered = new Map<string, Decision>();
  private readonly stopping = new AbortController();
  private running: RunningSubscription | undefined;

  constructor(@Inject(MESSAGE_BUS) private readonly bus: Pick<MessageBus, 'subscriber'>) {}

  /** The decision on a promotion, if it was made lately; the first one, as in the graph. */
  latest(promotionId: string): Decision | undefined {
    return this.remembered.get(promotionId);
  }

  /** Calls `listener` for every decision until the returned function is called. */
  listen(listener: DecisionListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async onApplicationBootstrap(): Promise<void> {
    const topics = [TOPICS.promotionDecisions];
    this.running = await untilAvailable(
      'subscribe to decisions',
      () => this.bus.subscriber.subscribe({ topics }, async (batch) => this.take(batch)),
      { log: this.log, signal: this.stopping.signal },
    );
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.running?.close();
  }

  private take(batch: Batch): Outcome[] {
    for (const event of decisionsIn(batch)) {
      this.remember(event.data);
      for (const listener of this.listeners) this.tell(listener, event);
    }
    return batch.messages.map(() => ({ kind: 'ack' }));
  }

  private tell(listener: DecisionListener, event: DecisionEvent): void {
    try {
      listener(event);
    } catch (error) {
      this.log.error('A listener failed', error);
    }
  }

  private remember(decision: Decision): void {
    const id = decision.promotion?.id;
    if (id === undefined || this.remembered.has(id)) return;
    this.remembered.set(id, decision);
    const [oldest] = this.remembered.keys();
    if (this.remembered.size > REMEMBERED && oldest !== undefined) this.remembered.delete(oldest);
  }
}
