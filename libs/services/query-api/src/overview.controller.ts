import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Overviews } from './overview';
import { type OverviewView } from './overview-view';
import { DocumentedOverview } from './overview.docs';
import { OverviewQuery } from './queries';

@ApiTags('Overview')
@Controller('overview')
export class OverviewController {
  constructor(private readonly overviews: Overviews) {}

  @Get()
  @DocumentedOverview()
  overview(@Query() { days }: OverviewQuery): Promise<OverviewView> {
    return this.overviews.now(days);
  }
}
