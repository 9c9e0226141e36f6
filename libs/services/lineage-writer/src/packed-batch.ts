import { type Batch, type Header, type ReceivedMessage } from '@pedigree/messaging';

/**
 * A batch on its way to another thread: all its bytes in one buffer, which changes owner instead of
 * being copied. Thousands of small buffers would cost more to hand over than to decode.
 */
export interface PackedBatch extends Omit<Batch, 'messages'> {
  bytes: Uint8Array<ArrayBuffer>;
  /** Per message: offset, timestamp, bytes of the key (-1: none) and of the value, headers, then name and bytes of each header. */
  layout: Float64Array<ArrayBuffer>;
  /** Names of headers, each once. */
  names: readonly string[];
}

export const transferOf = ({ bytes, layout }: PackedBatch): ArrayBuffer[] => [
  bytes.buffer,
  layout.buffer,
];

export function pack({ messages, ...batch }: Batch): PackedBatch {
  const names = new Map<string, number>();
  const layout: number[] = [];
  const parts: Uint8Array[] = [];
  for (const { offset, timestamp, key, value, headers } of messages) {
    layout.push(offset, timestamp, key?.byteLength ?? -1, value.byteLength, headers.length);
    if (key) parts.push(key);
    parts.push(value);
    for (const [name, bytes] of headers) {
      layout.push(numberOf(names, name), bytes.byteLength);
      parts.push(bytes);
    }
  }
  return {
    ...batch,
    bytes: joined(parts),
    layout: Float64Array.from(layout),
    names: [...names.keys()],
  };
}

export function unpack({ bytes, layout, names, ...batch }: PackedBatch): Batch {
  const { topic, partition } = batch;
  const messages: ReceivedMessage[] = [];
  let [at, place] = [0, 0];
  const take = (length: number) => bytes.subarray(at, (at += length));
  const read = () => layout[place++] ?? NaN;
  while (place < layout.length) {
    const [offset, timestamp, keyBytes, valueBytes, count] = [
      read(),
      read(),
      read(),
      read(),
      read(),
    ];
    const key = keyBytes < 0 ? {} : { key: take(keyBytes) };
    const value = take(valueBytes);
    const headers: Header[] = [];
    for (let header = 0; header < count; header++)
      headers.push([names[read()] ?? '', take(read())]);
    messages.push({ topic, partition, offset, timestamp, ...key, headers, value });
  }
  return { ...batch, messages };
}

function numberOf(names: Map<string, number>, name: string): number {
  const number = names.get(name) ?? names.size;
  names.set(name, number);
  return number;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return bytes;
}
