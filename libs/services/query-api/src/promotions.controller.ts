import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Decision, TOPICS } from '@pedigree/events';
import { type Graph, type Page } from '@pedigree/graph';
import {
  DecisionFeed,
  FreshReads,
  GRAPH,
  type PendingPromotion,
  unknown,
} from '@pedigree/service-kit';
import { askedPage, present, toPage } from './pages';
import { DocumentedPromotion, DocumentedPromotions } from './promotions.docs';
import { type PromotionSummary, promotionSummary, promotionView } from './promotion-views';
import { PromotionPath, PromotionsQuery } from './queries';

@ApiTags('Promotions')
@Controller('promotions')
export class PromotionHistoryController {
  constructor(
    @Inject(GRAPH) private readonly graph: Pick<Graph, 'promotions'>,
    private readonly fresh: FreshReads,
    private readonly feed: DecisionFeed,
  ) {}

  @Get()
  @DocumentedPromotions()
  async list(
    @Query() { model, environment, verdict, ...page }: PromotionsQuery,
  ): Promise<Page<PromotionSummary>> {
    const query = { ...present({ model, environment, verdict }), ...askedPage(page) };
    return toPage(await this.graph.promotions.promotions(query), promotionSummary);
  }

  /** The feed knows a decision some milliseconds before the graph does. */
  @Get(':id')
  @DocumentedPromotion()
  async one(@Param() { id }: PromotionPath): Promise<Decision | PendingPromotion> {
    const latest = this.feed.latest(id)?.decision;
    if (latest !== undefined) return latest;
    const record = await this.fresh.find(TOPICS.promotionRequests, () =>
      this.graph.promotions.promotion(id),
    );
    if (record === undefined) throw unknown('promotion', id);
    return promotionView(record);
  }
}
