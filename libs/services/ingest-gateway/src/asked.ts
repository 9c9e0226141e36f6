import { Injectable } from '@nestjs/common';
import { Recent } from '@pedigree/service-kit';

/** Most requests remembered. */
const REMEMBERED = 10_000;

interface Question {
  model: string;
  environment: string;
}

/**
 * The promotions this process asked for lately. The graph knows them a moment later; until then a
 * repeat is recognised here.
 */
@Injectable()
export class Asked {
  private readonly questions = new Recent<Question>(REMEMBERED);

  get(promotionId: string): Question | undefined {
    return this.questions.get(promotionId);
  }

  /** The first question under an id stands. */
  add(promotionId: string, question: Question): void {
    if (this.questions.get(promotionId) === undefined) this.questions.set(promotionId, question);
  }
}
