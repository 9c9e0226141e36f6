import { setTimeout as pause } from 'node:timers/promises';
import { MessagingError, type Stretch } from '@pedigree/messaging';
import {
  type Fetched,
  type Session,
  type Subscribed,
  type Turns,
  workOff,
} from '@pedigree/messaging-kafka-core';
import { type Cluster } from './cluster';
import { isAnyOf } from './errors';
import { Fetcher } from './fetcher';
import { type GroupMember, type Membership } from './group-member';
import { Lane } from './lane';
import { type Slots } from './slots';

const HEARTBEAT_MS = 1_000;
/** How often it is looked whether topics have more partitions. */
const GROWTH_MS = 60_000;
/** How long a partition rests after a batch that could not be settled. */
const AFTER_FAILURE_MS = 500;

const LOST = ['UNKNOWN_MEMBER_ID', 'ILLEGAL_GENERATION', 'FENCED_INSTANCE_ID'];
const MOVED = ['NOT_COORDINATOR', 'COORDINATOR_NOT_AVAILABLE'];

/** What a term works with. */
export interface Means {
  subscribed: Subscribed;
  /** For everything that is answered at once. */
  cluster: Cluster;
  fetches: Cluster;
  member: GroupMember | undefined;
  turns: Turns;
  slots: Slots;
  /** Aborts when closing has taken too long. */
  signal: AbortSignal;
}

/** The work from one dealing-out of partitions to the next. */
export class Term {
  private readonly lanes: Lane[];
  private readonly fetcher: Fetcher;
  private readonly over = new AbortController();
  private readonly ended: Promise<void>;
  private end: () => void = () => undefined;
  private going = true;
  private lost = false;

  constructor(
    private readonly means: Means,
    private readonly membership: Membership,
    starts: ReadonlyMap<string, readonly number[]>,
  ) {
    this.ended = new Promise((resolve) => (this.end = resolve));
    this.lanes = [...membership.assigned].flatMap(([topic, partitions]) =>
      partitions.map((partition) =>
        this.lane(topic, partition, starts.get(topic)?.[partition] ?? 0),
      ),
    );
    const { cluster, fetches, subscribed } = means;
    this.fetcher = new Fetcher(cluster, fetches, this.lanes, subscribed.log);
  }

  /** Ends when partitions are dealt out anew or it is stopped, and nothing is at work any more. */
  async last(): Promise<void> {
    const { positions } = this.means.subscribed;
    // Known when the first message comes.
    for (const { topic, partition } of this.lanes)
      positions.stand(topic, partition).catch(() => undefined);
    this.fetcher.go();
    const beating = this.beat();
    await this.ended;
    // Who is lost need not wait: nobody waits for it either.
    if (!this.lost) await this.means.turns.idle();
    this.over.abort();
    await beating;
  }

  stop(): void {
    this.going = false;
    this.fetcher.stop();
    for (const lane of this.lanes) lane.stop();
    this.end();
  }

  /** On while batches at hand are finished, which the group waits for. */
  private async beat(): Promise<void> {
    const { signal } = this.over;
    let looked = Date.now();
    while (!signal.aborted) {
      await pause(HEARTBEAT_MS, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      await this.beatOnce();
      if (Date.now() - looked < GROWTH_MS) continue;
      looked = Date.now();
      if (await this.hasGrown()) this.stop();
    }
  }

  private async beatOnce(): Promise<void> {
    const { member, cluster, subscribed } = this.means;
    try {
      await member?.heartbeat(this.membership);
    } catch (error) {
      if (isAnyOf(error, LOST)) this.lost = true;
      if (this.lost || isAnyOf(error, ['REBALANCE_IN_PROGRESS'])) this.stop();
      else if (!isAnyOf(error, MOVED)) subscribed.log('debug', 'A heartbeat failed.', { error });
      if (!isAnyOf(error, [...LOST, 'REBALANCE_IN_PROGRESS'])) cluster.forget();
    }
  }

  private async hasGrown(): Promise<boolean> {
    const { cluster, subscribed } = this.means;
    try {
      for (const topic of subscribed.topics) {
        const known = (await cluster.layout(topic, Infinity)).partitions.length;
        if ((await cluster.layout(topic, 0)).partitions.length !== known) return true;
      }
    } catch (error) {
      subscribed.log('debug', 'A topic could not be looked at.', { error });
    }
    return false;
  }

  private lane(topic: string, partition: number, start: number): Lane {
    return new Lane(topic, partition, start, {
      work: (fetched) => this.work(fetched),
      hungry: () => this.fetcher.go(),
      going: () => this.going,
    });
  }

  private async work(fetched: Pick<Fetched, 'stretch' | 'resolve'>): Promise<number> {
    const { slots, subscribed } = this.means;
    const { topic, partition } = fetched.stretch;
    try {
      return await slots.run(async () =>
        this.going ? workOff(this.session(), this.fetched(fetched)) : 0,
      );
    } catch (error) {
      const level = error instanceof MessagingError ? 'warn' : 'info';
      const fields = { groupId: subscribed.group, topic, partition, error };
      subscribed.log(level, 'A batch is not settled and comes again.', fields);
      return AFTER_FAILURE_MS;
    }
  }

  private fetched({
    stretch,
    resolve,
  }: {
    stretch: Stretch;
    resolve(next: number): void;
  }): Fetched {
    const { topic, partition } = stretch;
    return {
      stretch,
      resolve,
      commit: async (progress) =>
        this.means.member?.commit(this.membership, topic, partition, progress),
      heartbeat: async () => {
        if (this.lost) throw new LostMember();
      },
      isLost: (error) => error instanceof LostMember,
      going: () => this.going,
    };
  }

  private session(): Session {
    const { subscribed, turns, signal } = this.means;
    const { positions, work, maxBatch } = subscribed;
    return {
      ...{ work, maxBatch, turns, signal, heartbeatMs: HEARTBEAT_MS },
      current: () => !this.lost && !this.over.signal.aborted,
      stand: (topic, partition) => positions.stand(topic, partition),
    };
  }
}

class LostMember extends Error {
  override readonly name = 'LostMember';
}
