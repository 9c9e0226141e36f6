import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Decision, encodeEvent, fromWire, idOf, TOPICS } from '@pedigree/events';
import { type Graph } from '@pedigree/graph';
import { type MessageBus } from '@pedigree/messaging';
import {
  CLOCK,
  type Clock,
  DecisionFeed,
  GRAPH,
  MESSAGE_BUS,
  ProblemException,
} from '@pedigree/service-kit';
import { DecisionWaiters, type Waiter } from './decision-waiters';
import { Asked } from './asked';
import {
  type PromotionRequest,
  promotionRequested,
  type PromotionRequested,
} from './promotion-request';

export interface Answer {
  id: string;
  /** Absent while it is pending. */
  decision?: Decision;
}

/** Asks for decisions: each promotion id once, however often it is repeated. */
@Injectable()
export class PromotionGate {
  private readonly asked = new Asked();

  constructor(
    @Inject(MESSAGE_BUS) private readonly bus: Pick<MessageBus, 'publisher'>,
    @Inject(GRAPH) private readonly graph: Pick<Graph, 'promotions'>,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly feed: DecisionFeed,
    private readonly waiters: DecisionWaiters,
  ) {}

  /**
   * Publishes the request unless it is known, and waits up to `waitMs` for the decision.
   *
   * @throws ProblemException conflict: the id was used for another model or environment
   */
  async ask(body: PromotionRequest, waitMs: number, signal: AbortSignal): Promise<Answer> {
    const event = this.eventOf(body);
    const { id } = event.data.promotion;
    const waiter = this.waiters.expect(id);
    try {
      const decision = await this.decisionOn(event, waiter, waitMs, signal);
      if (decision === undefined) return { id };
      refuseOther(event, decision);
      return { id, decision };
    } finally {
      waiter.leave();
    }
  }

  private eventOf(body: PromotionRequest): PromotionRequested {
    const id = body.promotion?.id ?? `p-${randomUUID()}`;
    const event = promotionRequested(body, id, this.clock().toISOString());
    if (event.ok) return event.value;
    throw new ProblemException('invalid-body', 'The promotion request is invalid.', {
      errors: event.errors,
    });
  }

  private async decisionOn(
    event: PromotionRequested,
    waiter: Waiter,
    waitMs: number,
    signal: AbortSignal,
  ): Promise<Decision | undefined> {
    const { id } = event.data.promotion;
    const known = await this.known(event);
    if (known !== 'unknown' && known !== 'pending') return known;
    if (known === 'unknown') await this.publish(event);
    if (waitMs === 0) return undefined;
    return (await waiter.within(waitMs, signal)) ?? this.feed.latest(id)?.decision;
  }

  /** What is known of the promotion from before. */
  private async known(event: PromotionRequested): Promise<Decision | 'pending' | 'unknown'> {
    const { id } = event.data.promotion;
    const latest = this.feed.latest(id)?.decision;
    if (latest !== undefined) return latest;
    const record = (await this.graph.promotions.promotion(id)) ?? this.asked.get(id);
    if (record === undefined) return 'unknown';
    refuseOther(event, record);
    return record.decision === undefined ? 'pending' : (JSON.parse(record.decision) as Decision);
  }

  private async publish(event: PromotionRequested): Promise<void> {
    await this.bus.publisher.publish(TOPICS.promotionRequests, [fromWire(encodeEvent(event))]);
    const { promotion, model, environment } = event.data;
    this.asked.add(promotion.id, { model: idOf(model), environment });
  }
}

/** An id stands for one question; the same id with another question is a mistake to be told of. */
function refuseOther(
  event: PromotionRequested,
  known: { model: string; environment: string },
): void {
  const { promotion, model, environment } = event.data;
  const same = known.model === idOf(model) && known.environment === environment;
  if (same) return;
  const detail = `Promotion "${promotion.id}" was requested for model "${known.model}" in environment "${known.environment}".`;
  throw new ProblemException('conflict', detail, {
    errors: [
      {
        pointer: '/promotion/id',
        message: 'stands for another model or environment',
        remedy: 'Use a new id, or leave it out to have one made.',
      },
    ],
  });
}
