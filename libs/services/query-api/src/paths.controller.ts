import { Controller, Get, Inject, Query } from '@nestjs/common';
import { shortestPaths } from '@pedigree/graph';
import { type Config, CONFIG, ProblemException } from '@pedigree/service-kit';
import { Artifacts } from './artifacts.service';
import { present } from './pages';
import { DocumentedPaths } from './paths.docs';
import { type PathsView, pathsView } from './paths-view';
import { PathsQuery } from './queries';

@Controller('paths')
export class PathsController {
  constructor(
    private readonly artifacts: Artifacts,
    @Inject(CONFIG) private readonly config: Pick<Config, 'ancestryLimit'>,
  ) {}

  @Get()
  @DocumentedPaths()
  async paths(@Query() { from, to, limit, depth }: PathsQuery): Promise<PathsView> {
    if (from === to) throw sameEnds();
    await this.artifacts.assertKnown(to, 'to');
    const query = { limit: this.config.ancestryLimit, parameter: 'from' };
    const closure = await this.artifacts.reach(from, 'upstream', query);
    const found = shortestPaths(closure, { from, to, limit, ...present({ depth }) });
    return pathsView({ from, to }, closure, found);
  }
}

const sameEnds = (): ProblemException =>
  new ProblemException('invalid-parameter', 'from and to name the same artifact.', {
    errors: [
      {
        parameter: 'to',
        message: 'is the same as from',
        remedy: 'Name an ancestor of from.',
      },
    ],
  });
