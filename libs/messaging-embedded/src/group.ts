import { Lane, type Member } from './lane';
import { type LogStore, type Partition } from './log-store';
import { type Positions } from './positions';

/**
 * Members that share partitions. Every partition has one lane, a loop that hands its messages to
 * whoever owns it at that moment: so no message is ever with two members, and a rebalance takes
 * effect after the batch at hand.
 */
export class Group {
  private members: readonly Member[] = [];
  private readonly lanes = new Map<Partition, Lane>();
  private lastTurn = Promise.resolve();

  constructor(
    readonly log: Pick<LogStore, 'partitions' | 'read'>,
    readonly positions: Positions,
  ) {}

  get empty(): boolean {
    return this.members.length === 0;
  }

  join(member: Member): void {
    this.members = [...this.members, member];
    this.rebalance();
  }

  /** Resolves once the member has finished and committed what it has at hand. */
  async leave(member: Member): Promise<void> {
    this.members = this.members.filter((other) => other !== member);
    this.rebalance();
    await Promise.allSettled(member.busy);
  }

  ownerOf({ topic, partition }: Partition): Member | undefined {
    const able = this.members.filter(({ topics }) => topics.includes(topic));
    return able[partition % able.length];
  }

  turn(): Promise<void> {
    this.lastTurn = this.lastTurn.then(() => new Promise((resolve) => setImmediate(resolve)));
    return this.lastTurn;
  }

  /** After members or partitions changed. */
  rebalance(): void {
    const topics = new Set(this.members.flatMap((member) => member.topics));
    for (const topic of topics) for (const one of this.log.partitions(topic)) this.open(one);
    for (const lane of this.lanes.values()) lane.wake();
  }

  private open(partition: Partition): void {
    if (this.lanes.has(partition)) return;
    const lane = new Lane(this, partition, () => this.lanes.delete(partition));
    this.lanes.set(partition, lane);
    lane.start();
  }
}
