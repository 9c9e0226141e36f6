import { type Handed, type Progress, restoreProgress } from '@pedigree/messaging';
import { type Client, type Settler } from './client';
import { type ClusterOptions } from './options';
import { placeOf, type Positions, type Stand } from './positions';
import { within } from './within';

const CLOSE_MS = 3_000;

/**
 * A group's positions that move together with what is published.
 *
 * Who may move one is not up to the group: a member that the group has given up can still be about
 * to commit, and not every client sends the group's generation along with a transaction. It is up to
 * the transactional id, which every partition of a group has of its own: whoever works on the
 * partition first takes the id, which ends whatever the owner before had under way and everything it
 * may still try, and only then reads where the group stands. All moves go through it, those that
 * publish nothing too. So a position is only ever moved from where it was, by whoever came last.
 */
export class TransactionalPositions implements Positions {
  private readonly held = new Map<string, Promise<HeldPartition>>();
  private readonly closing = new Set<Promise<void>>();

  constructor(
    private readonly client: { admin: Pick<Client['admin'], 'settled'> } & Pick<Client, 'settler'>,
    private readonly group: string,
    private readonly options: Pick<ClusterOptions, 'log'>,
  ) {}

  stand(topic: string, partition: number): Promise<Stand> {
    return this.held.get(placeOf(topic, partition)) ?? this.take(topic, partition);
  }

  forget(): void {
    for (const [place, held] of this.held) this.drop(place, held);
  }

  async close(): Promise<void> {
    this.forget();
    const closed = Promise.all(this.closing);
    await within(CLOSE_MS, 'closing producers', closed).catch((error: unknown) =>
      this.options.log?.('debug', 'A producer did not close.', { error }),
    );
  }

  private take(topic: string, partition: number): Promise<HeldPartition> {
    const place = placeOf(topic, partition);
    const lost = () => this.drop(place, held);
    const held: Promise<HeldPartition> = this.open(topic, partition, lost);
    this.held.set(place, held);
    held.catch(lost);
    return held;
  }

  private async open(topic: string, partition: number, lost: () => void): Promise<HeldPartition> {
    const { client, group } = this;
    const settler = client.settler(`${group}/${topic}/${partition}`);
    try {
      await settler.fence();
      const { next, metadata } = await client.admin.settled(group, topic, partition);
      const progress = restoreProgress(next, metadata);
      return new HeldPartition({ group, topic, partition, settler, lost }, progress);
    } catch (error) {
      this.inBackground(settler.close());
      throw error;
    }
  }

  private drop(place: string, held: Promise<HeldPartition>): void {
    if (this.held.get(place) === held) this.held.delete(place);
    this.inBackground(held.then((one) => one.close()).catch(() => undefined));
  }

  private inBackground(closing: Promise<void>): void {
    const noted: Promise<void> = closing.finally(() => this.closing.delete(noted));
    this.closing.add(noted);
  }
}

interface Holding {
  group: string;
  topic: string;
  partition: number;
  settler: Settler;
  /** Called when it is not known any more where the group stands: then it must be taken again. */
  lost(): void;
}

class HeldPartition implements Stand {
  constructor(
    private readonly holding: Holding,
    public progress: Progress,
  ) {}

  async move({ publish, progress }: Handed): Promise<void> {
    const { settler, lost, ...place } = this.holding;
    try {
      await settler.settle(publish, { ...place, progress });
      this.progress = progress;
    } catch (error) {
      lost();
      throw error;
    }
  }

  close(): Promise<void> {
    return this.holding.settler.close();
  }
}
