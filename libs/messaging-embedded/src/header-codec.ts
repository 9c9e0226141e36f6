import { type Header } from '@pedigree/messaging';

/**
 * Headers as one blob: per header the length of the name and of the value (32 bits each), then the
 * two. Any bytes, any order, repeated names: all kept.
 */
export function encodeHeaders(headers: readonly Header[]): Uint8Array {
  const parts = headers.flatMap(([name, value]) => {
    const text = Buffer.from(name, 'utf8');
    const lengths = Buffer.alloc(8);
    lengths.writeUInt32LE(text.length, 0);
    lengths.writeUInt32LE(value.byteLength, 4);
    return [lengths, text, value];
  });
  return Buffer.concat(parts);
}

export function decodeHeaders(blob: Uint8Array): readonly Header[] {
  const bytes = Buffer.from(blob.buffer, blob.byteOffset, blob.byteLength);
  const headers: Header[] = [];
  for (let at = 0; at < bytes.length;) {
    const nameEnd = at + 8 + bytes.readUInt32LE(at);
    const valueEnd = nameEnd + bytes.readUInt32LE(at + 4);
    headers.push([bytes.toString('utf8', at + 8, nameEnd), bytes.subarray(nameEnd, valueEnd)]);
    at = valueEnd;
  }
  return headers;
}
