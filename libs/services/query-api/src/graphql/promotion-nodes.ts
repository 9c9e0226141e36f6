import { Inject, Injectable } from '@nestjs/common';
import { type Graph, type PromotionRecord } from '@pedigree/graph';
import {
  CLOCK,
  type Clock,
  GRAPH,
  type KnownPromotion,
  knownPromotion,
  Promotions,
} from '@pedigree/service-kit';
import { present } from '../pages';
import {
  type DecisionView,
  type PromotionSummary,
  promotionSummary,
  promotionView,
} from '../promotion-views';
import { type PromotionsArgs } from './args';
import { askedConnection, type Connection, toConnection } from './connections';

/** A promotion with the document that counts now, where there is one. */
export interface PromotionNode extends Omit<PromotionSummary, 'promotion'> {
  id: string;
  decision: DecisionView | null;
}

/** Reads promotions as the REST routes do, for GraphQL. */
@Injectable()
export class PromotionNodes {
  constructor(
    @Inject(GRAPH) private readonly graph: Pick<Graph, 'promotions'>,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly promotions: Promotions,
  ) {}

  /** Null where nobody asked for it. */
  async one(id: string): Promise<PromotionNode | null> {
    const known = await this.promotions.find(id);
    if (known === undefined) return null;
    return nodeOf(known, await this.graph.promotions.promotion(id), this.clock());
  }

  async page(args: PromotionsArgs): Promise<Connection<PromotionNode>> {
    const { model, environment, verdict, ...page } = args;
    const query = { ...present({ model, environment, verdict }), ...askedConnection(page) };
    const now = this.clock();
    return toConnection(await this.graph.promotions.promotions(query), (record) =>
      recordedNode(record, now),
    );
  }
}

const recordedNode = (record: PromotionRecord, now: Date): PromotionNode => {
  const { id, model, environment } = record;
  return nodeOf(knownPromotion(id, record) ?? { id, model, environment }, record, now);
};

/** @param record absent where only the feed knows of it so far */
function nodeOf(
  known: KnownPromotion,
  record: PromotionRecord | undefined,
  now: Date,
): PromotionNode {
  const { id, model, environment, requestedBy, revokedAt } = known;
  const { verdict, decidedAt } = known.decision ?? {};
  const said = present({ requestedBy, revokedAt, verdict, decidedAt });
  const { promotion, ...summary } = promotionSummary({
    id,
    model,
    environment,
    ...said,
    ...record,
  });
  const view = promotionView(known, now);
  return { ...summary, ...promotion, decision: 'verdict' in view ? view : null };
}
