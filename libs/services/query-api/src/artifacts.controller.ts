import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { type Decision, TOPICS } from '@pedigree/events';
import { type Graph, type Page } from '@pedigree/graph';
import {
  Assessor,
  CLOCK,
  type Clock,
  FreshReads,
  GRAPH,
  Policies,
  ProblemException,
} from '@pedigree/service-kit';
import {
  DocumentedAncestry,
  DocumentedArtifact,
  DocumentedArtifacts,
  DocumentedDescendants,
  DocumentedRisk,
} from './artifacts.docs';
import { Artifacts, type Direction } from './artifacts.service';
import { type BlastRadius, blastRadius } from './blast-radius';
import { refusingCursors } from './cursor';
import { askedPage, present, toPage } from './pages';
import { isPaged, pageView, placeOf } from './closure-pages';
import { ArtifactPath, ArtifactsQuery, DescendantsQuery, ReachQuery, RiskQuery } from './queries';
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
    private readonly policies: Policies,
    @Inject(CLOCK) private readonly clock: Clock,
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
    const { policy } = this.policies.current;
    const at = this.clock().toISOString();
    return artifactView(await this.artifacts.find(id), (attestation, digests) =>
      policy.verify(attestation, digests, at),
    );
  }

  @Get(':id/ancestry')
  @DocumentedAncestry()
  async ancestry(@Param() { id }: ArtifactPath, @Query() query: ReachQuery): Promise<GraphView> {
    return this.graphOf(id, 'upstream', query);
  }

  @Get(':id/descendants')
  @DocumentedDescendants()
  async descendants(
    @Param() { id }: ArtifactPath,
    @Query() { deployed, ...query }: DescendantsQuery,
  ): Promise<GraphView | BlastRadius> {
    if (deployed !== true) return this.graphOf(id, 'downstream', query);
    refuseBesideDeployed(query);
    const { closure, running } = await this.artifacts.running(id, query.depth);
    return blastRadius(id, closure, running, query.limit);
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
