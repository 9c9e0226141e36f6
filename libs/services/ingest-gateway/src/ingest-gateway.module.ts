import { Module } from '@nestjs/common';
import { DecisionsModule, RateLimitModule } from '@pedigree/service-kit';
import { DecisionWaiters } from './decision-waiters';
import { EventsController } from './events.controller';
import { LineageController } from './lineage.controller';
import { PromotionGate } from './promotion-gate';
import { PromotionsController } from './promotions.controller';

/** The way in: events, OpenLineage and promotion requests, over HTTP, onto the broker. */
@Module({
  imports: [DecisionsModule, RateLimitModule],
  controllers: [EventsController, LineageController, PromotionsController],
  providers: [DecisionWaiters, PromotionGate],
})
export class IngestGatewayModule {}
