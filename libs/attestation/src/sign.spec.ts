import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import {
  publicJwks,
  generateSigner,
  signEnvelope,
  signerFromPem,
  SigningKeyError,
  signStatement,
} from './sign';
import { keyPairs } from './testing/certificates';
import { AT, loaded, statementOf } from './testing/envelopes';
import { verifyEnvelope } from './verify-envelope';

const pkcs8 = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();
const SIGNERS = {
  EdDSA: generateSigner(),
  ES256: signerFromPem(pkcs8(keyPairs.p256().privateKey)),
};

describe.each(Object.entries(SIGNERS))('a signer with %s', (alg, signer) => {
  const ring = loaded({ id: 'pedigree', jwks: publicJwks(signer) });

  it('signs what its JWK Set verifies', () => {
    const envelope = signStatement(statementOf(), signer);
    expect(envelope.signatures).toEqual([
      { keyid: signer.keyid, sig: expect.any(String) as string },
    ]);
    const verified = verifyEnvelope(envelope, { keyring: ring, at: AT });
    expect(verified).toMatchObject({
      ok: true,
      key: 'pedigree',
      payloadType: envelope.payloadType,
    });
    const payload = verified.ok ? verified.payload.toString() : '';
    expect(JSON.parse(payload)).toEqual(statementOf());
    expect(payload.startsWith('{"_type":')).toBe(true);
  });

  it('publishes no secret', () => {
    const [jwk, ...others] = publicJwks(signer).keys;
    expect(others).toEqual([]);
    expect(jwk).toMatchObject({ kid: signer.keyid, alg, use: 'sig' });
    expect(jwk).not.toHaveProperty('d');
  });

  it('does not vouch for a kind that its key is not for, nor for everything when narrowed', () => {
    const narrow = loaded({ id: 'n', kinds: ['decision'], jwks: publicJwks(signer) });
    const envelope = signEnvelope('text/plain', Buffer.from('hello'), signer);
    const verify = (kind?: string) =>
      verifyEnvelope(envelope, { keyring: narrow, at: AT, ...(kind !== undefined && { kind }) });
    expect(verify('decision')).toMatchObject({ ok: true, payload: Buffer.from('hello') });
    expect(verify('judge')).toMatchObject({ code: 'key-not-for-kind' });
    expect(verify()).toMatchObject({ code: 'key-not-for-kind' });
  });
});

describe('signing', () => {
  it('with Ed25519 gives the same envelope for the same Statement, whatever the order of its keys', () => {
    const reordered = Object.fromEntries(Object.entries(statementOf()).reverse());
    const again = signerFromPem(SIGNERS.EdDSA.pem);
    expect(signStatement(reordered, again)).toEqual(signStatement(statementOf(), SIGNERS.EdDSA));
  });

  it('says until when its key counts', () => {
    const ring = loaded({
      id: 'p',
      jwks: publicJwks(SIGNERS.EdDSA),
      notAfter: '2027-02-01T00:00:00Z',
    });
    const envelope = signStatement(statementOf(), SIGNERS.EdDSA);
    const at = (moment: string) => verifyEnvelope(envelope, { keyring: ring, at: moment });
    expect(at(AT)).toMatchObject({ expiresAt: '2027-02-01T00:00:00.000Z' });
    expect(at('2027-02-01T00:00:00Z')).toMatchObject({ code: 'expired' });
    expect(at(AT)).not.toHaveProperty('signatures');
  });

  const encrypted = generateKeyPairSync('ed25519').privateKey.export({
    type: 'pkcs8',
    format: 'pem',
    cipher: 'aes-256-cbc',
    passphrase: 'x',
  });
  it.each([
    ['nothing', '', 'is not PKCS #8 PEM'],
    ['a public key', keyPairs.p256().publicKey.export({ type: 'spki', format: 'pem' }), 'PKCS #8'],
    ['SEC 1', keyPairs.p256().privateKey.export({ type: 'sec1', format: 'pem' }), 'openssl pkcs8'],
    ['an encrypted key', encrypted, '-nocrypt'],
    ['P-384', pkcs8(keyPairs.p384().privateKey), 'secp384r1'],
    ['RSA', pkcs8(keyPairs.rsa().privateKey), 'of type rsa'],
    ['a broken key', pkcs8(keyPairs.p256().privateKey).replace(/M./, 'MA'), 'cannot be read'],
  ])('refuses %s as a key', (_, pem, message) => {
    const attempt = () => signerFromPem(String(pem));
    expect(attempt).toThrow(SigningKeyError);
    expect(attempt).toThrow(message);
    expect(attempt).toThrow(
      expect.objectContaining({ code: 'unsupported-signing-key', retriable: false }),
    );
  });
});
