/** Most requests remembered. */
const REMEMBERED = 10_000;

interface Question {
  model: string;
  environment: string;
  decision?: string;
}

/**
 * The promotions this process asked for lately. The graph knows them a moment later; until then a
 * repeat is recognised here.
 */
export class Asked {
  private readonly questions = new Map<string, Question>();

  get(promotionId: string): Question | undefined {
    return this.questions.get(promotionId);
  }

  /** The first question under an id stands. */
  add(promotionId: string, question: Question): void {
    if (this.questions.has(promotionId)) return;
    this.questions.set(promotionId, question);
    const [oldest] = this.questions.keys();
    if (this.questions.size > REMEMBERED && oldest !== undefined) this.questions.delete(oldest);
  }
}
