import { type Stretch } from '@pedigree/messaging';
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

/** Stretches that wait, beside the one that is worked on: the next one is there when it is done. */
const AHEAD = 2;

/**
 * One partition: what was fetched of it and waits, in order, and where fetches go on. What is left
 * when the partition rests is fetched again.
 */
export class Lane {
  private readonly queue: (Stretch & { bytes: number })[] = [];
  private running = false;
  private resting: NodeJS.Timeout | undefined;
  /** Counts how often it went back: what was on its way then does not count. */
  private round = 0;

  constructor(
    readonly topic: string,
    readonly partition: number,
    private position: number,
    private readonly host: LaneHost,
  ) {}

  /** Where to fetch; nothing where there is enough. */
  wants(mayWait: boolean): { offset: number; round: number } | undefined {
    const { queue, resting, position: offset, round } = this;
    if (resting || queue.length >= (mayWait ? AHEAD : 1)) return undefined;
    return { offset: queue.at(-1)?.next ?? offset, round };
  }

  /** What was fetched for `round`. */
  take(stretch: Stretch & { bytes: number }, round: number): void {
    const from = this.queue.at(-1)?.next ?? this.position;
    if (round !== this.round || stretch.next <= from) return;
    this.queue.push(stretch);
    if (!this.running) void this.run();
  }

  /** Fetches go on from there: what was known does not hold. */
  moveTo(position: number): void {
    this.position = position;
    this.queue.length = 0;
    this.round++;
  }

  get bytes(): number {
    return this.queue.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  stop(): void {
    clearTimeout(this.resting);
    this.queue.length = 0;
  }

  private async run(): Promise<void> {
    this.running = true;
    for (let [stretch] = this.queue; stretch && this.host.going(); [stretch] = this.queue)
      await this.workOn(stretch);
    this.running = false;
    this.host.hungry();
  }

  private async workOn(stretch: Stretch): Promise<void> {
    const before = this.position;
    const resolve = (next: number) => (this.position = Math.max(this.position, next));
    const rest = await this.host.work({ stretch, resolve });
    if (this.queue[0] !== stretch) return;
    if (this.position >= stretch.next) this.queue.shift();
    else if (rest > 0 || this.position === before) this.rest(rest);
    this.host.hungry();
  }

  private rest(ms: number): void {
    this.moveTo(this.position);
    this.resting = setTimeout(() => {
      this.resting = undefined;
      this.host.hungry();
    }, ms);
  }
}
