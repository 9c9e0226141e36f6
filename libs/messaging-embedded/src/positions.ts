import { type Progress, startAt } from '@pedigree/messaging';
import { type LogStore, type Partition } from './log-store';

/** Where a group stands. */
export interface Positions {
  load(partition: Partition): Progress;
  save(partition: Partition, progress: Progress): Promise<void>;
}

/** Survives a restart; `write` runs its argument within the next transaction. */
export const durablePositions = (
  store: LogStore,
  group: string,
  write: (job: () => void) => Promise<void>,
): Positions => ({
  load: (partition) => store.progress(group, partition),
  save: (partition, progress) => write(() => store.commit(group, partition, progress)),
});

/** For subscribers without a group: from the ends of now, forgotten when they go. */
export function passingPositions(partitions: readonly Partition[]): Positions {
  const known = new Map(partitions.map((partition) => [partition, startAt(partition.end)]));
  return {
    load: (partition) => known.get(partition) ?? startAt(0),
    save: async (partition, progress) => void known.set(partition, progress),
  };
}
