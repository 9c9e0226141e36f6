import { Body, Controller, Post, Query, Req, Res } from '@nestjs/common';
import { type PlanDecision } from '@pedigree/events';
import { type PendingPlan, Principal } from '@pedigree/service-kit';
import { type Request, type Response } from 'express';
import { Answering } from './answering';
import { PlanGate } from './plan-gate';
import { PlanOptions, PlanRequest } from './plan-request';
import { DocumentedPlans } from './plans.docs';

@Controller('plans')
export class PlansController {
  constructor(private readonly gate: PlanGate) {}

  /** What the gate would say of the model that a run is going to make. Nothing is recorded of it. */
  @Post()
  @DocumentedPlans()
  async post(
    @Body() body: PlanRequest,
    @Query() { wait, format }: PlanOptions,
    @Principal() principal: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PlanDecision | PendingPlan | string> {
    const answering = new Answering(request, response, format);
    const { id, decision } = await this.gate.ask(body, principal, answering.patience(wait));
    if (decision !== undefined) return answering.decided(decision);
    return answering.pending({ plan: { id }, status: 'pending' });
  }
}
