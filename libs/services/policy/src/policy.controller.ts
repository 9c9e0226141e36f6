import { Controller, Inject, Logger } from '@nestjs/common';
import { eventKey, TOPICS } from '@pedigree/events';
import { type Graph } from '@pedigree/graph';
import { type Stamp, idOf } from '@pedigree/lineage';
import { type Batch, type Outcome, type ReceivedMessage } from '@pedigree/messaging';
import { Assessor, GRAPH, mapLimit, Metrics, OnBatch } from '@pedigree/service-kit';
import { decisionOn, type PromotionRequested } from './decision-events';
import { type Decoded, decodeRequests, type Request } from './decode-requests';
import { FreshGraph, type Freshness } from './freshness';
import { Judging } from './judging';
import { Planning } from './planning';

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
    const first = await this.graph.history.recorded(requests.map(eventKey));
    return mapLimit(decoded.map(paired(batch)), CONCURRENCY, async (one) =>
      'outcome' in one
        ? one.outcome
        : isFirst(one, first, batch)
          ? this.answer(one.request, freshness)
          : ACK,
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
    const { id, model, environment } = record;
    const same = model === idOf(data.model) && environment === data.environment;
    if (same) {
      this.log.log(`Promotion ${id} was asked for already; its first decision stands.`);
      return ACK;
    }
    const reason = `Promotion ${id} stands for ${model} in ${environment}. Use a new id.`;
    return { kind: 'park', code: 'promotion-id-taken', reason };
  }
}

type Paired = { request: Request; message: ReceivedMessage } | { outcome: Outcome };

const paired =
  ({ messages }: Batch) =>
  (one: Decoded, index: number): Paired => {
    const message = messages[index];
    if ('outcome' in one) return one;
    if (message === undefined) throw new RangeError('More requests than messages.');
    return { ...one, message };
  };

/**
 * Whether this message is the one that counts of all with the same source and id: the one the graph
 * took first. Where the graph has not got there, the first of the batch.
 */
function isFirst(
  { request, message }: { request: Request; message: ReceivedMessage },
  known: ReadonlyMap<string, Stamp>,
  { messages, topic, partition }: Batch,
): boolean {
  const stamp = known.get(eventKey(request));
  if (stamp === undefined) return firstLike(request, message, messages);
  return stamp.topic === topic && stamp.partition === partition && stamp.offset === message.offset;
}

const firstLike = (
  request: Request,
  message: ReceivedMessage,
  messages: readonly ReceivedMessage[],
): boolean =>
  decodeRequests({ messages }).findIndex(
    (one) => 'request' in one && eventKey(one.request) === eventKey(request),
  ) === messages.indexOf(message);
