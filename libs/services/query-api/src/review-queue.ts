import { Inject, Injectable } from '@nestjs/common';
import { type Decision } from '@pedigree/events';
import { type Graph, type Page, type PromotionRecord } from '@pedigree/graph';
import { GRAPH, knownPromotion, mapLimit, Policies } from '@pedigree/service-kit';
import { awaitedIn, type NeededReview } from './awaiting';
import { filteredPage } from './filtered-pages';
import { present } from './pages';
import { type ReviewItem } from './review-items';
import { Trails } from './trails';

/** A blocked promotion that waits for a person. */
export interface QueuedReview {
  promotion: { id: string };
  model: string;
  environment: string;
  requestedBy?: string;
  requestedAt?: string;
  decidedAt?: string;
  /** Rules that a review would help to clear. */
  needed: readonly NeededReview[];
  /** Reviews that somebody asked for and nobody gave. */
  requests: readonly ReviewItem[];
}

/** Reads of the store at a time. */
const CONCURRENCY = 8;

interface Candidate {
  record: PromotionRecord;
  needed: readonly NeededReview[];
  requests: readonly ReviewItem[];
}

/**
 * What waits for a person. Pages over the blocked promotions, newest first, with a trail read for each:
 * the cost follows the page, not the history. A promotion that a newer one for the same model and
 * environment has taken the place of is left out, unless somebody asked for its review.
 */
@Injectable()
export class ReviewQueue {
  constructor(
    @Inject(GRAPH) private readonly graph: Pick<Graph, 'promotions'>,
    private readonly trails: Trails,
    private readonly policies: Policies,
  ) {}

  page(
    where: { model?: string; environment?: string },
    asked: { after?: string; limit: number },
  ): Promise<Page<QueuedReview>> {
    return filteredPage(
      asked,
      (page) => this.graph.promotions.promotions({ ...where, ...page, verdict: 'blocked' }),
      (records) => this.waiting(records),
    );
  }

  /** How many of the newest blocked promotions wait; `truncated` where there are more than `most` to look through. */
  async count(most: number): Promise<{ waiting: number; truncated: boolean }> {
    const blocked = { verdict: 'blocked' as const, limit: most };
    const { items, nextCursor } = await this.graph.promotions.promotions(blocked);
    const waiting = (await this.waiting(items)).length;
    return { waiting, truncated: nextCursor !== undefined };
  }

  private async waiting(records: readonly PromotionRecord[]): Promise<QueuedReview[]> {
    const known = records.flatMap((record) => knownPromotion(record.id, record) ?? []);
    const reviews = await this.trails.reviews(known);
    const candidates = records.map((record, index) =>
      this.candidate(record, known[index]?.decision, reviews[index] ?? []),
    );
    const kept = await mapLimit(candidates, CONCURRENCY, (one) => this.isDue(one));
    return candidates.filter((_one, index) => kept[index]).map(queued);
  }

  private candidate(
    record: PromotionRecord,
    decision: Decision | undefined,
    items: readonly ReviewItem[],
  ): Candidate {
    const { policy } = this.policies.current;
    return {
      record,
      needed: decision === undefined ? [] : awaitedIn(decision, items, policy),
      requests: items.filter(({ state }) => state === 'open'),
    };
  }

  private async isDue({ record, needed, requests }: Candidate): Promise<boolean> {
    if (requests.length > 0) return true;
    if (needed.length === 0) return false;
    const { id, model, environment } = record;
    const [newest] = (await this.graph.promotions.promotions({ model, environment, limit: 1 }))
      .items;
    return newest === undefined || newest.id === id;
  }
}

function queued({ record, needed, requests }: Candidate): QueuedReview {
  const { id, model, environment, requestedBy, requestedAt, decidedAt } = record;
  return {
    promotion: { id },
    ...{ model, environment },
    ...present({ requestedBy, requestedAt, decidedAt }),
    needed,
    requests,
  };
}
