import { Controller, Inject, Logger } from '@nestjs/common';
import { type Decision, type Position, TOPICS } from '@pedigree/events';
import { type Graph } from '@pedigree/graph';
import { type Batch, type MessageBus, type Outcome } from '@pedigree/messaging';
import {
  Assessor,
  caughtUp,
  type Config,
  CONFIG,
  GRAPH,
  mapLimit,
  MESSAGE_BUS,
  Metrics,
  OnBatch,
} from '@pedigree/service-kit';
import { decodeRequests, type Request } from './decode-requests';
import { decisionMessage, type PromotionRequested } from './decide';

/** Assessments at a time: enough to wait for reads together, few enough to leave the thread to others. */
const CONCURRENCY = 4;

/** Requests -> decisions. */
@Controller()
export class PolicyController {
  private readonly log = new Logger('Policy');

  constructor(
    @Inject(MESSAGE_BUS) private readonly bus: Pick<MessageBus, 'publisher' | 'topics'>,
    @Inject(GRAPH) private readonly graph: Pick<Graph, 'lineage'>,
    @Inject(CONFIG) private readonly config: Pick<Config, 'lagTimeoutMs'>,
    private readonly assessor: Assessor,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Decides every request of a batch and publishes the decisions before the bus commits.
   *
   * @throws GraphError, MessagingError: then nothing was published, and the batch comes again
   */
  @OnBatch({ topics: [TOPICS.promotionRequests], group: 'policy' })
  async decide(batch: Batch, signal: AbortSignal): Promise<readonly Outcome[]> {
    const decoded = decodeRequests(batch);
    const requests = decoded.flatMap((one) => ('request' in one ? [one.request] : []));
    await this.decideAll(
      requests.filter((request) => this.isPromotion(request)),
      signal,
    );
    return decoded.map((one) => ('outcome' in one ? one.outcome : { kind: 'ack' }));
  }

  private async decideAll(
    requests: readonly PromotionRequested[],
    signal: AbortSignal,
  ): Promise<void> {
    if (requests.length === 0) return;
    const required = await this.freshness(signal);
    const messages = await mapLimit(requests, CONCURRENCY, async (request) =>
      decisionMessage(request, await this.assess(request, required)),
    );
    await this.bus.publisher.publish(TOPICS.promotionDecisions, messages);
  }

  /**
   * Waits until the graph holds what the broker has acknowledged by now, which is at least what it
   * had before these requests were published. Where that takes too long the assessment sees that
   * the graph lags, and is indeterminate.
   */
  private async freshness(signal: AbortSignal): Promise<readonly Position[]> {
    const stop = this.metrics.freshnessSeconds.startTimer();
    const required = await this.bus.topics.ends(TOPICS.lineageEvents);
    const fresh = await caughtUp(this.graph.lineage, required, this.config.lagTimeoutMs, signal);
    stop();
    if (!fresh) this.log.warn('The graph lags behind the events: decisions are indeterminate.');
    return required;
  }

  private async assess(
    { data }: PromotionRequested,
    required: readonly Position[],
  ): Promise<Decision> {
    const stop = this.metrics.decisionSeconds.startTimer();
    const { model, environment, promotion } = data;
    const decision = await this.assessor.assess({ model, environment, promotion, required });
    stop();
    this.metrics.observeDecision(decision);
    return decision;
  }

  /** Plans are acknowledged and left undecided for now. */
  private isPromotion(request: Request): request is PromotionRequested {
    if (request.type === 'ai.pedigree.promotion.requested.v1') return true;
    this.log.warn(`Plan ${request.data.plan.id} is not decided: plans are not supported yet.`);
    return false;
  }
}
