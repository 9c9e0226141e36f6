/**
 * A number in [0, 1) that follows from its arguments alone, so that any event of a world can be made
 * without those before it (splitmix32).
 *
 * @param seed of the world
 * @param index of the event
 * @param draw which of the event's numbers
 */
export function uniform(seed: number, index: number, draw = 0): number {
  let h = (seed ^ Math.imul(index + 1, 0x9e3779b9) ^ Math.imul(draw + 1, 0x85ebca6b)) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97);
  return ((h ^ (h >>> 15)) >>> 0) / 2 ** 32;
}

/**
 * One of `count` things, the first ones far more often, as models on a hub are used: the share of
 * the k-th falls as a power of k.
 */
export const popular = (count: number, at: number, skew = 3): number =>
  Math.min(count - 1, Math.floor(count * at ** skew));
