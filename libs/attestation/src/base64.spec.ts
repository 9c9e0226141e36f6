import fc from 'fast-check';
import { base64Length, decodeBase64 } from './base64';

const bytes = fc.uint8Array({ maxLength: 100 }).map((array) => Buffer.from(array));

describe('base64', () => {
  it('reads both alphabets, padded or not', () => {
    fc.assert(
      fc.property(bytes, (data) => {
        const padded = data.toString('base64');
        const texts = [padded, padded.replace(/=+$/, ''), data.toString('base64url')];
        const urlPadded = padded.replaceAll('+', '-').replaceAll('/', '_');
        for (const text of [...texts, urlPadded]) expect(decodeBase64(text)).toEqual(data);
        expect(padded.length).toBe(base64Length(data.length));
      }),
    );
  });

  it('knows no second text for the same bytes: what decodes is what was encoded', () => {
    fc.assert(
      fc.property(fc.base64String(), fc.nat(), fc.string({ maxLength: 1 }), (text, at, other) => {
        const place = at % (text.length + 1);
        const changed = text.slice(0, place) + other + text.slice(place + 1);
        const decoded = decodeBase64(changed);
        const texts = [decoded?.toString('base64'), decoded?.toString('base64url')];
        const bare = (one = '') => one.replace(/=+$/, '');
        const url = bare(changed).replaceAll('+', '-').replaceAll('/', '_');
        if (decoded !== undefined) expect(texts.map(bare)).toContain(url);
      }),
    );
  });

  it.each(['YWJj\n', 'YW Jj', 'YW=', 'YWJj=', 'YWJj====', 'Y', 'YR==', 'YR', 'ä'])(
    'refuses %j, which a lenient decoder reads',
    (text) => {
      expect(decodeBase64(text)).toBeUndefined();
    },
  );
});
