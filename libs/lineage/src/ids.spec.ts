import * as fc from 'fast-check';
import { displayName, foldedName, isPinned, isUndisclosed, nameOf, undisclosedId } from './ids';

describe('nameOf', () => {
  it.each([
    ['pkg:huggingface/Qwen/Qwen2.5-7B@abc', 'pkg:huggingface/Qwen/Qwen2.5-7B', 'abc'],
    ['pkg:generic/acme/m@3?file=a#b', 'pkg:generic/acme/m?file=a#b', '3'],
    ['pkg:generic/acme/m@refs/pr/1', 'pkg:generic/acme/m', 'refs/pr/1'],
    ['pkg:npm/@acme/m@1', 'pkg:npm/@acme/m', '1'],
    ['urn:acme:model@1', 'urn:acme:model', '1'],
    ['postgres://user@host/db/table@7', 'postgres://user@host/db/table', '7'],
    ['s3://bucket/data@2026-11-23T10:00:00Z', 's3://bucket/data', '2026-11-23T10:00:00Z'],
    ['s3://bucket/data@sha256:ab', 's3://bucket/data', 'sha256:ab'],
    ['a@b@c', 'a', 'b@c'],
  ])('splits %s', (id, base, version) => {
    expect(nameOf(id)).toEqual({ base, version });
    expect(isPinned(id)).toBe(true);
  });

  it.each([
    ...['plain', 'pkg:npm/@scope', 'postgres://user@host/table', 's3://key@host'],
    ...['m@', '@m', 'm?x=a@b', 'm#a@b', undisclosedId('m@1', 'corpora')],
  ])('sees no version in %s', (id) => {
    expect(nameOf(id)).toEqual({ base: id });
    expect(isPinned(id)).toBe(false);
  });

  it('finds the same name for every version', () => {
    fc.assert(
      fc.property(fc.webUrl(), fc.stringMatching(/^[\w.:@/-]{1,20}$/), (url, version) => {
        const name = url.replace(/[?#@].*$/, '');
        fc.pre(!name.endsWith('/') && name.split('/').length > 3);
        expect(nameOf(`${name}@${version}`)).toEqual({ base: name, version });
      }),
    );
  });
});

describe('an undisclosed input', () => {
  it('is of its artifact alone, and known by its id', () => {
    expect(undisclosedId('m@1', 'parents')).toBe('m@1#undisclosed-parents');
    expect(isUndisclosed(undisclosedId('m@1', 'base'))).toBe(true);
  });

  it.each(['m', 'm#undisclosed', 'm#undisclosed-corpora/x', 'm#rows', 'undisclosed-corpora'])(
    'is not %s',
    (id) => {
      expect(isUndisclosed(id)).toBe(false);
    },
  );
});

describe('what people call an artifact', () => {
  it.each([
    ['pkg:generic/acme/m@refs/pr/1', undefined, 'm'],
    ['pkg:generic/acme/m@1', 'Support', 'Support'],
    ['plain', undefined, 'plain'],
    ['a/', undefined, 'a/'],
  ])('is of %s named %s: %s', (id, name, shown) => {
    expect(displayName(id, name)).toBe(shown);
  });
});

describe('a folded name', () => {
  it.each([
    'pkg:huggingface/Acme/Base-7B@2?a=b',
    'pkg:huggingface/acme/base_7b',
    'pkg:huggingface/acme/base%2D7b@v1#x',
    'pkg:huggingface/ａｃｍｅ/base 7b',
    'pkg:huggingface/acme/base-7b/',
    'pkg:huggingface/acme/base-7b:latest',
    'pkg:huggingface/аcmе/bаsе-7b',
  ])('of %s is that of all its spellings and versions', (id) => {
    expect(foldedName(id)).toEqual({ whole: 'pkghuggingfaceacmebase7b', last: 'base7b' });
  });

  it('keeps owners apart, but for the last part', () => {
    const [one, other] = [foldedName('pkg:generic/acme/m'), foldedName('pkg:generic/zeta/m@1')];
    expect(one.whole).not.toBe(other.whole);
    expect(one.last).toBe(other.last);
  });

  it('of what cannot be unescaped is folded as it is', () => {
    expect(foldedName('urn:a/100%')).toEqual({ whole: 'urna100', last: '100' });
  });
});
