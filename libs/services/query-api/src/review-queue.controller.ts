import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { TOPICS } from '@pedigree/events';
import { type Page } from '@pedigree/graph';
import { FreshReads } from '@pedigree/service-kit';
import { askedPage, present, toPage } from './pages';
import { ReviewQueueQuery } from './queries';
import { DocumentedReviewQueue } from './records.docs';
import { type QueuedReview, ReviewQueue } from './review-queue';

@ApiTags('Promotions')
@Controller('reviews')
export class ReviewQueueController {
  constructor(
    private readonly queue: ReviewQueue,
    private readonly fresh: FreshReads,
  ) {}

  @Get()
  @DocumentedReviewQueue()
  async list(
    @Query() { model, environment, ...page }: ReviewQueueQuery,
  ): Promise<Page<QueuedReview>> {
    const asked = askedPage(page);
    await this.fresh.settled([TOPICS.lineageEvents, TOPICS.promotionDecisions]);
    return toPage(await this.queue.page(present({ model, environment }), asked), (item) => item);
  }
}
