/**
 * JSON with sorted keys and no white space (RFC 8785): the same value gives the same bytes, so that
 * its digest and a deterministic signature over it stay the same. What JSON cannot say is left out
 * as `JSON.stringify` does.
 */
export function canonicalJson(value: unknown): string {
  const plain = isConvertible(value) ? value.toJSON() : value;
  if (Array.isArray(plain)) return `[${plain.map(canonicalJson).join(',')}]`;
  if (typeof plain !== 'object' || plain === null) return JSON.stringify(plain) ?? 'null';
  const members = Object.entries(plain)
    .filter(([, member]) => isSayable(member))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

const isSayable = (value: unknown): boolean =>
  value !== undefined && typeof value !== 'function' && typeof value !== 'symbol';

const isConvertible = (value: unknown): value is { toJSON(): unknown } =>
  typeof value === 'object' &&
  value !== null &&
  'toJSON' in value &&
  typeof value.toJSON === 'function';
