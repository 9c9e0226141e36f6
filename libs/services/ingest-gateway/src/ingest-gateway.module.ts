import { Module } from '@nestjs/common';
import { DecisionsModule, FreshReads, Promotions, RateLimitModule } from '@pedigree/service-kit';
import { Asked } from './asked';
import { Backpressure } from './backpressure';
import { DecisionWaiters } from './decision-waiters';
import { EventIds } from './event-ids';
import { EventsController } from './events.controller';
import { Gate } from './gate';
import { ImportDesk } from './import-desk';
import { ImportsController } from './imports.controller';
import { LineageController } from './lineage.controller';
import { PlanGate } from './plan-gate';
import { PlansController } from './plans.controller';
import { PromotionGate } from './promotion-gate';
import { PromotionsController } from './promotions.controller';
import { ReviewDesk } from './review-desk';
import { ReviewsController } from './reviews.controller';

/** The way in: events, OpenLineage, requests and reviews, over HTTP, onto the broker. */
@Module({
  imports: [DecisionsModule, RateLimitModule],
  controllers: [
    EventsController,
    ImportsController,
    LineageController,
    PlansController,
    PromotionsController,
    ReviewsController,
  ],
  providers: [
    Asked,
    Backpressure,
    DecisionWaiters,
    EventIds,
    FreshReads,
    Gate,
    ImportDesk,
    PlanGate,
    PromotionGate,
    Promotions,
    ReviewDesk,
  ],
})
export class IngestGatewayModule {}
