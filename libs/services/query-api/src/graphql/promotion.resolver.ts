import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type ArtifactDetail } from '../views';
import { Loaders } from './loaders';
import { type PromotionNode } from './promotion-nodes';

@Resolver('Promotion')
export class PromotionResolver {
  constructor(private readonly loaders: Loaders) {}

  @ResolveField()
  artifact(
    @Parent() { model }: PromotionNode,
    @Context() context: object,
  ): Promise<ArtifactDetail | null> {
    return this.loaders.of(context).details.load(model);
  }
}
