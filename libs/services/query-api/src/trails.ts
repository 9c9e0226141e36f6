import { Inject, Injectable } from '@nestjs/common';
import { TOPICS } from '@pedigree/events';
import { type Graph, type TrailEntry } from '@pedigree/graph';
import {
  CLOCK,
  type Clock,
  type Config,
  CONFIG,
  FreshReads,
  GRAPH,
  type KnownPromotion,
  mapLimit,
  Promotions,
  unknown,
} from '@pedigree/service-kit';
import { type ReviewItem, reviewItems } from './review-items';

/** Topics that a promotion's trail is made of. */
const TOPICS_READ = [TOPICS.lineageEvents, TOPICS.promotionRequests, TOPICS.promotionDecisions];
/** Most pages of a trail that are read for its reviews: 10,000 steps. */
const MOST_PAGES = 10;
/** Trails read at a time. */
const CONCURRENCY = 8;

/** Reads what happened to promotions, up to what the broker had acknowledged a moment before. */
@Injectable()
export class Trails {
  constructor(
    @Inject(GRAPH) private readonly graph: Pick<Graph, 'lineage' | 'promotions'>,
    @Inject(CONFIG) private readonly config: Pick<Config, 'readTimeoutMs'>,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly fresh: FreshReads,
    private readonly promotions: Promotions,
  ) {}

  /** @throws ProblemException not-found */
  async known(id: string): Promise<KnownPromotion> {
    await this.fresh.settled(TOPICS_READ);
    const promotion = await this.promotions.now(id);
    if (promotion === undefined) throw unknown('promotion', id);
    return promotion;
  }

  /** The reviews of some promotions, in their order, each oldest first. */
  async reviews(promotions: readonly KnownPromotion[]): Promise<ReviewItem[][]> {
    const revoked = await this.revokedAbout(promotions.map(({ model }) => model));
    const now = this.clock().toISOString();
    const trails = await mapLimit(promotions, CONCURRENCY, ({ id }) => this.whole(id));
    return promotions.map((promotion, index) =>
      reviewItems(trails[index] ?? [], { promotion, now, revoked }),
    );
  }

  private async whole(id: string): Promise<TrailEntry[]> {
    const entries: TrailEntry[] = [];
    let after: string | undefined;
    for (let pages = 0; pages < MOST_PAGES; pages++) {
      const query = after === undefined ? {} : { after };
      const { items, nextCursor } = await this.graph.promotions.trail(id, query);
      entries.push(...items);
      if (nextCursor === undefined) break;
      after = nextCursor;
    }
    return entries;
  }

  /** Keys of events about some models that were taken back. */
  private async revokedAbout(models: readonly string[]): Promise<ReadonlySet<string>> {
    const roots = [...new Set(models)];
    if (roots.length === 0) return new Set();
    const { nodes } = await this.graph.lineage.reach({
      ...{ roots, direction: 'upstream', depth: 0, limit: roots.length },
      timeoutMs: this.config.readTimeoutMs,
    });
    const evidence = nodes.flatMap((node) => node.evidence);
    return new Set(evidence.flatMap(({ kind, id }) => (kind === 'revocation' ? [id] : [])));
  }
}
