import { Inject, Injectable, Logger } from '@nestjs/common';
import { type Position } from '@pedigree/events';
import { type MessageBus } from '@pedigree/messaging';
import { Gauge } from 'prom-client';
import { BatchTransport } from '../batch/batch-transport';
import { Metrics } from '../metrics/metrics';
import { MESSAGE_BUS } from '../tokens';

interface Lag {
  group: string;
  topic: string;
  partition: number;
  messages: number;
}

/** How many messages each subscription has before it. Asked of the broker when Prometheus scrapes. */
@Injectable()
export class LagGauge {
  private readonly log = new Logger('Lag');
  private readonly gauge: Gauge<'group' | 'topic' | 'partition'>;

  constructor(
    @Inject(MESSAGE_BUS) private readonly bus: Pick<MessageBus, 'topics'>,
    private readonly transport: BatchTransport,
    metrics: Metrics,
  ) {
    this.gauge = new Gauge({
      name: 'pedigree_consumer_lag_messages',
      help: 'Messages a group has not committed yet',
      labelNames: ['group', 'topic', 'partition'],
      registers: [metrics.registry],
      collect: () => this.collect(),
    });
  }

  /** A broker that does not answer leaves the gauge empty: a scrape must tell the rest. */
  private async collect(): Promise<void> {
    this.gauge.reset();
    const pairs = this.transport.subscriptions.flatMap(({ group, topics }) =>
      topics.map((topic) => ({ group, topic })),
    );
    const read = await Promise.allSettled(pairs.map((pair) => this.lags(pair.group, pair.topic)));
    for (const result of read) {
      if (result.status === 'rejected') this.log.warn(`The lag is unknown: ${result.reason}`);
      else for (const { messages, ...labels } of result.value) this.gauge.set(labels, messages);
    }
  }

  private async lags(group: string, topic: string): Promise<Lag[]> {
    const { topics } = this.bus;
    const [ends, committed] = await Promise.all([
      topics.ends(topic),
      topics.committed(group, topic),
    ]);
    return ends.map(({ partition, next }) => {
      const messages = Math.max(0, next - nextOf(committed, partition));
      return { group, topic, partition, messages };
    });
  }
}

const nextOf = (positions: readonly Position[], partition: number): number =>
  positions.find((position) => position.partition === partition)?.next ?? 0;
