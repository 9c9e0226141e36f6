import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Decision } from '@pedigree/events';
import { idOf } from '@pedigree/lineage';
import {
  CLOCK,
  type Clock,
  ProblemException,
  Promotions,
  standingDecision,
} from '@pedigree/service-kit';
import { Asked } from './asked';
import { Gate, type Patience } from './gate';
import {
  type PromotionRequest,
  promotionRequested,
  type PromotionRequested,
} from './promotion-request';

export interface PromotionAnswer {
  id: string;
  /** Absent while it is pending. */
  decision?: Decision;
}

/** Asks for decisions on promotions: each promotion id once, however often it is repeated. */
@Injectable()
export class PromotionGate {
  constructor(
    private readonly gate: Gate,
    private readonly promotions: Promotions,
    private readonly asked: Asked,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Of a promotion that was revoked, the revocation is answered: the gate does not say again what no
   * longer holds.
   *
   * @throws ProblemException conflict: the id was used for another model or environment
   */
  async ask(body: PromotionRequest, patience: Patience): Promise<PromotionAnswer> {
    const event = this.eventOf(body);
    const { id } = event.data.promotion;
    const decision = await this.gate.ask(
      {
        subject: { about: 'promotion', id },
        event,
        known: () => this.known(event),
        published: () => this.noted(event),
      },
      patience,
    );
    if (decision === undefined) return { id };
    refuseOther(event, decision);
    return { id, decision };
  }

  private eventOf(body: PromotionRequest): PromotionRequested {
    const id = body.promotion?.id ?? `p-${randomUUID()}`;
    const event = promotionRequested(body, id, this.clock().toISOString());
    if (event.ok) return event.value;
    throw new ProblemException('invalid-body', 'The promotion request is invalid.', {
      errors: event.errors,
    });
  }

  /** What is known of the promotion from before. */
  private async known(event: PromotionRequested): Promise<Decision | 'pending' | 'unknown'> {
    const { id } = event.data.promotion;
    const promotion = await this.promotions.now(id);
    const asked = promotion ?? this.asked.get(id);
    if (asked === undefined) return 'unknown';
    refuseOther(event, asked);
    return (promotion && standingDecision(promotion)) ?? 'pending';
  }

  private noted({ data: { promotion, model, environment } }: PromotionRequested): void {
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
