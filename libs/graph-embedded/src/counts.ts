import { setImmediate } from 'node:timers/promises';
import {
  type ArtifactSigns,
  artifactTally,
  type ArtifactTraits,
  assertLimit,
  type Counted,
  type CountReader,
  promotionGroup,
  type PromotionRow,
  type PromotionTraits,
  type Tally,
} from '@pedigree/graph';
import { type Database } from './database';
import * as count from './count-statements';
import { LAST_ARTIFACT } from './statements';

/** Artifacts that are counted before others get their turn: some 20 ms. */
const AT_ONCE = 5_000;

type DeploymentState = { state: 'active' | 'retired' };

/** A row of COUNT_ARTIFACTS, where truth is 0 or 1. */
type SignsRow = Counted<Record<keyof ArtifactSigns, number | null>>;

/** Counts part by part, so that it does not stop the process. */
export class EmbeddedCounts implements CountReader {
  constructor(private readonly db: Database) {}

  async artifacts(most: number): Promise<Tally<ArtifactTraits>> {
    assertLimit(most);
    const last = this.db.get<{ n: number | null }>(LAST_ARTIFACT)?.n ?? 0;
    const end = Math.max(1, last + 1 - most);
    const rows: Counted<ArtifactSigns>[] = [];
    for (let below = last + 1; below > end; await setImmediate()) {
      const from = Math.max(end, below - AT_ONCE);
      rows.push(...this.db.all<SignsRow>(count.COUNT_ARTIFACTS, below, from).map(signsOf));
      below = from;
    }
    return { groups: artifactTally(rows), truncated: end > 1 };
  }

  async promotions(most: number): Promise<Tally<PromotionTraits>> {
    assertLimit(most);
    return this.db.read(() => ({
      groups: this.db.all<PromotionRow>(count.COUNT_PROMOTIONS, most).map(promotionGroup),
      truncated: this.db.get(count.HAS_MORE_PROMOTIONS, most) !== undefined,
    }));
  }

  async deployments(most: number): Promise<Tally<DeploymentState>> {
    assertLimit(most);
    const now = new Date().toISOString();
    return this.db.read(() => ({
      groups: this.db.all<Counted<DeploymentState>>(count.COUNT_DEPLOYMENTS, most, now),
      truncated: this.db.get(count.HAS_MORE_DEPLOYMENTS, most) !== undefined,
    }));
  }
}

const signsOf = (row: SignsRow): Counted<ArtifactSigns> => ({
  model: row.model === 1,
  described: row.described === 1,
  based: row.based === 1,
  generated: row.generated === 1,
  derived: row.derived === 1,
  initialization: row.initialization,
  origin: row.origin,
  count: row.count,
});
