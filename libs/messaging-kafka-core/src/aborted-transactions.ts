/** As a broker lists those that overlap with what was fetched: in the order in which they ended. */
export interface AbortedTransaction<Id> {
  producerId: Id;
  firstOffset: number;
}

/**
 * Tells what of a fetch belongs to aborted transactions. Walk along the records (or batches of one
 * producer) in the order of their offsets, the marks at the end of transactions included.
 *
 * A filter of our own, since those of both clients show records of aborted transactions: where two
 * overlap (kafkajs), and where one producer aborts twice within a fetch or a fetch ends before the
 * mark (@platformatic/kafka).
 */
export class AbortedTransactions<Id> {
  private readonly open = new Set<Id>();
  private readonly toBegin: AbortedTransaction<Id>[];

  constructor(listed: readonly AbortedTransaction<Id>[]) {
    this.toBegin = [...listed].sort((a, b) => b.firstOffset - a.firstOffset);
  }

  /** Whether what this producer wrote at the offset, as part of a transaction, was aborted. */
  has(producerId: Id, offset: number): boolean {
    for (let next = this.toBegin.at(-1); next; next = this.toBegin.at(-1)) {
      if (next.firstOffset > offset) break;
      this.open.add(next.producerId);
      this.toBegin.pop();
    }
    return this.open.has(producerId);
  }

  /** At the mark of an abort. What the producer writes next belongs to another transaction. */
  ended(producerId: Id): void {
    this.open.delete(producerId);
  }
}

/** The key of the mark at the end of an aborted transaction: version 0, type 0. */
export const isAbortMark = (key: Uint8Array | null): boolean =>
  key !== null && key.length === 4 && key.every((byte) => byte === 0);
