import { Query, Resolver } from '@nestjs/graphql';
import { Overviews } from '../overview';
import { type OverviewView } from '../overview-view';
import { PathFinder } from '../path-finder';
import { type PathsView } from '../paths-view';
import { Checked, type OverviewArgs, overviewArgs, type PathsArgs, pathsArgs } from './args';

@Resolver('Query')
export class ReportResolver {
  constructor(
    private readonly finder: PathFinder,
    private readonly overviews: Overviews,
  ) {}

  @Query()
  paths(@Checked(pathsArgs) args: PathsArgs): Promise<PathsView> {
    return this.finder.between(args);
  }

  @Query()
  overview(@Checked(overviewArgs) { days }: OverviewArgs): Promise<OverviewView> {
    return this.overviews.now(days);
  }
}
