import {
  type Handed,
  messageBytes,
  type Progress,
  progressMetadata,
  startAt,
} from '@pedigree/messaging';
import { type LogStore, type Partition } from './log-store';

/** Where a group stands. */
export interface Positions {
  load(partition: Partition): Progress;
  /** Moves it and publishes what goes with it: all or nothing. @throws MessagingError */
  save(partition: Partition, handed: Handed): Promise<void>;
}

/** Runs a job within the next transaction; `bytes` is what it writes, about. */
export type Write = (job: () => void, bytes?: number) => Promise<void>;

/**
 * Survives a restart. A position that nothing goes with and of which nothing else is to be remembered
 * waits a moment for another transaction to take it along, since each transaction is a wait for the disk. Lost
 * in a crash, it brings messages again that were seen, which handlers have to bear in any case.
 */
export const durablePositions = (store: LogStore, group: string, write: Write): Positions => ({
  load: (partition) => store.progress(group, partition),
  save: async (partition, { progress, publish }) => {
    if (publish.length === 0 && progressMetadata(progress) === '')
      return store.commitSoon(group, partition, progress, () => write(() => undefined));
    await write(
      () => {
        const now = Date.now();
        for (const { topic, message } of publish) store.append(topic, [message], now);
        store.commit(group, partition, progress);
      },
      publish.reduce((sum, { message }) => sum + messageBytes(message), 0),
    );
  },
});

/** For subscribers without a group: from the ends of now, forgotten when they go. */
export function passingPositions(partitions: readonly Partition[]): Positions {
  const known = new Map(partitions.map((partition) => [partition, startAt(partition.end)]));
  return {
    load: (partition) => known.get(partition) ?? startAt(0),
    save: async (partition, { progress }) => void known.set(partition, progress),
  };
}
