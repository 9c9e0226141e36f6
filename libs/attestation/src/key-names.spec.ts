import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { namesOf, thumbprintOf } from './key-names';
import { fixture, fixtureJson } from './testing/read-fixture';

const key = (jwk: JsonWebKey) => createPublicKey({ key: jwk, format: 'jwk' });

describe('the ids of a key', () => {
  it('have the thumbprint of RFC 7638, 3.1', () => {
    const n =
      '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw';
    expect(thumbprintOf(key({ kty: 'RSA', n, e: 'AQAB' }))).toBe(
      'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs',
    );
  });

  it('have the thumbprint of RFC 8037, A.3', () => {
    const x = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo';
    expect(thumbprintOf(key({ kty: 'OKP', crv: 'Ed25519', x }))).toBe(
      'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
    );
  });

  it.each(['p256', 'rsa', 'ed25519'])('have what in-toto-golang calls a %s key', (name) => {
    const link = fixtureJson<{ signatures: { keyid: string }[] }>(`in-toto-golang-${name}.link`);
    const publicKey = createPublicKey(fixture(`${name}.pub.pem`));
    expect(namesOf(publicKey)).toContain(link.signatures[0]?.keyid);
  });

  it.each(['p256', 'p384', 'rsa', 'ed25519'])('have what cosign calls a %s key', (name) => {
    const bundle = fixtureJson<{ verificationMaterial: { publicKey: { hint: string } } }>(
      `cosign-${name}.bundle`,
    );
    const publicKey = createPublicKey(fixture(`${name}.pub.pem`));
    expect(namesOf(publicKey)).toContain(bundle.verificationMaterial.publicKey.hint);
  });
});
