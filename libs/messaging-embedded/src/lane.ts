import { after, handIn, pauseMs, type Progress, take, type Work } from '@pedigree/messaging';
import { type LogStore, type Partition } from './log-store';
import { type Positions } from './positions';

/** One subscriber within a group. */
export interface Member {
  topics: readonly string[];
  maxBatch: number;
  work: Work;
  /** Aborts when closing has taken too long. */
  signal: AbortSignal;
  /** What it is doing now; empty when it may go. */
  busy: Set<Promise<unknown>>;
}

/** What a lane needs of its group. */
export interface LaneGroup {
  log: Pick<LogStore, 'read'>;
  positions: Positions;
  /** Whose turn it is now; nobody when the lane may end. */
  ownerOf(partition: Partition): Member | undefined;
  /** Resolves in a round of the event loop that no other lane of the group has work in. */
  turn(): Promise<void>;
}

/** Milliseconds before a batch whose offset could not be stored comes again. */
const AFTER_FAILED_COMMIT_MS = 500;

/** The loop that works off one partition for one group, batch after batch. */
export class Lane {
  private readonly alarm = new Alarm();
  readonly wake = (): void => this.alarm.ring();

  constructor(
    private readonly group: LaneGroup,
    private readonly partition: Partition,
    private readonly ended: () => void,
  ) {}

  start(): void {
    this.partition.watchers.add(this.wake);
    void this.run(this.group.positions.load(this.partition));
  }

  private async run(start: Progress): Promise<void> {
    let progress = start;
    for (let owner = this.owner(); owner; owner = this.owner()) {
      const step = this.step(owner, progress);
      owner.busy.add(step);
      progress = await step;
      owner.busy.delete(step);
      await this.rest(progress);
    }
    this.partition.watchers.delete(this.wake);
    this.ended();
  }

  private owner(): Member | undefined {
    return this.group.ownerOf(this.partition);
  }

  /** Never rejects. */
  private async step(owner: Member, progress: Progress): Promise<Progress> {
    const { work, maxBatch, signal } = owner;
    if (this.pause(progress) > 0) return progress;
    try {
      const { topic, partition } = this.partition;
      const messages = this.group.log.read(this.partition, progress.next, maxBatch);
      if (messages.length === 0) return progress;
      const read = { topic, partition, messages, next: after(messages) };
      const handed = await handIn(work, take(read, progress, maxBatch), progress, signal);
      if (handed.progress !== progress) await this.group.positions.save(this.partition, handed);
      return handed.progress;
    } catch (error) {
      work.log('error', 'The embedded log failed; a batch will come again.', { error });
      return { ...progress, notBefore: work.now() + AFTER_FAILED_COMMIT_MS };
    }
  }

  /** Waits for the end of a pause or for new messages; otherwise lets others have a turn. */
  private async rest(progress: Progress): Promise<void> {
    const pause = this.pause(progress);
    if (pause > 0) return this.alarm.wait(pause);
    if (progress.next >= this.partition.end) return this.alarm.wait();
    await this.group.turn();
  }

  private pause(progress: Progress): number {
    const work = this.owner()?.work;
    return work ? pauseMs(progress, work.now(), work.policy.maxMs) : 0;
  }
}

/** Something to wait at that others can cut short. A ring while nobody waits counts for the next. */
class Alarm {
  private rung = false;
  private resolve: (() => void) | undefined;

  ring(): void {
    this.rung = true;
    this.resolve?.();
  }

  async wait(ms?: number): Promise<void> {
    const timer = ms === undefined ? undefined : setTimeout(() => this.ring(), ms);
    if (!this.rung) await new Promise<void>((resolve) => (this.resolve = resolve));
    clearTimeout(timer);
    this.rung = false;
    this.resolve = undefined;
  }
}
