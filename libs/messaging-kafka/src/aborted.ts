import { AbortedTransactions, isAbortMark } from '@pedigree/messaging-kafka-core';

/** What of a fetched record tells whether it counts, as kafkajs decodes it. */
export interface FetchedRecord {
  offset: string;
  key: Uint8Array | null;
  /** The mark at the end of a transaction. */
  isControlRecord: boolean;
  /** Missing in the formats from before transactions. */
  batchContext?: { producerId: string; inTransaction: boolean };
}

/** As kafkajs decodes the broker's list. */
export interface AbortedTransaction {
  producerId: string;
  firstOffset: string;
}

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
  listed: readonly AbortedTransaction[],
): readonly R[] {
  if (listed.length === 0) return records;
  const aborted = new AbortedTransactions(listed.map(numbered));
  return records.map((record) => {
    const { producerId, inTransaction } = record.batchContext ?? OUTSIDE;
    const isAborted = aborted.has(producerId, Number(record.offset));
    if (!record.isControlRecord)
      return inTransaction && isAborted ? { ...record, isControlRecord: true } : record;
    if (isAbortMark(record.key)) aborted.ended(producerId);
    return record;
  });
}

const numbered = ({ producerId, firstOffset }: AbortedTransaction) => ({
  producerId,
  firstOffset: Number(firstOffset),
});

const OUTSIDE = { producerId: '', inTransaction: false };
