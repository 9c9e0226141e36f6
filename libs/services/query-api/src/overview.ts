import { Inject, Injectable } from '@nestjs/common';
import { TOPICS } from '@pedigree/events';
import { type Graph, type PromotionRecord } from '@pedigree/graph';
import {
  CLOCK,
  type Clock,
  FreshReads,
  GRAPH,
  knownPromotion,
  standingDecision,
} from '@pedigree/service-kit';
import {
  artifactCounts,
  countsPerDay,
  type Limited,
  type OverviewView,
  promotionCounts,
  topRules,
} from './overview-view';
import { ReviewQueue } from './review-queue';

/** Most that is looked at, so that an overview costs the same however much there is. */
const MOST: Record<Limited, number> = {
  artifacts: 100_000,
  promotions: 100_000,
  deployments: 100_000,
  /** A trail is read for each. */
  reviews: 200,
  /** A decision document is read for each. */
  rules: 500,
};

/** Counts everything, as the overview shows it. */
@Injectable()
export class Overviews {
  constructor(
    @Inject(GRAPH) private readonly graph: Pick<Graph, 'counts' | 'promotions'>,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly queue: ReviewQueue,
    private readonly fresh: FreshReads,
  ) {}

  /** @param days days of `perDay` */
  async now(days: number): Promise<OverviewView> {
    await this.fresh.settled([TOPICS.lineageEvents, TOPICS.promotionDecisions]);
    const now = this.clock();
    const { counts } = this.graph;
    const artifacts = await counts.artifacts(MOST.artifacts);
    const promotions = await counts.promotions(MOST.promotions);
    const deployments = await counts.deployments(MOST.deployments);
    const reviews = await this.queue.count(MOST.reviews);
    const rules = await this.rules();
    const limits = limitsOf({ artifacts, promotions, deployments, reviews, rules });
    return {
      asOf: now.toISOString(),
      ...artifactCounts(artifacts.groups),
      promotions: promotionCounts(promotions.groups),
      deployments: {
        active: deployments.groups.find(({ state }) => state === 'active')?.count ?? 0,
      },
      reviews: { waiting: reviews.waiting },
      rules: topRules(rules.fired),
      perDay: countsPerDay(promotions.groups, now, days),
      limited: Object.keys(limits).length > 0,
      limits,
    };
  }

  private async rules(): Promise<{ fired: string[][]; truncated: boolean }> {
    const { items, nextCursor } = await this.graph.promotions.promotions({ limit: MOST.rules });
    return { fired: items.map(rulesIn), truncated: nextCursor !== undefined };
  }
}

function rulesIn(record: PromotionRecord): string[] {
  const known = knownPromotion(record.id, record);
  const decision = known === undefined ? undefined : standingDecision(known);
  return decision?.reasons.map(({ rule }) => rule) ?? [];
}

const limitsOf = (parts: Record<Limited, { truncated: boolean }>): OverviewView['limits'] =>
  Object.fromEntries(
    (Object.keys(parts) as Limited[])
      .filter((part) => parts[part].truncated)
      .map((part) => [part, MOST[part]]),
  );
