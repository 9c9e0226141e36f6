import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { type Decision, TOPICS } from '@pedigree/events';
import { type Graph, type Page } from '@pedigree/graph';
import { Assessor, FreshReads, GRAPH } from '@pedigree/service-kit';
import {
  DocumentedAncestry,
  DocumentedArtifact,
  DocumentedArtifacts,
  DocumentedDescendants,
  DocumentedRisk,
} from './artifacts.docs';
import { Artifacts } from './artifacts.service';
import { askedPage, present, toPage } from './pages';
import { ArtifactPath, ArtifactsQuery, ReachQuery, RiskQuery } from './queries';
import {
  type ArtifactDetail,
  artifactView,
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
    private readonly fresh: FreshReads,
    private readonly assessor: Assessor,
  ) {}

  @Get()
  @DocumentedArtifacts()
  async list(@Query() { search, kind, ...page }: ArtifactsQuery): Promise<Page<NodeView>> {
    const query = { ...present({ search, kind }), ...askedPage(page) };
    return toPage(await this.graph.lineage.artifacts(query), summaryView);
  }

  @Get(':id')
  @DocumentedArtifact()
  async one(@Param() { id }: ArtifactPath): Promise<ArtifactDetail> {
    return artifactView(await this.artifacts.find(id));
  }

  @Get(':id/ancestry')
  @DocumentedAncestry()
  async ancestry(@Param() { id }: ArtifactPath, @Query() query: ReachQuery): Promise<GraphView> {
    return graphView(id, await this.artifacts.reach(id, 'upstream', query));
  }

  @Get(':id/descendants')
  @DocumentedDescendants()
  async descendants(@Param() { id }: ArtifactPath, @Query() query: ReachQuery): Promise<GraphView> {
    return graphView(id, await this.artifacts.reach(id, 'downstream', query));
  }

  /** What the gate would say now. Sees everything acknowledged before, or says that it is indeterminate. */
  @Get(':id/risk')
  @DocumentedRisk()
  async risk(
    @Param() { id }: ArtifactPath,
    @Query() { environment }: RiskQuery,
  ): Promise<Decision> {
    const required = await this.fresh.acknowledged(TOPICS.lineageEvents);
    await this.artifacts.find(id);
    return this.assessor.assess({ model: id, environment, required });
  }
}
