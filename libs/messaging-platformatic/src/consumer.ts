import { setTimeout as pause } from 'node:timers/promises';
import { MessagingError } from '@pedigree/messaging';
import {
  type ClusterAdmin,
  type GroupConsumer,
  type Subscribed,
  Turns,
  within,
} from '@pedigree/messaging-kafka-core';
import { Cluster } from './cluster';
import { messagingError } from './errors';
import { GroupMember, type Membership } from './group-member';
import { type PlatformaticOptions } from './options';
import { Slots } from './slots';
import { Term } from './term';

const RESTART_MS = 1_000;
const LEAVE_MS = 3_000;

export class Consumer implements GroupConsumer {
  private readonly cluster: Cluster;
  private readonly fetches: Cluster;
  private readonly member: GroupMember | undefined;
  private readonly cut = new AbortController();
  private readonly closed = new AbortController();
  private readonly turns = new Turns();
  private readonly slots: Slots;
  private term: Term | undefined;
  private running: Promise<void> = Promise.resolve();
  private started: () => void = () => undefined;
  private fail: (error: unknown) => void = () => undefined;
  private closing: Promise<void> | undefined;

  constructor(
    private readonly options: PlatformaticOptions,
    private readonly subscribed: Subscribed,
    private readonly admin: Pick<ClusterAdmin, 'committed'>,
  ) {
    const { group, topics } = subscribed;
    const { sessionTimeoutMs = 10_000, concurrency = 4 } = options;
    this.cluster = new Cluster(options);
    this.fetches = new Cluster(options);
    this.slots = new Slots(concurrency);
    this.member = group
      ? new GroupMember(this.cluster, group, topics, sessionTimeoutMs)
      : undefined;
  }

  async start(): Promise<void> {
    const joined = new Promise<void>((resolve, reject) => {
      this.started = resolve;
      this.fail = reject;
    });
    this.running = this.run();
    try {
      await joined;
    } catch (error) {
      await this.close();
      throw messagingError(error, `subscribing to ${this.subscribed.topics.join(', ')}`);
    }
  }

  close(): Promise<void> {
    this.closing ??= this.shut();
    return this.closing;
  }

  private async shut(): Promise<void> {
    const { drainMs = 10_000 } = this.options;
    const timer = setTimeout(() => this.cut.abort(), drainMs);
    this.closed.abort();
    this.term?.stop();
    try {
      await this.turns.idle();
      await within(
        drainMs,
        'leaving a group',
        this.running.then(() => this.leave()),
      ).catch(this.report);
    } finally {
      clearTimeout(timer);
      await this.subscribed.positions.close();
      await Promise.all([this.cluster.close(), this.fetches.close()]).catch(this.report);
      this.fail(new MessagingError('rejected', 'The subscription was closed as it started.'));
    }
  }

  private async leave(): Promise<void> {
    await within(LEAVE_MS, 'leaving a group', this.member?.leave() ?? Promise.resolve());
  }

  /** Until closed, whatever happens. */
  private async run(): Promise<void> {
    for (let tries = 0; !this.isClosed; tries++) {
      try {
        await this.serve();
      } catch (error) {
        const failure = messagingError(error, 'joining a group');
        if (tries === 0 && !failure.retriable) return this.fail(failure);
        await this.fallOver(failure);
      }
    }
  }

  private async serve(): Promise<void> {
    const membership = await this.join();
    this.subscribed.positions.forget();
    const term = new Term(this.means, membership, await this.starts(membership));
    if (this.isClosed) return;
    this.term = term;
    this.started();
    await term.last();
  }

  private async join(): Promise<Membership> {
    if (this.member) return this.member.join();
    const assigned = new Map<string, readonly number[]>();
    for (const topic of this.subscribed.topics) {
      const { partitions } = await this.cluster.layout(topic, 0);
      assigned.set(
        topic,
        partitions.map(({ partition }) => partition),
      );
    }
    return { generation: 0, assigned };
  }

  /** By topic and partition. */
  private async starts({ assigned }: Membership): Promise<ReadonlyMap<string, readonly number[]>> {
    const { group, positions } = this.subscribed;
    const starts = new Map<string, readonly number[]>();
    for (const [topic, partitions] of assigned) {
      const known = group ? await this.admin.committed(group, topic) : [];
      const committed = new Map(known.map(({ partition, next }) => [partition, next]));
      const from = Array.from(
        { length: Math.max(...partitions, -1) + 1 },
        (_, partition) => positions.start?.(topic, partition) ?? committed.get(partition) ?? 0,
      );
      starts.set(topic, from);
    }
    return starts;
  }

  private get means() {
    const { subscribed, cluster, fetches, member, turns, slots } = this;
    return { subscribed, cluster, fetches, member, turns, slots, signal: this.cut.signal };
  }

  private async fallOver(error: MessagingError): Promise<void> {
    if (this.isClosed) return;
    const { group: groupId, log } = this.subscribed;
    this.cluster.forget();
    log('warn', 'A consumer fell over and starts again.', { groupId, error });
    await pause(RESTART_MS, undefined, { signal: this.closed.signal }).catch(() => undefined);
  }

  private get isClosed(): boolean {
    return this.closed.signal.aborted;
  }

  private readonly report = (error: unknown): void =>
    this.subscribed.log('warn', 'A consumer did not stop as it should.', { error });
}
