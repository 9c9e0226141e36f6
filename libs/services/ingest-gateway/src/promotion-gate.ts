import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Decision, digestOf, environmentName } from '@pedigree/events';
import { asksTheSame, type PromotionQuestion } from '@pedigree/graph';
import { idOf } from '@pedigree/lineage';
import {
  CLOCK,
  type Clock,
  currentDecision,
  ProblemException,
  Promotions,
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
   * Of a promotion that was revoked, the revocation is answered, and of an approval whose time has passed,
   * that it ended: the gate does not say again what no longer holds.
   *
   * @throws ProblemException conflict: the id was used for another model, digest or environment
   */
  async ask(
    body: PromotionRequest,
    principal: string,
    patience: Patience,
  ): Promise<PromotionAnswer> {
    const event = this.eventOf(body, principal);
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
    refuseOther(event, { ...decision, decision });
    return { id, decision };
  }

  private eventOf(body: PromotionRequest, principal: string): PromotionRequested {
    const id = body.promotion?.id ?? `p-${randomUUID()}`;
    const time = this.clock().toISOString();
    const event = promotionRequested(body, { id, time, principal });
    if (event.ok) return event.value;
    throw new ProblemException('invalid-body', 'The promotion request is invalid.', {
      errors: event.errors,
    });
  }

  /** What is known of the promotion from before. */
  private async known(event: PromotionRequested): Promise<Decision | 'pending' | 'unknown'> {
    const { id } = event.data.promotion;
    const promotion = await this.promotions.now(id);
    const asked = this.asked.get(id);
    const known = promotion ?? asked;
    if (known === undefined) return 'unknown';
    refuseOther(event, { ...asked, ...known });
    return (promotion && currentDecision(promotion, this.clock())) ?? 'pending';
  }

  private noted({ data }: PromotionRequested): void {
    this.asked.add(data.promotion.id, questionIn(data));
  }
}

const questionIn = ({ model, environment }: PromotionRequested['data']): PromotionQuestion => ({
  model: idOf(model),
  environment: environmentName(environment),
  digest: digestOf(model),
});

/** An id stands for one question; the same id with another question is a mistake to be told of. */
function refuseOther({ data }: PromotionRequested, known: KnownQuestion): void {
  if (asksTheSame(known, questionIn(data), known.decision?.digest)) return;
  const { id } = data.promotion;
  const { model, environment, decision, digest = decision?.digest } = known;
  const weights = digest === undefined ? '' : ` with digest ${digest}`;
  const detail = `Promotion "${id}" was requested for model "${model}"${weights} in environment "${environment}".`;
  throw new ProblemException('conflict', detail, {
    errors: [
      {
        pointer: '/promotion/id',
        message: 'stands for another model, digest or environment',
        remedy: 'Use a new id, or leave it out to have one made.',
      },
    ],
  });
}

type KnownQuestion = PromotionQuestion & { decision?: Decision };
