import {
  type ArtifactSigns,
  artifactTally,
  type ArtifactTraits,
  assertLimit,
  type Counted,
  type CountReader,
  DEFAULT_READ_TIMEOUT_MS,
  promotionGroup,
  type PromotionRow,
  type PromotionTraits,
  type Tally,
} from '@pedigree/graph';
import neo4j from 'neo4j-driver';
import { type Connection } from './connection';
import * as count from './count-statements';

type DeploymentGroup = { state: 'active' | 'retired' };

/** Counts with one statement each. */
export class Neo4jCounts implements CountReader {
  constructor(private readonly connection: Connection) {}

  async artifacts(most: number): Promise<Tally<ArtifactTraits>> {
    const rows = this.read<Counted<ArtifactSigns>>(count.COUNT_ARTIFACTS, most);
    const truncated = this.hasMore('artifacts', most);
    return { groups: artifactTally(await rows), truncated: await truncated };
  }

  async promotions(most: number): Promise<Tally<PromotionTraits>> {
    const rows = this.read<PromotionRow>(count.COUNT_PROMOTIONS, most);
    const truncated = this.hasMore('promotions', most);
    return { groups: (await rows).map(promotionGroup), truncated: await truncated };
  }

  async deployments(most: number): Promise<Tally<DeploymentGroup>> {
    const rows = this.read<Counted<DeploymentGroup>>(count.COUNT_DEPLOYMENTS, most);
    const truncated = this.hasMore('deployments', most);
    return { groups: await rows, truncated: await truncated };
  }

  private async hasMore(what: keyof typeof count.HAS_MORE, most: number): Promise<boolean> {
    const [row] = await this.read<{ more: number }>(count.HAS_MORE[what], most);
    return row !== undefined && row.more > 0;
  }

  private async read<Row extends object>(statement: string, most: number): Promise<Row[]> {
    assertLimit(most);
    const given = { most: neo4j.int(most), now: new Date().toISOString() };
    return this.connection.read<Row>(statement, given, DEFAULT_READ_TIMEOUT_MS);
  }
}
