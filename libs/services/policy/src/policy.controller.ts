import { Controller, Inject, Logger } from '@nestjs/common';
import { digestOf, eventKey, TOPICS } from '@pedigree/events';
import { asksTheSame, type Graph, type PromotionRecord } from '@pedigree/graph';
import { idOf } from '@pedigree/lineage';
import { type Batch, type Outcome } from '@pedigree/messaging';
import { Assessor, GRAPH, mapLimit, Metrics, OnBatch } from '@pedigree/service-kit';
import { approvalIn } from './approval';
import { decisionOn, type PromotionRequested } from './decision-events';
import { decodeRequests, type Request } from './decode-requests';
import { FreshGraph, type Freshness } from './freshness';
import { Judging } from './judging';
import { Planning } from './planning';
import { Repeats } from './repeats';

/** Assessments at a time: enough to wait for reads together, few enough to leave the thread to others. */
const CONCURRENCY = 4;

const ACK: Outcome = { kind: 'ack' };

/** Requests -> decisions, each exactly one: it is emitted together with the position of its request. */
@Controller()
export class PolicyController {
  private readonly log = new Logger('Policy');

  constructor(
    @Inject(GRAPH) private readonly graph: Pick<Graph, 'history' | 'promotions'>,
    private readonly fresh: FreshGraph,
    private readonly assessor: Assessor,
    private readonly judging: Judging,
    private readonly planning: Planning,
    private readonly metrics: Metrics,
  ) {}

  /** @throws GraphError, MessagingError: then nothing was emitted, and the batch comes again */
  @OnBatch({ topics: [TOPICS.promotionRequests], group: 'policy', transactional: true })
  async decide(batch: Batch, signal: AbortSignal): Promise<readonly Outcome[]> {
    const decoded = decodeRequests(batch);
    const requests = decoded.flatMap((one) => ('request' in one ? [one.request] : []));
    if (requests.length === 0) return decoded.map((one) => ('outcome' in one ? one.outcome : ACK));
    const own = { topic: batch.topic, partition: batch.partition, next: batch.next };
    const freshness = await this.fresh.upTo([TOPICS.lineageEvents], [own], signal);
    const repeats = await Repeats.among(decoded, batch, this.graph.history);
    return mapLimit(decoded, CONCURRENCY, async (one, index) =>
      'outcome' in one ? one.outcome : (repeats.at(index) ?? this.answer(one.request, freshness)),
    );
  }

  private async answer(request: Request, freshness: Freshness): Promise<Outcome> {
    if (request.type === 'ai.pedigree.training.planned.v1')
      return { kind: 'ack', emit: [await this.planning.decide(request, freshness.required)] };
    const taken = await this.takenBy(request);
    if (taken !== undefined) return taken;
    return { kind: 'ack', emit: [await this.promotion(request, freshness)] };
  }

  private async promotion({ data, ...event }: PromotionRequested, { required }: Freshness) {
    const stop = this.metrics.decisionSeconds.startTimer();
    const { model, environment, requestedBy, promotion } = data;
    const asked = { id: promotion.id, ...(requestedBy === undefined ? {} : { requestedBy }) };
    const gathered = await this.assessor.gather({ model, environment, promotion: asked, required });
    const decision = this.judging.judge(gathered);
    stop();
    this.metrics.observeDecision(decision);
    return decisionOn({ ...event, data }, decision);
  }

  /** The first request under a promotion's id is the one that is decided; another question under it is a mistake to be told of. */
  private async takenBy({ data, ...event }: PromotionRequested): Promise<Outcome | undefined> {
    const record = await this.graph.promotions.promotion(data.promotion.id);
    if (record?.requestKey === undefined || record.requestKey === eventKey(event)) return undefined;
    const asked = { ...data, model: idOf(data.model), digest: digestOf(data.model) };
    const { digest: decidedOn } = approvalIn(record.decision ?? '{}');
    if (!asksTheSame(record, asked, decidedOn)) return taken(record);
    this.log.log(`Promotion ${record.id} was asked for already; its first decision stands.`);
    return ACK;
  }
}

const taken = ({ id, model, digest, environment }: PromotionRecord): Outcome => ({
  kind: 'park',
  code: 'promotion-id-taken',
  reason: `Promotion ${id} stands for ${model}${digest === undefined ? '' : ` with digest ${digest}`} in ${environment}. Use a new id.`,
});
