import fc from 'fast-check';
import { shortName } from './short-name';

describe('shortName', () => {
  it.each([
    ['pkg:huggingface/Qwen/Qwen2.5-7B', 'Qwen/Qwen2.5-7B'],
    ['pkg:generic/acme/m@3', 'acme/m@3'],
    [`pkg:huggingface/a/b@${'0123456789abcdef'.repeat(2)}`, 'a/b@0123456'],
    ['pkg:generic/acme/m@2026-11-20-nightly', 'acme/m@2026-11-20-nightly'],
    ['pkg:generic/a%20b@1?x=y#z', 'a b@1'],
    ['pkg:generic/a%E0%A4', 'a%E0%A4'],
    ['urn:corpus:numbers', 'urn:corpus:numbers'],
    ['pkg:', 'pkg:'],
    ['', ''],
  ])('%s is shown as %s', (id, short) => {
    expect(shortName(id)).toBe(short);
  });

  it('leaves something to read of whatever is there', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        expect(shortName(text)).not.toBe('');
        expect(shortName(`pkg:generic/${text}`)).not.toBe('');
      }),
    );
  });
});
