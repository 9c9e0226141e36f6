import { Controller, Inject, Logger } from '@nestjs/common';
import { TOPICS } from '@pedigree/events';
import { type Batch, type MessageBus, type Outcome } from '@pedigree/messaging';
import { MESSAGE_BUS, OnBatch, Policies } from '@pedigree/service-kit';
import { FreshGraph } from './freshness';
import { RecentLooks } from './recent-looks';
import { type Due, recheckBatch } from './recheck-batch';
import { type Look, Rejudging } from './rejudging';

/** Rechecks that are judged together: their documents are held until they are published together. */
const TOGETHER = 200;
/** Tries of a batch whose ancestries cannot be seen; then the next reason to look again is waited for. */
const MOST_TRIES = 5;
const ACK: Outcome = { kind: 'ack' };

/**
 * Approvals -> revocations. All rechecks of a model are in one partition, and each batch sees in the
 * graph what was revoked before: so a promotion is revoked once.
 */
@Controller()
export class RechecksController {
  private readonly log = new Logger('Rechecks');
  private readonly looks = new RecentLooks();

  constructor(
    @Inject(MESSAGE_BUS) private readonly bus: Pick<MessageBus, 'topics'>,
    private readonly policies: Policies,
    private readonly fresh: FreshGraph,
    private readonly rejudging: Rejudging,
  ) {}

  /** @throws GraphError, MessagingError: then nothing was emitted, and the batch comes again */
  @OnBatch({
    topics: [TOPICS.promotionRechecks],
    group: 'policy-rechecks',
    transactional: true,
    maxBatch: TOGETHER,
  })
  async look(batch: Batch, signal: AbortSignal): Promise<readonly Outcome[]> {
    const rechecks = recheckBatch(batch);
    this.looks.begin(batch, this.policies.current.policy.digest);
    const due = rechecks.due.filter((one) => !this.looks.covers(batch, one));
    if (due.length === 0) return rechecks.outcomes(() => ACK);
    const end = await this.endOf(batch);
    const topics = [TOPICS.lineageEvents, TOPICS.promotionDecisions];
    const { reached } = await this.fresh.upTo(topics, [], signal);
    if (!reached) return batch.messages.map(() => later('The graph lags behind the decisions.'));
    const found = await this.rejudging.look(due);
    for (const [promotion, { kind }] of found)
      if (kind === 'stands') this.looks.note(batch, promotion, end);
    return rechecks.outcomes((one) => this.outcomeOf(found.get(one.promotion), one, batch.attempt));
  }

  /** What is published up to here was recorded before, and is in what is read from here on. */
  private async endOf({ topic, partition }: Batch): Promise<number> {
    const ends = await this.bus.topics.ends(topic);
    return ends.find((end) => end.partition === partition)?.next ?? 0;
  }

  private outcomeOf(look: Look | undefined, { promotion }: Due, attempt: number): Outcome {
    if (look?.kind === 'revoked') return look.outcome;
    if (look?.kind !== 'unseen') return ACK;
    if (attempt < MOST_TRIES)
      return later(`The ancestry behind promotion ${promotion} was not seen.`);
    this.log.error(
      `The ancestry behind promotion ${promotion} cannot be seen: it stands unchecked.`,
    );
    return ACK;
  }
}

const later = (reason: string): Outcome => ({ kind: 'retry', reason });
