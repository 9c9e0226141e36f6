import {
  type Header,
  type OutgoingMessage,
  type Progress,
  progressMetadata,
  type ReceivedMessage,
} from '@pedigree/messaging';
import { type IHeaders, type KafkaMessage, type Message, type Offsets } from 'kafkajs';

const buffer = ({ buffer: bytes, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(bytes, byteOffset, byteLength);

/** To kafkajs. Repeated headers are sent side by side: kafkajs groups them by name. */
export const toKafka = ({ key, headers, value }: OutgoingMessage): Message => ({
  key: key ? buffer(key) : null,
  value: buffer(value),
  headers: grouped(headers),
});

function grouped(headers: readonly Header[]): IHeaders {
  const byName = new Map<string, Buffer[]>();
  for (const [name, value] of headers)
    byName.set(name, [...(byName.get(name) ?? []), buffer(value)]);
  return Object.fromEntries(byName);
}

const EMPTY = new Uint8Array();

/** From kafkajs. A message without a value (a tombstone) has an empty one. */
export const fromKafka =
  (topic: string, partition: number) =>
  (message: KafkaMessage): ReceivedMessage => ({
    topic,
    partition,
    offset: Number(message.offset),
    timestamp: Number(message.timestamp),
    ...(message.key && { key: message.key }),
    headers: listed(message.headers ?? {}),
    value: message.value ?? EMPTY,
  });

const listed = (headers: IHeaders): readonly Header[] =>
  Object.entries(headers).flatMap(([name, value]) =>
    [value].flat().map((one): Header => [name, bytesOf(one)]),
  );

const bytesOf = (value: Buffer | string | null | undefined): Uint8Array =>
  value == null ? EMPTY : Buffer.from(value as Buffer);

/** A position with what is known of it. kafkajs takes metadata along although its types do not say so. */
export function offsetsOf(topic: string, partition: number, progress: Progress): Offsets {
  const metadata = progressMetadata(progress);
  const committed = { partition, offset: String(progress.next), metadata };
  return { topics: [{ topic, partitions: [committed] }] };
}
