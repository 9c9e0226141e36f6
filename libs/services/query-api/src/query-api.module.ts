import { Module } from '@nestjs/common';
import { DecisionsModule, FreshReads, Promotions, RateLimitModule } from '@pedigree/service-kit';
import { ArtifactsController } from './artifacts.controller';
import { Artifacts } from './artifacts.service';
import { ArtifactReports } from './artifact-reports';
import { ClosureStreams } from './closures/closure-streams';
import { DecisionStreams } from './decision-streams';
import { DecisionsController } from './decisions.controller';
import { GRAPHQL_PROVIDERS, graphQl } from './graphql/graphql.module';
import { Inputs } from './inputs';
import { PromotionHistoryController } from './promotions.controller';
import { PromotionRecordsController } from './records.controller';
import { ReviewQueue } from './review-queue';
import { ReviewQueueController } from './review-queue.controller';
import { Trails } from './trails';

/** The way out: what is known of artifacts, of promotions and their reviews, and decisions as they are made. */
@Module({
  imports: [DecisionsModule, RateLimitModule, graphQl()],
  controllers: [
    ArtifactsController,
    PromotionHistoryController,
    PromotionRecordsController,
    ReviewQueueController,
    DecisionsController,
  ],
  providers: [
    ...GRAPHQL_PROVIDERS,
    ArtifactReports,
    Artifacts,
    ClosureStreams,
    DecisionStreams,
    FreshReads,
    Inputs,
    Promotions,
    ReviewQueue,
    Trails,
  ],
})
export class QueryApiModule {}
