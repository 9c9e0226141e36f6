/** Most of one batch. */
export interface BatchLimits {
  items: number;
  bytes: number;
}

/** Gathers what comes one by one into batches, in order; one that is larger than the limit stands alone. */
export async function* batchesOf<T extends { bytes: number }>(
  items: AsyncIterable<T>,
  limits: BatchLimits,
): AsyncGenerator<T[]> {
  let batch: T[] = [];
  let bytes = 0;
  for await (const item of items) {
    if (batch.length > 0 && (batch.length >= limits.items || bytes + item.bytes > limits.bytes)) {
      yield batch;
      [batch, bytes] = [[], 0];
    }
    batch.push(item);
    bytes += item.bytes;
  }
  if (batch.length > 0) yield batch;
}
