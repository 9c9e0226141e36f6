const M = 0x5bd1e995;
const SEED = 0x9747b28c;

const mix = (k: number): number => {
  const h = Math.imul(k, M);
  return Math.imul(h ^ (h >>> 24), M);
};

/**
 * The hash Kafka's clients spread keys with (murmur2, 32 bits, made positive), so that a key lies
 * in the same partition here and there.
 */
export function murmur2(data: Uint8Array): number {
  const { byteLength: length } = data;
  const view = new DataView(data.buffer, data.byteOffset, length);
  const whole = length & ~3;
  let h = SEED ^ length;
  for (let at = 0; at < whole; at += 4) h = Math.imul(h, M) ^ mix(view.getInt32(at, true));
  h = tail(h, data.subarray(whole));
  h = Math.imul(h ^ (h >>> 13), M);
  return (h ^ (h >>> 15)) & 0x7fffffff;
}

const tail = (h: number, rest: Uint8Array): number =>
  rest.length === 0
    ? h
    : Math.imul(h ^ rest.reduce((sum, byte, index) => sum | (byte << (8 * index)), 0), M);
