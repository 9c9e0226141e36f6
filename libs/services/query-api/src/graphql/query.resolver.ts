import { Inject } from '@nestjs/common';
import { Context, Query, Resolver } from '@nestjs/graphql';
import { type Graph } from '@pedigree/graph';
import { GRAPH } from '@pedigree/service-kit';
import { present } from '../pages';
import { type ArtifactDetail, type NodeView, summaryView } from '../views';
import {
  type ArtifactArgs,
  artifactArgs,
  type ArtifactsArgs,
  artifactsArgs,
  Checked,
  type PromotionArgs,
  promotionArgs,
  type PromotionsArgs,
  promotionsArgs,
} from './args';
import { askedConnection, type Connection, toConnection } from './connections';
import { Loaders } from './loaders';
import { type PromotionNode, PromotionNodes } from './promotion-nodes';

@Resolver('Query')
export class QueryResolver {
  constructor(
    @Inject(GRAPH) private readonly graph: Pick<Graph, 'lineage'>,
    private readonly nodes: PromotionNodes,
    private readonly loaders: Loaders,
  ) {}

  @Query()
  artifact(
    @Checked(artifactArgs) { id }: ArtifactArgs,
    @Context() context: object,
  ): Promise<ArtifactDetail | null> {
    return this.loaders.of(context).details.load(id);
  }

  @Query()
  async artifacts(
    @Checked(artifactsArgs) { first, after, ...sought }: ArtifactsArgs,
  ): Promise<Connection<NodeView>> {
    const query = { ...present(sought), ...askedConnection({ first, after }) };
    return toConnection(await this.graph.lineage.artifacts(query), summaryView);
  }

  @Query()
  promotion(@Checked(promotionArgs) { id }: PromotionArgs): Promise<PromotionNode | null> {
    return this.nodes.one(id);
  }

  @Query()
  promotions(@Checked(promotionsArgs) args: PromotionsArgs): Promise<Connection<PromotionNode>> {
    return this.nodes.page(args);
  }
}
