import { type Header, type OutgoingMessage, type ReceivedMessage } from '@pedigree/messaging';
import { AbortedTransactions, isAbortMark } from '@pedigree/messaging-kafka-core';
import { type KafkaRecord, type MessageRecord, type RecordsBatch } from '@platformatic/kafka';
import { type Part } from './lane';

const TRANSACTIONAL = 0x10;
const CONTROL = 0x20;
const LOG_APPEND_TIME = 0x08;
const EMPTY = Buffer.alloc(0);

/** What was fetched of one partition. */
export interface FetchedPartition {
  records?: RecordsBatch[];
  abortedTransactions: readonly { producerId: bigint; firstOffset: bigint }[];
}

export interface Place {
  topic: string;
  partition: number;
  /** The offset that was asked for: a batch may begin before it. */
  from: number;
}

/** What of it is to be seen, and how far it reaches: over marks and aborted records too. */
export function partOf(place: Place, fetched: FetchedPartition): Part {
  const { from } = place;
  const messages: ReceivedMessage[] = [];
  const aborted = new AbortedTransactions(fetched.abortedTransactions.map(numbered));
  let [next, bytes] = [from, 0];
  for (const batch of fetched.records ?? []) {
    const first = Number(batch.firstOffset);
    bytes += batch.length;
    next = Math.max(next, first + batch.lastOffsetDelta + 1);
    const isAborted = aborted.has(batch.producerId, first);
    if (batch.attributes & CONTROL) {
      if (isAbortMark(batch.records[0]?.key ?? null)) aborted.ended(batch.producerId);
    } else if (!(isAborted && batch.attributes & TRANSACTIONAL)) append(messages, place, batch);
  }
  return { messages, next, bytes };
}

const numbered = (one: { producerId: bigint; firstOffset: bigint }) => ({
  producerId: one.producerId,
  firstOffset: Number(one.firstOffset),
});

function append(messages: ReceivedMessage[], place: Place, batch: RecordsBatch): void {
  const first = Number(batch.firstOffset);
  const { topic, partition, from } = place;
  const began = Number(batch.firstTimestamp);
  const appended = batch.attributes & LOG_APPEND_TIME ? Number(batch.maxTimestamp) : undefined;
  for (const record of batch.records) {
    const offset = first + record.offsetDelta;
    if (offset < from) continue;
    const timestamp = appended ?? began + Number(record.timestampDelta);
    const { key, value } = record;
    const message = { topic, partition, offset, timestamp, headers: listed(record) };
    messages.push({ ...message, ...(key && { key }), value: value ?? EMPTY });
  }
}

function listed({ headers }: KafkaRecord): readonly Header[] {
  const list: Header[] = [];
  for (const [name, value] of headers) list.push([name?.toString() ?? '', value ?? EMPTY]);
  return list;
}

/** A message on its way into a partition. */
export function recordOf(
  topic: string,
  partition: number,
  message: OutgoingMessage,
): MessageRecord {
  const { key, headers, value } = message;
  // The names as buffers: repeated ones are different keys of the map.
  const entries = headers.map(([name, bytes]): [Buffer, Buffer] => [
    Buffer.from(name),
    viewOf(bytes),
  ]);
  return {
    topic,
    partition,
    ...(key && { key: viewOf(key) }),
    value: viewOf(value),
    headers: new Map(entries),
  };
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);
