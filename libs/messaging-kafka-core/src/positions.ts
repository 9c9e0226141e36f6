import { type Handed, type Progress, restoreProgress, startAt } from '@pedigree/messaging';
import { type ClusterAdmin, type Committed } from './client';

/** Where a subscription stands in one partition, and the way to move it. */
export interface Stand {
  readonly progress: Progress;
  /**
   * Carries out what came of a batch that was handed in from `progress`, which is the new one when
   * it resolves.
   *
   * @param commit commits to the group in the name of the member
   * @throws MessagingError, or what `commit` threw
   */
  move(handed: Handed, commit: (progress: Progress) => Promise<void>): Promise<void>;
}

/** Where a subscription stands in every partition. Asked anew after each rebalance. */
export interface Positions {
  /** The offset to start at after a join; without it the group's committed one. */
  start?(topic: string, partition: number): number;
  /** @throws MessagingError */
  stand(topic: string, partition: number): Promise<Stand>;
  /** The partitions were given out anew: others may have moved what we knew. */
  forget(): void;
  close(): Promise<void>;
}

/** A group's positions: from the committed offsets and the text beside them. */
export class CommittedPositions implements Positions {
  private known = new Map<string, Promise<Map<number, Progress>>>();

  constructor(
    private readonly admin: Pick<ClusterAdmin, 'committed'>,
    private readonly group: string,
  ) {}

  async stand(topic: string, partition: number): Promise<Stand> {
    const asked = this.known.get(topic) ?? this.load(topic);
    this.known.set(topic, asked);
    const known = await asked;
    return {
      progress: known.get(partition) ?? startAt(0),
      move: async ({ progress }, commit) => {
        await commit(progress);
        known.set(partition, progress);
      },
    };
  }

  forget(): void {
    this.known.clear();
  }

  async close(): Promise<void> {
    // The group keeps them.
  }

  private async load(topic: string): Promise<Map<number, Progress>> {
    const { known } = this;
    try {
      return progressOf(await this.admin.committed(this.group, topic));
    } catch (error) {
      known.delete(topic);
      throw error;
    }
  }
}

/** What a group has committed, by partition. */
const progressOf = (committed: readonly Committed[]): Map<number, Progress> =>
  new Map(
    committed.map(({ partition, next, metadata }) => [partition, restoreProgress(next, metadata)]),
  );

/** The positions of a subscriber without a group: from the ends at its start, kept here only. */
export class PassingPositions implements Positions {
  private readonly known = new Map<string, Progress>();

  constructor(ends: readonly { topic: string; next: readonly number[] }[]) {
    for (const { topic, next } of ends)
      next.forEach((offset, partition) =>
        this.known.set(placeOf(topic, partition), startAt(offset)),
      );
  }

  async stand(topic: string, partition: number): Promise<Stand> {
    const place = placeOf(topic, partition);
    return {
      progress: this.known.get(place) ?? startAt(0),
      move: async ({ progress }) => void this.known.set(place, progress),
    };
  }

  forget(): void {
    // Nobody else moves them.
  }

  async close(): Promise<void> {
    // They go when it goes.
  }

  /** A partition that was added since is read from its start. */
  start(topic: string, partition: number): number {
    return this.known.get(placeOf(topic, partition))?.next ?? 0;
  }
}

export const placeOf = (topic: string, partition: number): string => `${partition} ${topic}`;
