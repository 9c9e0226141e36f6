import { Controller, Inject } from '@nestjs/common';
import { decodeMessage, toWire, TOPICS } from '@pedigree/events';
import { closureOf, type Graph, type PromotionRecord, withKin } from '@pedigree/graph';
import {
  type Batch,
  type MessageBus,
  type Outcome,
  type ReceivedMessage,
} from '@pedigree/messaging';
import {
  CLOCK,
  type Clock,
  type Config,
  CONFIG,
  GRAPH,
  MESSAGE_BUS,
  OnBatch,
} from '@pedigree/service-kit';
import { recheck } from './decision-events';
import { standingPages } from './standing-pages';

/** New lineage -> approvals to judge again: those of what descends from what something new was said of. */
@Controller()
export class AffectedController {
  constructor(
    @Inject(GRAPH) private readonly graph: Pick<Graph, 'lineage' | 'promotions'>,
    @Inject(MESSAGE_BUS) private readonly bus: Pick<MessageBus, 'publisher'>,
    @Inject(CONFIG) private readonly config: Pick<Config, 'ancestryLimit' | 'readTimeoutMs'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Publishes page by page, so that memory does not follow the number of approvals. After a crash the
   * batch comes again: a recheck more changes nothing.
   *
   * @throws GraphError, MessagingError: then the batch comes again
   */
  @OnBatch({ topics: [TOPICS.lineageRecorded], group: 'policy-affected' })
  async find(batch: Batch): Promise<readonly Outcome[]> {
    // Asked first: while nothing stands, the firehose need not even be read.
    if (batch.messages.length > 0 && (await this.anythingStands())) await this.look(batch);
    return batch.messages.map(() => ({ kind: 'ack' }));
  }

  private async look(batch: Batch): Promise<void> {
    const changed = [...new Set(batch.messages.flatMap(changedIn))];
    if (changed.length === 0) return;
    for await (const page of this.standingBelow(changed)) await this.ask(page, batch);
  }

  private async anythingStands(): Promise<boolean> {
    const { items } = await this.graph.promotions.standing({ limit: 1 });
    return items.length > 0;
  }

  private async ask(page: readonly PromotionRecord[], { partition, next }: Batch): Promise<void> {
    const time = this.clock().toISOString();
    const messages = page.map(
      ({ id, model }) =>
        recheck({ promotion: { id }, model }, `${partition}/${next}`, time).message,
    );
    await this.bus.publisher.publish(TOPICS.promotionRechecks, messages);
  }

  /** What descends from something, or from what claims tie it to. Where not all can be seen, every approval may be affected. */
  private async *standingBelow(
    changed: readonly string[],
  ): AsyncGenerator<readonly PromotionRecord[]> {
    const models = await this.below(changed);
    yield* standingPages(this.graph.promotions, models === undefined ? {} : { models });
  }

  private async below(changed: readonly string[]): Promise<string[] | undefined> {
    const { ancestryLimit: limit, readTimeoutMs: timeoutMs } = this.config;
    const kin = await withKin(this.graph.lineage, { roots: changed, limit, timeoutMs });
    if (kin.truncated) return undefined;
    const query = { roots: kin.ids, direction: 'downstream', limit, timeoutMs } as const;
    const { nodes, truncated } = await closureOf(this.graph.lineage, query);
    return truncated ? undefined : nodes.map(({ id }) => id);
  }
}

function changedIn(message: ReceivedMessage): string[] {
  const parsed = decodeMessage(toWire(message), new Date(message.timestamp).toISOString());
  if (!parsed.ok || parsed.value.type !== 'ai.pedigree.lineage.recorded.v1') return [];
  const { changed, artifacts } = parsed.value.data;
  return changed ?? artifacts;
}
