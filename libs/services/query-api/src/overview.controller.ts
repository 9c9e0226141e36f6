import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { TOPICS } from '@pedigree/events';
import { FreshReads } from '@pedigree/service-kit';
import { Overviews } from './overview';
import { type OverviewView } from './overview-view';
import { DocumentedOverview } from './overview.docs';
import { OverviewQuery } from './queries';

@ApiTags('Overview')
@Controller('overview')
export class OverviewController {
  constructor(
    private readonly overviews: Overviews,
    private readonly fresh: FreshReads,
  ) {}

  @Get()
  @DocumentedOverview()
  async overview(@Query() { days }: OverviewQuery): Promise<OverviewView> {
    await this.fresh.settled([TOPICS.lineageEvents, TOPICS.promotionDecisions]);
    return this.overviews.now(days);
  }
}
