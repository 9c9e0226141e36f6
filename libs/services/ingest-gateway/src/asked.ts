import { Injectable } from '@nestjs/common';
import { type PromotionQuestion } from '@pedigree/graph';
import { Recent } from '@pedigree/service-kit';

/** Most requests remembered. */
const REMEMBERED = 10_000;

/**
 * The promotions this process asked for lately. The graph knows them a moment later; until then a
 * repeat is recognised here.
 */
@Injectable()
export class Asked {
  private readonly questions = new Recent<PromotionQuestion>(REMEMBERED);

  get(promotionId: string): PromotionQuestion | undefined {
    return this.questions.get(promotionId);
  }

  /** The first question under an id stands. */
  add(promotionId: string, question: PromotionQuestion): void {
    if (this.questions.get(promotionId) === undefined) this.questions.set(promotionId, question);
  }
}
