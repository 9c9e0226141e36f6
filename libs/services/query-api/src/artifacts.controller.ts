import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { type Decision } from '@pedigree/events';
import { type Graph, type Page } from '@pedigree/graph';
import { GRAPH, ProblemException } from '@pedigree/service-kit';
import { ArtifactReports } from './artifact-reports';
import {
  DocumentedAncestry,
  DocumentedArtifact,
  DocumentedArtifacts,
  DocumentedDescendants,
  DocumentedRisk,
} from './artifacts.docs';
import { Artifacts, type Direction } from './artifacts.service';
import { type BlastRadius, blastRadius } from './blast-radius';
import { OrAsLines } from './closures/or-as-lines';
import { refusingCursors } from './cursor';
import { askedPage, present, toPage } from './pages';
import { isPaged, pageView, placeOf } from './closure-pages';
import { ArtifactPath, ArtifactsQuery, DescendantsQuery, ReachQuery, RiskQuery } from './queries';
import {
  type ArtifactDetail,
  type GraphView,
  graphView,
  type NodeView,
  summaryView,
} from './views';

@Controller('artifacts')
export class ArtifactsController {
  constructor(
    @Inject(GRAPH) private readonly graph: Pick<Graph, 'lineage'>,
    private readonly artifacts: Artifacts,
    private readonly reports: ArtifactReports,
  ) {}

  @Get()
  @DocumentedArtifacts()
  async list(@Query() { cursor, limit, ...filters }: ArtifactsQuery): Promise<Page<NodeView>> {
    const query = { ...present(filters), ...askedPage({ cursor, limit }) };
    return toPage(await refusingCursors(this.graph.lineage.artifacts(query)), summaryView);
  }

  @Get(':id')
  @DocumentedArtifact()
  async one(@Param() { id }: ArtifactPath): Promise<ArtifactDetail> {
    return this.reports.detail(id);
  }

  @Get(':id/ancestry')
  @DocumentedAncestry()
  @OrAsLines('upstream')
  async ancestry(@Param() { id }: ArtifactPath, @Query() query: ReachQuery): Promise<GraphView> {
    return this.graphOf(id, 'upstream', query);
  }

  @Get(':id/descendants')
  @DocumentedDescendants()
  @OrAsLines('downstream')
  async descendants(
    @Param() { id }: ArtifactPath,
    @Query() { deployed, ...query }: DescendantsQuery,
  ): Promise<GraphView | BlastRadius> {
    if (deployed !== true) return this.graphOf(id, 'downstream', query);
    refuseBesideDeployed(query);
    const { closure, running } = await this.artifacts.running(id, query.depth);
    return blastRadius(id, closure, running, query.limit);
  }

  @Get(':id/risk')
  @DocumentedRisk()
  async risk(
    @Param() { id }: ArtifactPath,
    @Query() { environment, asOf }: RiskQuery,
  ): Promise<Decision> {
    return this.reports.risk(id, environment, asOf);
  }

  private async graphOf(id: string, direction: Direction, query: ReachQuery): Promise<GraphView> {
    if (!isPaged(query)) return graphView(id, await this.artifacts.reach(id, direction, query));
    const after = placeOf(query);
    return pageView(
      id,
      await this.artifacts.page(id, { ...query, direction, ...present({ after }) }),
    );
  }
}

/** What runs now is known of now alone, and answered whole. */
function refuseBesideDeployed(query: ReachQuery): void {
  const others = (['asOf', 'edge', 'kind', 'paged', 'cursor'] as const).filter(
    (name) => query[name] !== undefined,
  );
  if (others.length === 0) return;
  throw new ProblemException('invalid-parameter', `Not with deployed=true: ${others.join(', ')}.`, {
    errors: others.map((parameter) => ({
      parameter,
      message: 'does not go with deployed=true, which is about now and answered whole',
      remedy: 'Leave out one of the two.',
    })),
  });
}
