import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { TOPICS } from '@pedigree/events';
import { type Graph, type PromotionRecord } from '@pedigree/graph';
import { type MessageBus } from '@pedigree/messaging';
import {
  CLOCK,
  type Clock,
  type Config,
  CONFIG,
  GRAPH,
  type LoadedPolicy,
  MESSAGE_BUS,
  Policies,
  untilAvailable,
} from '@pedigree/service-kit';
import { approvalIn } from './approval';
import { activation, activationKey, recheck } from './decision-events';
import { standingPages } from './standing-pages';

/** An approval that still stands after a look is looked at again after this long at the earliest. */
const PATIENCE_MS = 60_000;
const DEFAULT_INTERVAL_MS = 10_000;

/**
 * Asks for approvals to be judged again where no event does: evidence that they rest on ends, or
 * another policy is in force.
 */
@Injectable()
export class StandingWatch implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('StandingWatch');
  private readonly stopping = new AbortController();
  private readonly asked = new Map<string, number>();
  private unlisten: () => void = () => undefined;
  private timer: NodeJS.Timeout | undefined;
  private work: Promise<void> = Promise.resolve();

  constructor(
    @Inject(MESSAGE_BUS) private readonly bus: Pick<MessageBus, 'publisher'>,
    @Inject(GRAPH) private readonly graph: Pick<Graph, 'promotions'>,
    @Inject(CONFIG) private readonly config: Pick<Config, 'recheckMs'>,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly policies: Policies,
  ) {}

  onApplicationBootstrap(): void {
    this.unlisten = this.policies.onChange((loaded) => this.enqueue(() => this.activate(loaded)));
    this.enqueue(() => this.activate(this.policies.current));
    const interval = this.config.recheckMs ?? DEFAULT_INTERVAL_MS;
    this.timer = setInterval(() => this.enqueue(() => this.lookForEnds()), interval).unref();
  }

  async onModuleDestroy(): Promise<void> {
    this.unlisten();
    clearInterval(this.timer);
    this.stopping.abort();
    await this.work;
  }

  /** One after the other; what fails for now is tried again, what fails for good is told. */
  private enqueue(work: () => Promise<void>): void {
    const { log, stopping } = this;
    this.work = this.work
      .then(() => untilAvailable('watch approvals', work, { log, signal: stopping.signal }))
      .catch((error: unknown) => {
        if (!stopping.signal.aborted) log.error('Approvals were not watched', error);
      });
  }

  /** Records the bundle whole, so that its decisions can be replayed, and has the approvals of others judged by it. */
  private async activate({ policy, document }: LoadedPolicy): Promise<void> {
    const { name, version, digest } = policy;
    const event = activation({ name, version, digest }, document, this.now());
    await this.bus.publisher.publish(event.topic, [event.message]);
    for await (const page of standingPages(this.graph.promotions, {}))
      await this.ask(
        page.filter(({ decision = '{}' }) => approvalIn(decision).policy?.digest !== digest),
        digest,
        [activationKey(digest)],
      );
  }

  private async lookForEnds(): Promise<void> {
    const expiringBefore = this.now();
    for await (const page of standingPages(this.graph.promotions, { expiringBefore }))
      await this.ask(
        page.filter(({ id }) => this.isDue(id)),
        expiringBefore,
        [],
      );
  }

  private isDue(id: string): boolean {
    const now = this.clock().getTime();
    if ((this.asked.get(id) ?? -Infinity) > now - PATIENCE_MS) return false;
    this.asked.delete(id);
    this.asked.set(id, now);
    return true;
  }

  private async ask(
    records: readonly PromotionRecord[],
    cause: string,
    because: string[],
  ): Promise<void> {
    if (records.length === 0) return;
    const messages = records.map(
      ({ id, model }) => recheck({ promotion: { id }, model, because }, cause, this.now()).message,
    );
    await this.bus.publisher.publish(TOPICS.promotionRechecks, messages);
  }

  private now(): string {
    return this.clock().toISOString();
  }
}
