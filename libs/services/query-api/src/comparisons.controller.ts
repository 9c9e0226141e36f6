import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { changesBetween } from '@pedigree/graph';
import { commonStarts } from '@pedigree/promotion';
import {
  CLOCK,
  type Clock,
  type Config,
  CONFIG,
  Policies,
  ProblemException,
} from '@pedigree/service-kit';
import { Artifacts } from './artifacts.service';
import { type ChangesView, changesView } from './changes-view';
import { DocumentedChanges, DocumentedShared } from './comparisons.docs';
import { ArtifactPath, ChangesQuery, SharedQuery } from './queries';
import { sharedAncestry, type SharedView } from './shared-view';

/** Sets artifacts, and moments of one, beside each other. */
@Controller('artifacts')
export class ComparisonsController {
  constructor(
    private readonly artifacts: Artifacts,
    private readonly policies: Policies,
    @Inject(CONFIG) private readonly config: Pick<Config, 'ancestryLimit'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Before `:id`, which would take it for an id. */
  @Get('shared')
  @DocumentedShared()
  async shared(@Query() { of, environment, limit }: SharedQuery): Promise<SharedView> {
    const ids = [...new Set(of)];
    if (ids.length < 2) throw oneAlone();
    const closure = await this.artifacts.together(ids, 'of');
    const starts = commonStarts(closure, ids, this.policies.current.policy, environment);
    return sharedAncestry(closure, ids, starts, limit);
  }

  @Get(':id/changes')
  @DocumentedChanges()
  async changes(
    @Param() { id }: ArtifactPath,
    @Query() { limit, ...span }: ChangesQuery,
  ): Promise<ChangesView> {
    const since = new Date(span.since).toISOString();
    const until = (span.until === undefined ? this.clock() : new Date(span.until)).toISOString();
    if (since > until) throw backwards();
    const query = { limit: this.config.ancestryLimit };
    const closure = await this.artifacts.reach(id, 'upstream', query);
    const changes = changesBetween(closure, { since, until });
    return changesView({ root: id, since, until }, changes, limit, closure.truncated);
  }
}

const invalid = (parameter: string, message: string, remedy: string): ProblemException =>
  new ProblemException('invalid-parameter', `${parameter} ${message}.`, {
    errors: [{ parameter, message, remedy }],
  });

const oneAlone = (): ProblemException =>
  invalid('of', 'names one artifact only', 'Name two to ten different artifacts.');

const backwards = (): ProblemException =>
  invalid('since', 'is later than until, or than now', 'Give the earlier moment as since.');
