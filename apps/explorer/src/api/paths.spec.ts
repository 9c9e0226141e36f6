import fc from 'fast-check';
import { artifactPath, idOfPath, mlBomPath } from './paths';

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

  it('lead to the ML-BOM, of the moment that is shown', () => {
    expect(mlBomPath('a/b@1', undefined)).toBe('/api/v1/artifacts/a%2Fb%401/ml-bom');
    expect(mlBomPath('m', '2026-11-23T10:00:00+01:00')).toBe(
      '/api/v1/artifacts/m/ml-bom?asOf=2026-11-23T10%3A00%3A00%2B01%3A00',
    );
  });
});
