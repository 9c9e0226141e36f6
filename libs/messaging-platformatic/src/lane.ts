import { type ReceivedMessage } from '@pedigree/messaging';
import { type Fetched } from '@pedigree/messaging-kafka-core';

/** What a lane asks of the consumer it belongs to. */
export interface LaneHost {
  /** Works it off as far as it goes; answers how many milliseconds the partition is to rest. Never rejects. */
  work(fetched: Pick<Fetched, 'stretch' | 'resolve'>): Promise<number>;
  /** It can take more. */
  hungry(): void;
  /** False once nothing of it counts any more. */
  going(): boolean;
}

/** A part of a partition that was fetched. */
export interface Part {
  messages: ReceivedMessage[];
  /** The offset after all that it covers. */
  next: number;
  bytes: number;
}

/**
 * One partition: what is worked on, what was fetched meanwhile and waits, and where fetches go on.
 * Little parts that wait become one. What is left when the partition rests is fetched again.
 */
export class Lane {
  private waiting: Part | undefined;
  private atWork: Part | undefined;
  private resting: NodeJS.Timeout | undefined;
  /** Counts how often it went back: what was on its way then does not count. */
  private round = 0;

  constructor(
    readonly topic: string,
    readonly partition: number,
    private position: number,
    private readonly host: LaneHost,
  ) {}

  get isResting(): boolean {
    return this.resting !== undefined;
  }

  /** Bytes that wait. */
  get bytes(): number {
    return this.waiting?.bytes ?? 0;
  }

  /** Where to fetch, and in which round. */
  get from(): { offset: number; round: number } {
    const { waiting, atWork, position, round } = this;
    return { offset: Math.max(waiting?.next ?? 0, atWork?.next ?? 0, position), round };
  }

  take(part: Part, round: number): void {
    if (round !== this.round || part.next <= this.from.offset) return;
    if (this.waiting) this.waiting = joined(this.waiting, part);
    else this.waiting = part;
    if (!this.atWork && !this.resting) void this.run();
  }

  /** Fetches go on from there: what was fetched does not count. */
  moveTo(position: number): void {
    this.position = position;
    this.waiting = undefined;
    this.atWork = undefined;
    this.round++;
  }

  stop(): void {
    clearTimeout(this.resting);
    this.waiting = undefined;
  }

  private async run(): Promise<void> {
    for (let part = this.advance(); part; part = this.advance()) await this.workOn(part);
  }

  /** The next part, where there is one and nothing is at work. */
  private advance(): Part | undefined {
    if (this.atWork || this.resting || !this.host.going()) return undefined;
    this.atWork = this.waiting;
    this.waiting = undefined;
    if (this.atWork) this.host.hungry();
    return this.atWork;
  }

  private async workOn(part: Part): Promise<void> {
    const { topic, partition } = this;
    const { messages, next } = part;
    while (this.atWork === part && this.host.going()) {
      const before = this.position;
      const resolve = (to: number) => (this.position = Math.max(this.position, to));
      const rest = await this.host.work({ stretch: { topic, partition, messages, next }, resolve });
      if (this.atWork !== part) return;
      if (this.position >= next) this.atWork = undefined;
      else if (rest > 0 || this.position === before) this.rest(rest);
    }
  }

  private rest(ms: number): void {
    this.moveTo(this.position);
    this.resting = setTimeout(() => {
      this.resting = undefined;
      this.host.hungry();
    }, ms);
  }
}

function joined(one: Part, two: Part): Part {
  for (const message of two.messages) one.messages.push(message);
  return { messages: one.messages, next: two.next, bytes: one.bytes + two.bytes };
}
