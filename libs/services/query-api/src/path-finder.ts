import { Inject, Injectable } from '@nestjs/common';
import { shortestPaths } from '@pedigree/graph';
import { type Config, CONFIG, ProblemException } from '@pedigree/service-kit';
import { Artifacts } from './artifacts.service';
import { present } from './pages';
import { type PathsView, pathsView } from './paths-view';

export interface PathsAsked {
  /** Ids of the descendant and of the ancestor. */
  from: string;
  to: string;
  /** Most paths. */
  limit: number;
  /** Most steps of a path. */
  depth?: number | undefined;
}

/** How one artifact goes into another, shortest first. */
@Injectable()
export class PathFinder {
  constructor(
    private readonly artifacts: Artifacts,
    @Inject(CONFIG) private readonly config: Pick<Config, 'ancestryLimit'>,
  ) {}

  /** @throws ProblemException not-found, invalid-parameter */
  async between({ from, to, limit, depth }: PathsAsked): Promise<PathsView> {
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
