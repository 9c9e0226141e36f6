import {
  type DecisionShown,
  type Format,
  formatFor,
  markdownOf,
  type PendingPlan,
  pendingMarkdown,
  type PendingPromotion,
  represented,
} from '@pedigree/service-kit';
import { type Request, type Response } from 'express';
import { type Patience } from './gate';

/** How one request to the gate is answered: 200 with a decision, or 202. */
export class Answering {
  private readonly format: Format;

  /** Before anything is asked, so that nothing is published for who cannot read the answer. @throws ProblemException */
  constructor(
    request: Request,
    private readonly response: Response,
    format?: Format,
  ) {
    this.format = formatFor(request, response, format);
  }

  /** Until the connection ends, be it because the answer is out. */
  patience(seconds: number): Patience {
    const controller = new AbortController();
    this.response.once('close', () => controller.abort());
    return { waitMs: seconds * 1000, signal: controller.signal };
  }

  decided<D extends DecisionShown>(decision: D): D | string {
    this.response.status(200);
    return represented(decision, this.format, this.response, markdownOf);
  }

  pending<P extends PendingPromotion | PendingPlan>(
    pending: P,
    headers: Readonly<Record<string, string>> = {},
  ): P | string {
    this.response.status(202).set({ ...headers, 'retry-after': '1' });
    return represented(pending, this.format, this.response, pendingMarkdown);
  }
}
