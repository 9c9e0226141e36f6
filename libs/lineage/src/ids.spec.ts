import * as fc from 'fast-check';
import { isPinned, nameOf } from './ids';

describe('nameOf', () => {
  it.each([
    ['pkg:huggingface/Qwen/Qwen2.5-7B@abc', 'pkg:huggingface/Qwen/Qwen2.5-7B', 'abc'],
    ['pkg:generic/acme/m@3?file=a#b', 'pkg:generic/acme/m?file=a#b', '3'],
    ['urn:acme:model@1', 'urn:acme:model', '1'],
    ['postgres://user@host/db/table@7', 'postgres://user@host/db/table', '7'],
    ['s3://bucket/data@2026-11-23T10:00:00Z', 's3://bucket/data', '2026-11-23T10:00:00Z'],
    ['s3://bucket/data@sha256:ab', 's3://bucket/data', 'sha256:ab'],
    ['a@b@c', 'a@b', 'c'],
  ])('splits %s', (id, base, version) => {
    expect(nameOf(id)).toEqual({ base, version });
  });

  it.each(['plain', 'pkg:npm/@scope', 'postgres://user@host/table', 'm@', '@m', 'm?x=a@b'])(
    'sees no version in %s',
    (id) => {
      expect(nameOf(id)).toEqual({ base: id });
      expect(isPinned(id)).toBe(false);
    },
  );

  it('finds the same name for every version', () => {
    fc.assert(
      fc.property(fc.webUrl(), fc.stringMatching(/^[\w.:-]{1,20}$/), (url, version) => {
        const name = url.replace(/[?#@].*$/, '');
        fc.pre(!name.endsWith('/'));
        expect(nameOf(`${name}@${version}`)).toEqual({ base: name, version });
      }),
    );
  });
});
