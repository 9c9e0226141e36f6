import { createHash } from 'node:crypto';

const SECOND = 1000;
const UNITS: Readonly<Record<string, number>> = {
  s: SECOND,
  m: 60 * SECOND,
  h: 3600 * SECOND,
  d: 86_400 * SECOND,
};

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const uuidOf = (text: string): string =>
  hashOf(text).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');

/**
 * Fills what stands for ids, digests, run ids and times in a case: `{k}`, `{sha:name}`, `{uuid:name}`, `{t:-2h}`.
 *
 * @param prefix keeps the runs of a case apart
 * @param now milliseconds since the epoch
 */
export function filled<T>(value: T, prefix: string, now: number): T {
  const text = JSON.stringify(value)
    .replaceAll('{k}', prefix)
    .replace(/\{sha:([\w-]+)\}/g, (_, name: string) => `sha256:${hashOf(prefix + name)}`)
    .replace(/\{uuid:([\w-]+)\}/g, (_, name: string) => uuidOf(prefix + name))
    .replace(/\{t:([+-]\d+)([smhd])\}/g, (_, count: string, unit: string) =>
      new Date(now + Number(count) * (UNITS[unit] ?? 0)).toISOString(),
    );
  return JSON.parse(text) as T;
}

/** The same order for the same seed. */
export function shuffled<T>(list: readonly T[], seed: string): T[] {
  const key = (index: number): string => hashOf(`${seed} ${String(index)}`);
  return list
    .map((item, index) => ({ item, key: key(index) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ item }) => item);
}
