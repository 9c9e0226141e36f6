import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Principal } from '@pedigree/service-kit';
import { type Response } from 'express';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { type RecordedReview, ReviewDesk } from './review-desk';
import { ReviewRequest } from './review-request';
import { DocumentedReview } from './reviews.docs';

class ReviewedPath extends createZodDto(
  z.object({ id: z.string().describe('Promotion id, percent-encoded') }),
) {}

@ApiTags('Promotions')
@Controller('promotions/:id/reviews')
export class ReviewsController {
  constructor(private readonly desk: ReviewDesk) {}

  /** Records what a person says of a promotion, or that somebody should. The next request is judged with it. */
  @Post()
  @DocumentedReview()
  async post(
    @Param() { id }: ReviewedPath,
    @Body() body: ReviewRequest,
    @Principal() principal: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RecordedReview> {
    const review = await this.desk.take(id, body, principal);
    response.set('location', `/api/v1/promotions/${encodeURIComponent(id)}/reviews`);
    return review;
  }
}
