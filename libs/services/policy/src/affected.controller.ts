import { Controller, Inject } from '@nestjs/common';
import { decodeMessage, toWire, TOPICS } from '@pedigree/events';
import { closureOf, type Graph, type PromotionRecord } from '@pedigree/graph';
import { type Batch, type Outcome, type ReceivedMessage } from '@pedigree/messaging';
import { CLOCK, type Clock, type Config, CONFIG, GRAPH, OnBatch } from '@pedigree/service-kit';
import { recheck } from './decision-events';
import { standingPages } from './standing-pages';

/** New lineage -> approvals to judge again: those of what descends from what something new was said of. */
@Controller()
export class AffectedController {
  constructor(
    @Inject(GRAPH) private readonly graph: Pick<Graph, 'lineage' | 'promotions'>,
    @Inject(CONFIG) private readonly config: Pick<Config, 'ancestryLimit' | 'readTimeoutMs'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws GraphError: then the batch comes again */
  @OnBatch({ topics: [TOPICS.lineageRecorded], group: 'policy-affected', transactional: true })
  async find(batch: Batch): Promise<readonly Outcome[]> {
    const outcomes: Outcome[] = batch.messages.map(() => ({ kind: 'ack' }));
    const changed = [...new Set(batch.messages.flatMap(changedIn))];
    if (changed.length === 0) return outcomes;
    const { items } = await this.graph.promotions.standing({ limit: 1 });
    if (items.length === 0) return outcomes;
    const affected = await this.standingBelow(changed);
    const cause = `${batch.partition}/${batch.next}`;
    const time = this.clock().toISOString();
    const emit = affected.map(({ id, model }) =>
      recheck({ promotion: { id }, model }, cause, time),
    );
    return [...outcomes.slice(0, -1), { kind: 'ack', emit }];
  }

  /** Where not all descendants can be seen, every approval may be affected. */
  private async standingBelow(changed: readonly string[]): Promise<PromotionRecord[]> {
    const { ancestryLimit: limit, readTimeoutMs: timeoutMs } = this.config;
    const query = { roots: changed, direction: 'downstream', limit, timeoutMs } as const;
    const below = await closureOf(this.graph.lineage, query);
    const found: PromotionRecord[] = [];
    const models = below.nodes.map(({ id }) => id);
    const scope = below.truncated ? {} : { models };
    for await (const page of standingPages(this.graph.promotions, scope)) found.push(...page);
    return found;
  }
}

function changedIn(message: ReceivedMessage): string[] {
  const parsed = decodeMessage(toWire(message), new Date(message.timestamp).toISOString());
  if (!parsed.ok || parsed.value.type !== 'ai.pedigree.lineage.recorded.v1') return [];
  const { changed, artifacts } = parsed.value.data;
  return changed ?? artifacts;
}
