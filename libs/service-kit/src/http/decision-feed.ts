import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import {
  type PlanDecision,
  type PromotionDecision,
  type PromotionRevoked,
  TOPICS,
} from '@pedigree/events';
import {
  type Batch,
  type MessageBus,
  type Outcome,
  type RunningSubscription,
} from '@pedigree/messaging';
import { MESSAGE_BUS } from '../tokens';
import { untilAvailable } from '../until-available';
import { type Decided, decidedIn, decisionsIn, type DecisionEvent } from './decision-event';
import { Recent } from './recent';

export type DecisionListener = (event: DecisionEvent) => void;

/** What was lately said of a promotion: of each the first, as in the graph. */
export interface LatelyDecided {
  /** Absent where it was made before the application started. */
  decision?: PromotionDecision;
  revocation?: PromotionRevoked;
}

/** How many promotions, and how many plans, are remembered for those who ask just after the fact. */
const REMEMBERED = 1000;

/**
 * Every decision as it is made, from when the application started. Those on promotions reach the graph
 * too, a moment later: whoever must not miss that moment asks `latest` besides.
 */
@Injectable()
export class DecisionFeed implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('DecisionFeed');
  private readonly listeners = new Set<DecisionListener>();
  private readonly promotions = new Recent<LatelyDecided>(REMEMBERED);
  private readonly plans = new Recent<PlanDecision>(REMEMBERED);
  private readonly stopping = new AbortController();
  private running: RunningSubscription | undefined;

  constructor(@Inject(MESSAGE_BUS) private readonly bus: Pick<MessageBus, 'subscriber'>) {}

  /**
   * What was lately decided of a promotion. An approval without a revocation here may still be
   * revoked: the graph knows of those that were made before.
   */
  latest(promotionId: string): LatelyDecided | undefined {
    return this.promotions.get(promotionId);
  }

  /** The decision on a plan, if it was made lately. Plans are not in the graph. */
  latestPlan(planId: string): PlanDecision | undefined {
    return this.plans.get(planId);
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
      this.remember(event);
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

  private remember(event: DecisionEvent): void {
    const decided = decidedIn(event);
    const { id } = decided;
    if (decided.about === 'plan') this.plans.set(id, decided.decision);
    else this.promotions.set(id, { ...saidBy(decided), ...this.promotions.get(id) });
  }
}

const saidBy = (decided: Exclude<Decided, { about: 'plan' }>): LatelyDecided =>
  decided.about === 'revocation'
    ? { revocation: decided.decision }
    : { decision: decided.decision };
