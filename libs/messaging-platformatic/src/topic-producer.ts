import { Coalescer, messageBytes, type OutgoingMessage } from '@pedigree/messaging';
import { REQUEST, type TopicPublisher, units, within } from '@pedigree/messaging-kafka-core';
import { Cluster } from './cluster';
import { messagingError } from './errors';
import { type PlatformaticOptions } from './options';
import { ProducerSession } from './producer-session';
import { retrying } from './retrying';

/** Milliseconds from a request's first try to giving it up: longer than a broker needs to restart. */
const DELIVERY_MS = 30_000;

const BEGINNING = { initialMs: 50, maxMs: 1_000, tries: 32 };

type Unit = readonly OutgoingMessage[];

/**
 * Sends to one topic. Concurrent calls share requests; one is under way at a time. A topic has
 * connections of its own, so that its failures are its own.
 */
export class TopicProducer implements TopicPublisher {
  private readonly queue = new Coalescer<Unit>((units) => this.request(units.flat()), REQUEST);
  private readonly cluster: Cluster;
  private session: Promise<ProducerSession> | undefined;

  constructor(
    private readonly topic: string,
    options: PlatformaticOptions,
  ) {
    this.cluster = new Cluster(options);
  }

  async send(messages: readonly OutgoingMessage[]): Promise<void> {
    for (const unit of units(messages, (message) => message)) {
      const bytes = unit.reduce((sum, message) => sum + messageBytes(message), 0);
      await this.queue.add(unit, bytes);
    }
  }

  async close(): Promise<void> {
    await this.queue.idle();
    await this.cluster.close();
  }

  private async request(messages: Unit): Promise<void> {
    const doing = `publishing to ${this.topic}`;
    try {
      await within(DELIVERY_MS, doing, this.deliver(messages));
    } catch (error) {
      await this.drop();
      throw messagingError(error, doing);
    }
  }

  private async deliver(messages: Unit): Promise<void> {
    const session = await (this.session ??= this.begin());
    await session.send(await session.placed(this.topic, messages));
    if (session.worn) this.session = undefined;
  }

  /** Tried until whoever waits gives up: nothing was sent yet. */
  private begin(): Promise<ProducerSession> {
    const { cluster } = this;
    const passes = (error: unknown) => messagingError(error, 'beginning').retriable;
    return retrying({ ...BEGINNING, passes }, () => ProducerSession.begin(cluster));
  }

  /**
   * A session whose request was given up is never used again: the broker may have written it, and
   * would take the next one, under the same numbers, for the former.
   */
  private async drop(): Promise<void> {
    const { session } = this;
    this.session = undefined;
    await session?.then((one) => one.giveUp()).catch(() => undefined);
  }
}
