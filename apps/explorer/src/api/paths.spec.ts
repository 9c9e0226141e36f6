import fc from 'fast-check';
import { artifactPath, idOfPath, shortName } from './paths';

describe('paths of artifacts', () => {
  it('give the id back, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (id) => {
        expect(idOfPath(artifactPath(id))).toBe(id);
      }),
    );
  });

  it('keep an encoded slash inside of an id', () => {
    const id = 'pkg:oci/m@sha256%3Aab?repository_url=ghcr.io%2Facme';
    expect(idOfPath(artifactPath(id))).toBe(id);
  });

  it('take a segment that is no encoding as it stands', () => {
    expect(idOfPath('/artifacts/100%')).toBe('100%');
  });

  it('name an artifact by the last part of its id', () => {
    expect(shortName('pkg:huggingface/Qwen/Qwen2.5-7B')).toBe('Qwen2.5-7B');
    expect(shortName('urn:corpus:numbers')).toBe('urn:corpus:numbers');
  });
});
