import { Module } from '@nestjs/common';
import { DecisionsModule, FreshReads, RateLimitModule } from '@pedigree/service-kit';
import { ArtifactsController } from './artifacts.controller';
import { Artifacts } from './artifacts.service';
import { DecisionStreams } from './decision-streams';
import { DecisionsController } from './decisions.controller';
import { PromotionHistoryController } from './promotions.controller';

/** The way out: what is known of artifacts, of promotions, and decisions as they are made. */
@Module({
  imports: [DecisionsModule, RateLimitModule],
  controllers: [ArtifactsController, PromotionHistoryController, DecisionsController],
  providers: [Artifacts, DecisionStreams, FreshReads],
})
export class QueryApiModule {}
