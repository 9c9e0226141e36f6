import { Module } from '@nestjs/common';
import { DecisionsModule, FreshReads, Promotions, RateLimitModule } from '@pedigree/service-kit';
import { ArtifactsController } from './artifacts.controller';
import { Artifacts } from './artifacts.service';
import { ComparisonsController } from './comparisons.controller';
import { DecisionStreams } from './decision-streams';
import { DecisionsController } from './decisions.controller';
import { Inputs } from './inputs';
import { Overviews } from './overview';
import { OverviewController } from './overview.controller';
import { PathsController } from './paths.controller';
import { PromotionHistoryController } from './promotions.controller';
import { PromotionRecordsController } from './records.controller';
import { ReviewQueue } from './review-queue';
import { ReviewQueueController } from './review-queue.controller';
import { Trails } from './trails';

/** The way out: what is known of artifacts, of promotions and their reviews, and decisions as they are made. */
@Module({
  imports: [DecisionsModule, RateLimitModule],
  controllers: [
    ComparisonsController,
    ArtifactsController,
    PromotionHistoryController,
    PromotionRecordsController,
    ReviewQueueController,
    DecisionsController,
    OverviewController,
    PathsController,
  ],
  providers: [
    Artifacts,
    DecisionStreams,
    FreshReads,
    Inputs,
    Overviews,
    Promotions,
    ReviewQueue,
    Trails,
  ],
})
export class QueryApiModule {}
