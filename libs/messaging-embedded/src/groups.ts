import { randomUUID } from 'node:crypto';
import {
  type BatchHandler,
  type Emitting,
  type Log,
  retryPolicy,
  type RunningSubscription,
  type Subscription,
  type Work,
} from '@pedigree/messaging';
import { Group } from './group';
import { type Member } from './lane';
import { type LogStore } from './log-store';
import { durablePositions, passingPositions, type Write } from './positions';

interface Settings {
  park: Work['park'];
  emitting: Emitting;
  log: Log;
  drainMs: number;
}

/** All groups of this process, and who is in them. */
export class Groups {
  private readonly groups = new Map<string, Group>();
  private readonly running = new Set<RunningSubscription>();

  constructor(
    private readonly store: LogStore,
    private readonly write: Write,
    private readonly settings: Settings,
  ) {}

  /** @throws MessagingError `unknown-topic` */
  subscribe(subscription: Subscription, handler: BatchHandler): RunningSubscription {
    const partitions = subscription.topics.flatMap((topic) => this.store.partitions(topic));
    const name = subscription.group ?? randomUUID();
    const positions = subscription.group
      ? durablePositions(this.store, name, this.write)
      : passingPositions(partitions);
    const group = this.groups.get(name) ?? new Group(this.store, positions);
    this.groups.set(name, group);
    return this.join(group, name, subscription, handler);
  }

  rebalance(): void {
    for (const group of this.groups.values()) group.rebalance();
  }

  async close(): Promise<void> {
    await Promise.all([...this.running].map((running) => running.close()));
  }

  private join(
    group: Group,
    name: string,
    subscription: Subscription,
    handler: BatchHandler,
  ): RunningSubscription {
    const cut = new AbortController();
    const member = this.member(subscription, handler, cut.signal);
    group.join(member);
    let closing: Promise<void> | undefined;
    const running = { close: () => (closing ??= this.leave(group, name, member, cut, running)) };
    this.running.add(running);
    return running;
  }

  private async leave(
    group: Group,
    name: string,
    member: Member,
    cut: AbortController,
    running: RunningSubscription,
  ): Promise<void> {
    const timer = setTimeout(() => cut.abort(), this.settings.drainMs);
    await group.leave(member);
    clearTimeout(timer);
    this.running.delete(running);
    if (group.empty && this.groups.get(name) === group) this.groups.delete(name);
  }

  private member(subscription: Subscription, handler: BatchHandler, signal: AbortSignal): Member {
    const { topics, group, maxBatch = 500, retry, transactional } = subscription;
    const { park, log } = this.settings;
    const emitting = transactional && group ? this.settings.emitting : undefined;
    const clock = { now: () => Date.now(), random: () => Math.random() };
    const work = { handler, policy: retryPolicy(retry), group, park, emitting, log, ...clock };
    return { topics, maxBatch, work, signal, busy: new Set() };
  }
}
