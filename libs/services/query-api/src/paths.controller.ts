import { Controller, Get, Query } from '@nestjs/common';
import { PathFinder } from './path-finder';
import { DocumentedPaths } from './paths.docs';
import { type PathsView } from './paths-view';
import { PathsQuery } from './queries';

@Controller('paths')
export class PathsController {
  constructor(private readonly finder: PathFinder) {}

  @Get()
  @DocumentedPaths()
  paths(@Query() query: PathsQuery): Promise<PathsView> {
    return this.finder.between(query);
  }
}
