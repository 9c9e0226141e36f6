import * as fc from 'fast-check';
import { canonicalId, idOf } from './canonical-id';
import { undisclosedId } from './ids';

describe('the canonical id', () => {
  it.each([
    ['PKG:Generic/acme/m@1', 'pkg:generic/acme/m@1'],
    ['pkg://generic/acme/m@1', 'pkg:generic/acme/m@1'],
    ['pkg:generic//acme//m@1', 'pkg:generic/acme/m@1'],
    ['pkg:generic/acme/m/', 'pkg:generic/acme/m'],
    ['pkg:generic/acme/m@1/', 'pkg:generic/acme/m@1'],
    ['pkg:generic/acme/m@1?b=2&a=1&c=', 'pkg:generic/acme/m@1?a=1&b=2'],
    ['pkg:generic/acme/m@1#part', 'pkg:generic/acme/m@1#part'],
    ['pkg:generic/acme/m@refs/pr/1', 'pkg:generic/acme/m@refs%2Fpr%2F1'],
    ['pkg:generic/acme/m@a@b', 'pkg:generic/acme/m@a%40b'],
    ['pkg:npm/@acme/m@1', 'pkg:npm/%40acme/m@1'],
    ['pkg:pypi/Foo_Bar@1', 'pkg:pypi/foo-bar@1'],
    ['pkg:github/Acme/M@1', 'pkg:github/acme/m@1'],
    ['pkg:huggingface/acme%2Fstudent@1.0', 'pkg:huggingface/acme/student@1.0'],
    ['pkg:huggingface/acme/Student@ABC', 'pkg:huggingface/acme/Student@abc'],
    ['pkg:huggingface-dataset/acme/rows@1', 'pkg:huggingface/datasets/acme/rows@1'],
  ])('of the package URL %s is %s', (id, canonical) => {
    expect(canonicalId(id)).toBe(canonical);
  });

  it.each([
    ['https://huggingface.co/acme/base', 'acme/base'],
    ['http://www.huggingface.co/acme/base/', 'acme/base'],
    ['https://hf.co/acme/base?library=peft#how', 'acme/base'],
    ['huggingface.co/acme/base', 'acme/base'],
    ['https://huggingface.co/gpt2', 'gpt2'],
    ['https://huggingface.co/gpt2/tree/main', 'gpt2'],
    ['https://huggingface.co/acme/base/tree/main', 'acme/base'],
    ['https://huggingface.co/acme/base/tree/v1', 'acme/base@v1'],
    ['https://huggingface.co/acme/base/blob/main/README.md', 'acme/base'],
    ['https://huggingface.co/acme/base/resolve/0ab1/a/model.safetensors', 'acme/base@0ab1'],
    ['https://huggingface.co/acme/base/commit/0ab1', 'acme/base@0ab1'],
    ['https://huggingface.co/acme/base/tree/refs%2Fpr%2F1', 'acme/base@refs%2Fpr%2F1'],
    ['https://huggingface.co/acme/base/discussions/7', 'acme/base'],
    ['https://huggingface.co/acme/base.git', 'acme/base'],
    ['https://huggingface.co/api/models/acme/base', 'acme/base'],
    ['https://huggingface.co/datasets/acme/rows', 'datasets/acme/rows'],
    ['https://huggingface.co/datasets/squad', 'datasets/squad'],
    ['https://huggingface.co/datasets/acme/rows/viewer/default/train', 'datasets/acme/rows'],
    ['hf://acme/base', 'acme/base'],
    ['hf://acme/base@0ab1/model.safetensors', 'acme/base@0ab1'],
    ['hf://datasets/acme/rows@refs/pr/1/a.parquet', 'datasets/acme/rows@refs%2Fpr%2F1'],
    ['hf://datasets/acme/rows/a.parquet', 'datasets/acme/rows'],
    ['models--acme--base', 'acme/base'],
    ['/root/.cache/huggingface/hub/models--acme--base/snapshots/0ab1', 'acme/base@0ab1'],
    ['file:///hub/datasets--acme--rows/snapshots/0ab1/a.parquet', 'datasets/acme/rows@0ab1'],
    [String.raw`C:\hub\models--acme--base-2.5\snapshots\0ab1`, 'acme/base-2.5@0ab1'],
    ['~/.cache/huggingface/hub/models--gpt2', 'gpt2'],
  ])('of the hub’s %s is that of %s', (id, name) => {
    expect(canonicalId(id)).toBe(`pkg:huggingface/${name}`);
  });

  it.each([
    'urn:acme:m@1',
    'plain',
    'pkg:',
    'pkg:generic',
    's3://bucket/models--acme--base',
    'https://huggingface.co/spaces/acme/demo',
    'https://huggingface.co/docs/hub',
    'https://example.com/acme/base',
    'hf.co.example.com/acme/base',
    './models/base',
  ])('of %s is itself', (id) => {
    expect(canonicalId(id)).toBe(id);
  });

  it('has one Unicode form, escaped or not', () => {
    const composed = canonicalId('pkg:generic/acme/\u00e9@1');
    expect(canonicalId('pkg:generic/acme/e\u0301@1')).toBe(composed);
    expect(canonicalId('pkg:generic/acme/e%CC%81@1')).toBe(composed);
    expect(canonicalId('urn:e\u0301')).toBe('urn:\u00e9');
  });

  it('of what stands for something undisclosed begins with that of its artifact', () => {
    const placeholder = undisclosedId('pkg:huggingface/acme/base@1', 'corpora');
    expect(canonicalId(placeholder)).toBe(placeholder);
    expect(canonicalId(undisclosedId('hf://acme/base@1', 'corpora'))).toBe(placeholder);
  });

  it('of a reference is that of its id', () => {
    expect(idOf({ id: 'hf://acme/base' })).toBe('pkg:huggingface/acme/base');
  });

  const part = fc.stringMatching(/^(?:[\w.~%@:#?=&/\\ -]|e\u0301){0,12}$/);
  const written = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc
      .tuple(
        fc.constantFrom('pkg:generic/', 'PKG:huggingface/', 'hf://', 'https://hf.co/datasets/'),
        fc.array(part, { minLength: 1, maxLength: 4 }),
      )
      .map(([start, parts]) => start + parts.join('/')),
    part.map((name) => `/x/models--acme--${name}/snapshots/1`),
  );

  it('of a canonical id is the same', () => {
    fc.assert(
      fc.property(written, (id) => {
        const canonical = canonicalId(id);
        expect(canonicalId(canonical)).toBe(canonical);
      }),
      { numRuns: 2000 },
    );
  });
});
