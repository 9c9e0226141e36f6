import { createPublicKey } from 'node:crypto';
import { keyPairs } from './testing/certificates';
import { checksWith, envelopeBy, loaded, spkiPem } from './testing/envelopes';
import { publicKeyOf, verifies } from './public-key';
import { verifyAttestation } from './verify-attestation';

const pairs = {
  ed25519: keyPairs.ed25519(),
  p256: keyPairs.p256(),
  p384: keyPairs.p384(),
  rsa: keyPairs.rsa(),
};
type Name = keyof typeof pairs;
const publicJwk = (name: Name) => pairs[name].publicKey.export({ format: 'jwk' });

const rows: [Name, 'pss' | 'p1363' | undefined, string][] = [
  ['ed25519', undefined, 'EdDSA'],
  ['p256', undefined, 'ES256'],
  ['p256', 'p1363', 'ES256'],
  ['p384', undefined, 'ES384'],
  ['p384', 'p1363', 'ES384'],
  ['rsa', undefined, 'RS256'],
  ['rsa', 'pss', 'PS256'],
];

describe('a signature', () => {
  it.each(rows)('is verified with a %s key, signed as %s', (name, way, alg) => {
    const envelope = envelopeBy(pairs[name].privateKey, { ...(way && { way }) });
    const verify = (...keys: Parameters<typeof loaded>) =>
      verifyAttestation(envelope, checksWith(loaded(...keys)));
    const jwks = (fields: object) => ({ keys: [{ ...publicJwk(name), ...fields }] });
    expect(verify({ id: 'k', pem: spkiPem(pairs[name].publicKey) })).toMatchObject({ ok: true });
    expect(verify({ id: 'k', jwks: jwks({}) })).toMatchObject({ ok: true });
    expect(verify({ id: 'k', jwks: jwks({ alg }) })).toMatchObject({ ok: true });
    const others = Object.entries(pairs).filter(([other]) => other !== name);
    const strangers = others.map(([id, { publicKey }]) => ({ id, pem: spkiPem(publicKey) }));
    expect(verify(...strangers)).toMatchObject({ ok: false, code: 'unknown-key' });
  });

  it.each([
    ['PS256', undefined],
    ['RS256', 'pss' as const],
  ])('of RSA does not pass where the JWK says %s and it is not', (alg, way) => {
    const envelope = envelopeBy(pairs.rsa.privateKey, {
      ...(way && { way }),
      with: { keyid: 'k' },
    });
    const ring = loaded({ id: 'k', jwks: { keys: [{ ...publicJwk('rsa'), alg }] } });
    const outcome = verifyAttestation(envelope, checksWith(ring));
    expect(outcome).toMatchObject({ ok: false, code: 'bad-signature' });
  });

  it.each([0, 1, 63, 64, 96, 256, 2048])('of %d bytes of nothing passes with no key', (length) => {
    const nothing = Buffer.alloc(length);
    for (const { publicKey } of Object.values(pairs)) {
      const key = publicKeyOf(createPublicKey(spkiPem(publicKey)));
      if ('code' in key) throw new Error(key.message);
      expect(verifies(key, Buffer.from('x'), nothing)).toBe(false);
    }
  });

  it('is not verified with a private key, nor with a secret', () => {
    expect(publicKeyOf(pairs.p256.privateKey)).toMatchObject({ code: 'unsupported-key' });
  });
});

describe('a key id', () => {
  it.each([
    ['the id in the policy', 'k'],
    ['kid of the JWK', 'the-kid'],
  ])('that is %s names the key', (_, keyid) => {
    const ring = loaded({ id: 'k', jwks: { keys: [{ ...publicJwk('p256'), kid: 'the-kid' }] } });
    const envelope = envelopeBy(pairs.ed25519.privateKey, { with: { keyid } });
    const outcome = verifyAttestation(envelope, checksWith(ring));
    expect(outcome).toMatchObject({ ok: false, code: 'bad-signature' });
  });

  it('that is empty names no key, whatever kid a JWK has', () => {
    const ring = loaded({ id: 'k', jwks: { keys: [{ ...publicJwk('p256'), kid: '' }] } });
    const outcome = verifyAttestation(envelopeBy(pairs.ed25519.privateKey), checksWith(ring));
    expect(outcome).toMatchObject({ ok: false, code: 'unknown-key' });
  });

  it('of another trusted key, or a made-up one, does not hinder the right key', () => {
    const ring = loaded(
      { id: 'a', pem: spkiPem(pairs.p256.publicKey) },
      { id: 'b', pem: spkiPem(pairs.rsa.publicKey) },
    );
    for (const keyid of ['a', 'b', 'made-up', '']) {
      const envelope = envelopeBy(pairs.rsa.privateKey, { with: { keyid } });
      expect(verifyAttestation(envelope, checksWith(ring))).toMatchObject({ ok: true, key: 'b' });
    }
  });
});
