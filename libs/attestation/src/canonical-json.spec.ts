import { json } from '@sigstore/core';
import fc from 'fast-check';
import { canonicalJson } from '@pedigree/events';

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, shuffled(member)]),
  );
};

describe('canonical JSON', () => {
  it('says the same as JSON, whatever the order of keys, and as the implementation of Sigstore', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (generated) => {
        const value = JSON.parse(JSON.stringify(generated)) as unknown;
        const text = canonicalJson(value);
        fc.pre(!text.includes('"toJSON"')); // which Sigstore takes for the method
        expect(JSON.parse(text)).toEqual(value);
        expect(canonicalJson(shuffled(value))).toBe(text);
        expect(text).toBe(json.canonicalize(value));
      }),
    );
  });

  it('sorts by UTF-16 code units and writes no white space (RFC 8785, 3.2.3)', () => {
    const value = { '€': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, ö: 7 };
    expect(canonicalJson(value)).toBe(
      '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"\ud83d\ude00":5,"\ufb33":3}',
    );
  });

  it('leaves out what JSON cannot say', () => {
    const value = { b: undefined, a: [undefined, Number.NaN], d: new Date(0), f: () => 1 };
    expect(canonicalJson(value)).toBe(JSON.stringify(value));
    expect(canonicalJson(value)).toBe('{"a":[null,null],"d":"1970-01-01T00:00:00.000Z"}');
  });
});
