import { type DynamicModule, Module } from '@nestjs/common';
import { DecisionsModule, FreshReads, Promotions, RateLimitModule } from '@pedigree/service-kit';
import { ArtifactsController } from './artifacts.controller';
import { Artifacts } from './artifacts.service';
import { ArtifactReports } from './artifact-reports';
import { ClosureStreams } from './closures/closure-streams';
import { ComparisonsController } from './comparisons.controller';
import { DecisionStreams } from './decision-streams';
import { DecisionsController } from './decisions.controller';
import { EXPLORER_FOLDER, ExplorerPages } from './explorer-pages';
import { GRAPHQL_PROVIDERS, graphQl } from './graphql/graphql.module';
import { Inputs } from './inputs';
import { Overviews } from './overview';
import { MlBomController } from './ml-bom/ml-bom.controller';
import { OverviewController } from './overview.controller';
import { PathFinder } from './path-finder';
import { PathsController } from './paths.controller';
import { PromotionHistoryController } from './promotions.controller';
import { PromotionRecordsController } from './records.controller';
import { ReviewQueue } from './review-queue';
import { ReviewQueueController } from './review-queue.controller';
import { Trails } from './trails';

/** The way out: what is known of artifacts, of promotions and their reviews, and decisions as they are made. */
@Module({
  imports: [DecisionsModule, RateLimitModule, graphQl()],
  controllers: [
    ComparisonsController,
    ArtifactsController,
    PromotionHistoryController,
    PromotionRecordsController,
    ReviewQueueController,
    DecisionsController,
    MlBomController,
    OverviewController,
    PathsController,
  ],
  providers: [
    ...GRAPHQL_PROVIDERS,
    ArtifactReports,
    Artifacts,
    ClosureStreams,
    DecisionStreams,
    FreshReads,
    Inputs,
    Overviews,
    PathFinder,
    Promotions,
    ReviewQueue,
    Trails,
  ],
})
export class QueryApiModule {
  /**
   * Serves the explorer at `/` as well.
   *
   * @param folder what `tools/build.mjs` made of `apps/explorer`
   */
  static withExplorer(folder: string): DynamicModule {
    const providers = [{ provide: EXPLORER_FOLDER, useValue: folder }, ExplorerPages];
    return { module: QueryApiModule, providers };
  }
}
