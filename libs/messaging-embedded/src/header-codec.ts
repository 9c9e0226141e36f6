import { type Header } from '@pedigree/messaging';

/**
 * Headers as one blob: per header the length of the name and of the value (32 bits each), then the
 * two. Any bytes, any order, repeated names: all kept.
 */
export function encodeHeaders(headers: readonly Header[]): Uint8Array {
  const bytes = Buffer.allocUnsafe(headers.reduce((sum, header) => sum + sizeOf(header), 0));
  let at = 0;
  for (const [name, value] of headers) {
    const length = bytes.write(name, at + LENGTHS, 'utf8');
    bytes.writeUInt32LE(length, at);
    bytes.writeUInt32LE(value.byteLength, at + 4);
    bytes.set(value, at + LENGTHS + length);
    at += LENGTHS + length + value.byteLength;
  }
  return bytes;
}

/** Bytes of the two lengths. */
const LENGTHS = 8;

const sizeOf = ([name, value]: Header): number =>
  LENGTHS + Buffer.byteLength(name, 'utf8') + value.byteLength;

export function decodeHeaders(blob: Uint8Array): readonly Header[] {
  const bytes = Buffer.from(blob.buffer, blob.byteOffset, blob.byteLength);
  const headers: Header[] = [];
  for (let at = 0; at < bytes.length;) {
    const nameEnd = at + LENGTHS + bytes.readUInt32LE(at);
    const valueEnd = nameEnd + bytes.readUInt32LE(at + 4);
    headers.push([
      bytes.toString('utf8', at + LENGTHS, nameEnd),
      bytes.subarray(nameEnd, valueEnd),
    ]);
    at = valueEnd;
  }
  return headers;
}
