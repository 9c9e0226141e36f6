import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Decision } from '@pedigree/events';
import { type DeploymentRecord } from '@pedigree/graph';
import { ArtifactReports } from '../artifact-reports';
import { Artifacts } from '../artifacts.service';
import { type ArtifactDetail, type GraphView, graphView, type NodeView } from '../views';
import {
  Checked,
  type PromotionsOfArgs,
  promotionsOfArgs,
  type ReachArgs,
  reachArgs,
  type RiskArgs,
  riskArgs,
} from './args';
import { type Connection } from './connections';
import { Loaders } from './loaders';
import { type PromotionNode, PromotionNodes } from './promotion-nodes';

@Resolver('Artifact')
export class ArtifactResolver {
  constructor(
    private readonly artifacts: Artifacts,
    private readonly reports: ArtifactReports,
    private readonly promotionNodes: PromotionNodes,
    private readonly loaders: Loaders,
  ) {}

  @ResolveField()
  details(@Parent() { id }: NodeView, @Context() context: object): Promise<ArtifactDetail | null> {
    return this.loaders.of(context).details.load(id);
  }

  @ResolveField()
  async ancestry(
    @Parent() { id }: NodeView,
    @Checked(reachArgs) args: ReachArgs,
  ): Promise<GraphView> {
    return graphView(id, await this.artifacts.reach(id, 'upstream', args));
  }

  @ResolveField()
  async descendants(
    @Parent() { id }: NodeView,
    @Checked(reachArgs) args: ReachArgs,
  ): Promise<GraphView> {
    return graphView(id, await this.artifacts.reach(id, 'downstream', args));
  }

  @ResolveField()
  risk(
    @Parent() { id }: NodeView,
    @Checked(riskArgs) { environment }: RiskArgs,
  ): Promise<Decision> {
    return this.reports.risk(id, environment);
  }

  @ResolveField()
  promotions(
    @Parent() { id }: NodeView,
    @Checked(promotionsOfArgs) args: PromotionsOfArgs,
  ): Promise<Connection<PromotionNode>> {
    return this.promotionNodes.page({ ...args, model: id });
  }

  @ResolveField()
  deployments(
    @Parent() { id }: NodeView,
    @Context() context: object,
  ): Promise<readonly DeploymentRecord[]> {
    return this.loaders.of(context).deployments.load(id);
  }
}
