import { Controller, Inject, Logger } from '@nestjs/common';
import {
  type Decision,
  decodeMessage,
  type EventData,
  type PromotionRevoked,
  toWire,
  TOPICS,
} from '@pedigree/events';
import { type Graph, type PromotionRecord } from '@pedigree/graph';
import { type Batch, type Emission, type Outcome, type ReceivedMessage } from '@pedigree/messaging';
import { causesOf, type Gathered, turns } from '@pedigree/promotion';
import { Assessor, GRAPH, mapLimit, Metrics, OnBatch, unreadable } from '@pedigree/service-kit';
import { revocation } from './decision-events';
import { FreshGraph } from './freshness';
import { Judging } from './judging';

type Recheck = EventData<'ai.pedigree.promotion.recheck.v1'>;

const CONCURRENCY = 4;
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

  constructor(
    @Inject(GRAPH) private readonly graph: Pick<Graph, 'history' | 'promotions' | 'lineage'>,
    private readonly fresh: FreshGraph,
    private readonly assessor: Assessor,
    private readonly judging: Judging,
    private readonly metrics: Metrics,
  ) {}

  /** @throws GraphError, MessagingError: then nothing was emitted, and the batch comes again */
  @OnBatch({ topics: [TOPICS.promotionRechecks], group: 'policy-rechecks', transactional: true })
  async look(batch: Batch, signal: AbortSignal): Promise<readonly Outcome[]> {
    if (batch.messages.length === 0) return [];
    const topics = [TOPICS.lineageEvents, TOPICS.promotionDecisions];
    const { reached } = await this.fresh.upTo(topics, [], signal);
    if (!reached) return batch.messages.map(() => later('The graph lags behind the decisions.'));
    const decoded = batch.messages.map(decode);
    const due = lastOfEach(decoded);
    return mapLimit([...decoded.entries()], CONCURRENCY, ([index, one]) =>
      'outcome' in one
        ? Promise.resolve(one.outcome)
        : due.get(one.data.promotion.id)?.index === index
          ? this.again(due.get(one.data.promotion.id)?.because ?? [], one.data, batch.attempt)
          : Promise.resolve(ACK),
    );
  }

  private async again(
    because: readonly string[],
    { promotion }: Recheck,
    attempt: number,
  ): Promise<Outcome> {
    const record = await this.graph.promotions.promotion(promotion.id);
    if (record?.decision === undefined || !isStanding(record)) return ACK;
    const approval = JSON.parse(record.decision) as Decision;
    const gathered = await this.gather(record, approval);
    const now = this.judging.look(gathered);
    this.metrics.rechecks.inc({ verdict: now.verdict });
    if (now.verdict === 'approved') return ACK;
    if (!turns(now)) return this.unseen(record, attempt);
    const causes = causesOf(approval, now, gathered.input.ancestry);
    const all = [...new Set([...because, ...causes])];
    return { kind: 'ack', emit: [await this.revoked(record, approval, gathered, all)] };
  }

  private gather({ model, environment }: PromotionRecord, approval: Decision): Promise<Gathered> {
    const { digest, promotion } = approval;
    return this.assessor.gather({
      model: digest === undefined ? model : { id: model, digest },
      environment,
      ...(promotion === undefined ? {} : { promotion }),
    });
  }

  private unseen({ id }: PromotionRecord, attempt: number): Outcome {
    if (attempt < MOST_TRIES) return later(`The ancestry behind promotion ${id} was not seen.`);
    this.log.error(`The ancestry behind promotion ${id} cannot be seen: it stands unchecked.`);
    return ACK;
  }

  private async revoked(
    record: PromotionRecord,
    approval: Decision,
    gathered: Gathered,
    because: readonly string[],
  ): Promise<Emission> {
    const more = {
      promotion: { ...approval.promotion, id: record.id },
      deployments: await this.deploymentsOf(record, approval),
      because: [...because],
    };
    const document = this.judging.judge(gathered, more) as PromotionRevoked;
    this.log.warn(`Promotion ${record.id} of ${record.model} is revoked.`);
    this.metrics.revocations.inc();
    return revocation(document);
  }

  /** Where these weights run, under whatever name. */
  private async deploymentsOf({ model }: PromotionRecord, { digest }: Decision) {
    const query = { bases: [], digests: digest === undefined ? [] : [digest], limit: 1000 };
    const { ids } = await this.graph.lineage.namesakes(query);
    const models = [...new Set([model, ...ids])];
    const running = await this.graph.history.deployments({ models, state: 'active' });
    return running.map(({ id, environment, model: of }) => ({ id, environment, model: of }));
  }
}

const isStanding = ({ verdict, revokedAt }: PromotionRecord): boolean =>
  verdict === 'approved' && revokedAt === undefined;

const later = (reason: string): Outcome => ({ kind: 'retry', reason });

type DecodedRecheck = { data: Recheck } | { outcome: Outcome };

function decode(message: ReceivedMessage): DecodedRecheck {
  const parsed = decodeMessage(toWire(message), new Date(message.timestamp).toISOString());
  if (!parsed.ok) return { outcome: unreadable(parsed.errors) };
  if (parsed.value.type === 'ai.pedigree.promotion.recheck.v1') return { data: parsed.value.data };
  return { outcome: ACK };
}

/** Several rechecks of one promotion in a batch are one, for all of their reasons. */
function lastOfEach(all: readonly DecodedRecheck[]) {
  const due = new Map<string, { index: number; because: string[] }>();
  for (const [index, one] of all.entries()) {
    if ('outcome' in one) continue;
    const { promotion, because = [] } = one.data;
    due.set(promotion.id, {
      index,
      because: [...(due.get(promotion.id)?.because ?? []), ...because],
    });
  }
  return due;
}
