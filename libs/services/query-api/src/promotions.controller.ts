import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Graph, type Page } from '@pedigree/graph';
import {
  CLOCK,
  type Clock,
  formatFor,
  GRAPH,
  markdownOf,
  pendingMarkdown,
  type PendingPromotion,
  Promotions,
  represented,
  unknown,
} from '@pedigree/service-kit';
import { type Request, type Response } from 'express';
import { filteredPage } from './filtered-pages';
import { askedPage, present, toPage } from './pages';
import { DocumentedPromotion, DocumentedPromotions } from './promotions.docs';
import {
  type DecisionView,
  type PromotionSummary,
  promotionSummary,
  promotionView,
} from './promotion-views';
import { PromotionPath, PromotionQuery, PromotionsQuery } from './queries';

@ApiTags('Promotions')
@Controller('promotions')
export class PromotionHistoryController {
  constructor(
    @Inject(GRAPH) private readonly graph: Pick<Graph, 'promotions'>,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly promotions: Promotions,
  ) {}

  @Get()
  @DocumentedPromotions()
  async list(
    @Query() { model, environment, verdict, revoked, ...page }: PromotionsQuery,
  ): Promise<Page<PromotionSummary>> {
    const query = present({ model, environment, verdict: revoked ? 'approved' : verdict });
    if (revoked === true && verdict === 'blocked') return { items: [] };
    const read = (asked: { after?: string; limit: number }) =>
      this.graph.promotions.promotions({ ...query, ...asked });
    if (revoked === undefined) return toPage(await read(askedPage(page)), promotionSummary);
    const found = await filteredPage(askedPage(page), read, (records) =>
      records.filter(({ revokedAt }) => (revokedAt !== undefined) === revoked),
    );
    return toPage(found, promotionSummary);
  }

  /** The graph and the feed together: neither alone knows of every revocation at once. */
  @Get(':id')
  @DocumentedPromotion()
  async one(
    @Param() { id }: PromotionPath,
    @Query() { format }: PromotionQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DecisionView | PendingPromotion | string> {
    const wanted = formatFor(request, response, format);
    const promotion = await this.promotions.find(id);
    if (promotion === undefined) throw unknown('promotion', id);
    return represented(promotionView(promotion, this.clock()), wanted, response, inMarkdown);
  }
}

/** People read the approval first, then what became of it. */
const inMarkdown = (document: DecisionView | PendingPromotion): string => {
  if (!isDecided(document)) return pendingMarkdown(document);
  const { revoked } = document;
  return markdownOf(revoked?.decision === undefined ? document : { ...revoked.decision, revoked });
};

const isDecided = (document: DecisionView | PendingPromotion): document is DecisionView =>
  'verdict' in document;
