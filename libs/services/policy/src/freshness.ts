import { Inject, Injectable, Logger } from '@nestjs/common';
import { type Position, type Topic } from '@pedigree/events';
import { type Graph } from '@pedigree/graph';
import { type MessageBus } from '@pedigree/messaging';
import { caughtUp, type Config, CONFIG, GRAPH, MESSAGE_BUS, Metrics } from '@pedigree/service-kit';

export interface Freshness {
  required: readonly Position[];
  /** Whether the graph got there in time. */
  reached: boolean;
}

/** Lets the graph catch up with what the broker had acknowledged. */
@Injectable()
export class FreshGraph {
  private readonly log = new Logger('Policy');

  constructor(
    @Inject(MESSAGE_BUS) private readonly bus: Pick<MessageBus, 'topics'>,
    @Inject(GRAPH) private readonly graph: Pick<Graph, 'lineage'>,
    @Inject(CONFIG) private readonly config: Pick<Config, 'lagTimeoutMs'>,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Waits until the graph holds everything acknowledged in these topics by now, and `besides`. Where
   * that takes too long the caller is told so. @throws GraphError, MessagingError
   */
  async upTo(
    topics: readonly Topic[],
    besides: readonly Position[],
    signal: AbortSignal,
  ): Promise<Freshness> {
    const stop = this.metrics.freshnessSeconds.startTimer();
    const ends = await Promise.all(topics.map((topic) => this.bus.topics.ends(topic)));
    const required = [...ends.flat(), ...besides];
    const { lineage } = this.graph;
    const reached = await caughtUp(lineage, required, this.config.lagTimeoutMs, signal);
    stop();
    if (!reached) this.log.warn('The graph lags behind the events.');
    return { required: ends.flat(), reached };
  }
}
