import { Body, Controller, Post, Query, Res } from '@nestjs/common';
import { type Decision } from '@pedigree/events';
import { type PendingPromotion } from '@pedigree/service-kit';
import { type Response } from 'express';
import { PromotionGate } from './promotion-gate';
import { PromotionOptions, PromotionRequest } from './promotion-request';
import { DocumentedPromotions } from './promotions.docs';

@Controller('promotions')
export class PromotionsController {
  constructor(private readonly gate: PromotionGate) {}

  /** The gate. A client that goes away stops waiting; its request stands. */
  @Post()
  @DocumentedPromotions()
  async post(
    @Body() body: PromotionRequest,
    @Query() { wait }: PromotionOptions,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Decision | PendingPromotion> {
    const { id, decision } = await this.gate.ask(body, wait * 1000, closing(response));
    if (decision === undefined) return pending(response, id);
    response.status(200);
    return decision;
  }
}

function pending(response: Response, id: string): PendingPromotion {
  const location = `/api/v1/promotions/${encodeURIComponent(id)}`;
  response.status(202).set({ location, 'retry-after': '1' });
  return { promotion: { id }, status: 'pending' };
}

/** Aborts when the connection ends, be it because the answer is out. */
function closing(response: Response): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => controller.abort());
  return controller.signal;
}
