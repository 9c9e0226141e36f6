import { Inject, Injectable } from '@nestjs/common';
import { type HealthIndicatorResult, HealthIndicatorService } from '@nestjs/terminus';
import { type Graph } from '@pedigree/graph';
import { type MessageBus } from '@pedigree/messaging';
import { BatchTransport } from '../batch/batch-transport';
import { Lifecycle } from '../lifecycle';
import { GRAPH, MESSAGE_BUS } from '../tokens';

/** Milliseconds a part has to answer before it counts as down. */
const PATIENCE_MS = 2000;

/** The parts a service needs to do its work, each with its own check. */
@Injectable()
export class Readiness {
  constructor(
    @Inject(MESSAGE_BUS) private readonly bus: Pick<MessageBus, 'ping'>,
    @Inject(GRAPH) private readonly graph: Pick<Graph, 'ping'>,
    private readonly indicators: HealthIndicatorService,
    private readonly transport: BatchTransport,
    private readonly lifecycle: Lifecycle,
  ) {}

  readonly checks = [
    () => this.answers('broker', () => this.bus.ping()),
    () => this.answers('graph', () => this.graph.ping()),
    () => this.holds('subscriptions', this.transport.ready, 'Partitions are not assigned yet.'),
    () => this.holds('lifecycle', !this.lifecycle.stopping.aborted, 'The service is stopping.'),
  ];

  private async answers<K extends string>(
    part: K,
    ping: () => Promise<void>,
  ): Promise<HealthIndicatorResult<K>> {
    try {
      await withinPatience(ping());
      return this.indicators.check(part).up();
    } catch (error) {
      return this.indicators
        .check(part)
        .down(error instanceof Error ? error.message : String(error));
    }
  }

  private holds<K extends string>(
    part: K,
    holds: boolean,
    otherwise: string,
  ): HealthIndicatorResult<K> {
    const session = this.indicators.check(part);
    return holds ? session.up() : session.down(otherwise);
  }
}

/** The work goes on where it is too slow; only nobody waits for it any more. */
function withinPatience(work: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new Error(`No answer within ${PATIENCE_MS} ms.`));
    const timer = setTimeout(late, PATIENCE_MS);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
