/** What of a fetched record tells whether it counts, as kafkajs decodes it. */
export interface FetchedRecord {
  offset: string;
  key: Uint8Array | null;
  /** The mark at the end of a transaction. */
  isControlRecord: boolean;
  /** Missing in the formats from before transactions. */
  batchContext?: { producerId: string; inTransaction: boolean };
}

/** As the broker lists those that overlap with what was fetched: in the order in which they ended. */
export interface AbortedTransaction {
  producerId: string;
  firstOffset: string;
}

/** Version 0, type 0: the key of the mark at the end of an aborted transaction. */
const ABORT_MARK = Buffer.alloc(4);

/**
 * Marks the records of aborted transactions as control records, which kafkajs hands to nobody. It
 * keeps them in the list, because the last one says how far the fetch went.
 *
 * kafkajs has a filter of its own, which takes the list for one in the order in which transactions
 * began and takes at most one off it per record: of two that overlap it hands out records of the one
 * that began first. See `hidingAborted`.
 */
export function hideAborted<R extends FetchedRecord>(
  records: readonly R[],
  aborted: readonly AbortedTransaction[],
): readonly R[] {
  if (aborted.length === 0) return records;
  const begun = [...aborted].sort((a, b) => Number(a.firstOffset) - Number(b.firstOffset));
  const open = new Set<string>();
  return records.map((record) => {
    while (begun[0] && Number(begun[0].firstOffset) <= Number(record.offset))
      open.add((begun.shift() as AbortedTransaction).producerId);
    const { producerId, inTransaction } = record.batchContext ?? OUTSIDE;
    if (record.isControlRecord) {
      if (isAbortMark(record)) open.delete(producerId);
      return record;
    }
    return inTransaction && open.has(producerId) ? { ...record, isControlRecord: true } : record;
  });
}

const OUTSIDE = { producerId: '', inTransaction: false };

const isAbortMark = ({ key }: FetchedRecord): boolean => key !== null && ABORT_MARK.equals(key);
