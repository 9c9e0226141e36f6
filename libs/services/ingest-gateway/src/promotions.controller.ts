import { Body, Controller, Post, Query, Req, Res } from '@nestjs/common';
import { type Decision } from '@pedigree/events';
import { type PendingPromotion, Principal } from '@pedigree/service-kit';
import { type Request, type Response } from 'express';
import { Answering } from './answering';
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
    @Query() { wait, format }: PromotionOptions,
    @Principal() principal: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Decision | PendingPromotion | string> {
    const answering = new Answering(request, response, format);
    const { id, decision } = await this.gate.ask(body, principal, answering.patience(wait));
    if (decision !== undefined) return answering.decided(decision);
    const location = `/api/v1/promotions/${encodeURIComponent(id)}`;
    return answering.pending({ promotion: { id }, status: 'pending' }, { location });
  }
}
