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
import { Artifacts } from './artifacts.service';
import { type BlastRadius, blastRadius } from './blast-radius';
import { OrAsLines } from './closures/or-as-lines';
import { askedPage, present, toPage } from './pages';
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
  async list(@Query() { search, kind, ...page }: ArtifactsQuery): Promise<Page<NodeView>> {
    const query = { ...present({ search, kind }), ...askedPage(page) };
    return toPage(await this.graph.lineage.artifacts(query), summaryView);
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
  @OrAsLines('upstream')
  async ancestry(@Param() { id }: ArtifactPath, @Query() query: ReachQuery): Promise<GraphView> {
    return graphView(id, await this.artifacts.reach(id, 'upstream', query));
  }

  @Get(':id/descendants')
  @DocumentedDescendants()
  @OrAsLines('downstream')
  async descendants(
    @Param() { id }: ArtifactPath,
    @Query() { deployed, ...query }: DescendantsQuery,
  ): Promise<GraphView | BlastRadius> {
    if (deployed !== true)
      return graphView(id, await this.artifacts.reach(id, 'downstream', query));
    if (query.asOf !== undefined) throw noHistory();
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
}

const noHistory = (): ProblemException =>
  new ProblemException('invalid-parameter', 'What ran at a past moment is not known.', {
    errors: [
      {
        parameter: 'asOf',
        message: 'does not go with deployed=true, which is about now',
        remedy: 'Leave out one of the two.',
      },
    ],
  });
