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
  const byName = Object.create(null) as Record<string, Buffer | Buffer[]>;
  for (const [name, value] of headers) {
    const known = byName[name];
    if (known === undefined) byName[name] = buffer(value);
    else byName[name] = [known, buffer(value)].flat();
  }
  return byName;
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

/** Written as a loop over views: copies and intermediate lists cost a fifth of all time of a reader. */
function listed(headers: IHeaders): readonly Header[] {
  const list: Header[] = [];
  for (const name in headers) {
    const value = headers[name];
    if (Array.isArray(value)) for (const one of value) list.push([name, bytesOf(one)]);
    else list.push([name, bytesOf(value)]);
  }
  return list;
}

const bytesOf = (value: Buffer | string | null | undefined): Uint8Array =>
  typeof value === 'string' ? Buffer.from(value) : (value ?? EMPTY);

/** A position with what is known of it. kafkajs takes metadata along although its types do not say so. */
export function offsetsOf(topic: string, partition: number, progress: Progress): Offsets {
  const metadata = progressMetadata(progress);
  const committed = { partition, offset: String(progress.next), metadata };
  return { topics: [{ topic, partitions: [committed] }] };
}
