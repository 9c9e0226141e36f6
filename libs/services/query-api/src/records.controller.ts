import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Decision } from '@pedigree/events';
import { type Graph, type Page } from '@pedigree/graph';
import { Assessor, GRAPH, type KnownPromotion, standingDecision } from '@pedigree/service-kit';
import { type NeededReview, neededIn } from './awaiting';
import { refusingCursors } from './cursor';
import { type DecisionInputs, Inputs } from './inputs';
import { askedPage, toPage } from './pages';
import { PromotionPath, TrailQuery } from './queries';
import { DocumentedInputs, DocumentedReviews, DocumentedTrail } from './records.docs';
import { type ReviewItem } from './review-items';
import { type TrailStep, trailStep } from './trail-views';
import { Trails } from './trails';

/** What is kept of one promotion besides its decision. */
@ApiTags('Promotions')
@Controller('promotions/:id')
export class PromotionRecordsController {
  constructor(
    @Inject(GRAPH) private readonly graph: Pick<Graph, 'promotions'>,
    private readonly trails: Trails,
    private readonly made: Inputs,
    private readonly assessor: Assessor,
  ) {}

  /** `needed` is what the gate would ask for now, with these reviews. */
  @Get('reviews')
  @DocumentedReviews()
  async reviews(
    @Param() { id }: PromotionPath,
  ): Promise<{ items: readonly ReviewItem[]; needed: readonly NeededReview[] }> {
    const promotion = await this.trails.known(id);
    const [items = []] = await this.trails.reviews([promotion]);
    return { items, needed: neededIn(await this.judged(promotion)) };
  }

  @Get('trail')
  @DocumentedTrail()
  async trail(
    @Param() { id }: PromotionPath,
    @Query() query: TrailQuery,
  ): Promise<Page<TrailStep>> {
    const asked = askedPage(query);
    await this.trails.known(id);
    return toPage(await refusingCursors(this.graph.promotions.trail(id, asked)), trailStep);
  }

  @Get('inputs')
  @DocumentedInputs()
  async inputs(@Param() { id }: PromotionPath): Promise<DecisionInputs> {
    return this.made.of(id);
  }

  private judged(promotion: KnownPromotion): Promise<Decision> {
    const { id, model, environment, requestedBy } = promotion;
    const digest = standingDecision(promotion)?.digest;
    return this.assessor.assess({
      model: digest === undefined ? model : { id: model, digest },
      environment,
      promotion: { id, ...(requestedBy === undefined ? {} : { requestedBy }) },
    });
  }
}
