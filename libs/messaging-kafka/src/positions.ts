import { type Progress, restoreProgress, startAt } from '@pedigree/messaging';
import { type KafkaAdmin } from './admin';

/** Where a subscription stands in every partition. Asked anew after each rebalance. */
export interface Positions {
  /** Whether they are committed to the group. */
  readonly durable: boolean;
  /** The offset to start at after a join; without it the group's committed one. */
  start?(topic: string, partition: number): number;
  get(topic: string, partition: number): Promise<Progress | undefined>;
  set(topic: string, partition: number, progress: Progress): void;
  /** The partitions were given out anew: others may have moved what we knew. */
  forget(): void;
}

/** A group's positions: from the committed offsets and the text beside them. */
export class CommittedPositions implements Positions {
  readonly durable = true;
  private known = new Map<string, Promise<Map<number, Progress>>>();

  constructor(
    private readonly admin: KafkaAdmin,
    private readonly group: string,
  ) {}

  async get(topic: string, partition: number): Promise<Progress | undefined> {
    const asked = this.known.get(topic) ?? this.load(topic);
    this.known.set(topic, asked);
    return (await asked).get(partition);
  }

  set(topic: string, partition: number, progress: Progress): void {
    void this.known.get(topic)?.then((known) => known.set(partition, progress));
  }

  forget(): void {
    this.known.clear();
  }

  private async load(topic: string): Promise<Map<number, Progress>> {
    const { known } = this;
    try {
      const committed = await this.admin.committed(this.group, topic);
      return new Map(
        committed.map(({ partition, next, metadata }) => [
          partition,
          restoreProgress(next, metadata),
        ]),
      );
    } catch (error) {
      known.delete(topic);
      throw error;
    }
  }
}

/** The positions of a subscriber without a group: from the ends at its start, kept here only. */
export class PassingPositions implements Positions {
  readonly durable = false;
  private readonly known = new Map<string, Progress>();

  constructor(ends: readonly { topic: string; next: readonly number[] }[]) {
    for (const { topic, next } of ends)
      next.forEach((offset, partition) => this.set(topic, partition, startAt(offset)));
  }

  async get(topic: string, partition: number): Promise<Progress | undefined> {
    return this.known.get(place(topic, partition));
  }

  set(topic: string, partition: number, progress: Progress): void {
    this.known.set(place(topic, partition), progress);
  }

  forget(): void {
    // Nobody else moves them.
  }

  /** A partition that was added since is read from its start. */
  start(topic: string, partition: number): number {
    return this.known.get(place(topic, partition))?.next ?? 0;
  }
}

const place = (topic: string, partition: number): string => `${partition} ${topic}`;
