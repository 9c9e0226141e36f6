import { createSecretKey, type KeyObject } from 'node:crypto';
import { keyring } from './keyring';
import { certificateOf, keyPairs, pemOf } from './testing/certificates';
import { spkiPem } from './testing/envelopes';
import { type TrustedKey } from './trusted-key';

const p256 = keyPairs.p256();
const weak = keyPairs.rsa(1024);
const pem = spkiPem(p256.publicKey);
const x509 = pemOf(certificateOf({ name: 'a', keys: p256 }));
const jwk = (key: KeyObject = p256.publicKey) =>
  ({ ...key.export({ format: 'jwk' }) }) as Record<string, unknown>;
const jwks = (...keys: Record<string, unknown>[]) => ({ id: 'k', jwks: { keys } });
const privatePem = (type: 'pkcs8' | 'sec1') =>
  p256.privateKey.export({ type, format: 'pem' }).toString();

describe('a keyring', () => {
  it('takes every type of key', () => {
    const pairs = [keyPairs.ed25519(), p256, keyPairs.p384(), keyPairs.rsa()];
    const pems = pairs.map(({ publicKey }, id) => ({ id: `p${id}`, pem: spkiPem(publicKey) }));
    const set = { id: 'set', jwks: { keys: pairs.map(({ publicKey }) => jwk(publicKey)) } };
    const outcome = keyring([...pems, set, { id: 'c', x509, subjects: ['*@acme.example'] }]);
    expect(outcome).toMatchObject({ ok: true });
    const loaded = outcome.ok ? outcome.value.keys.map(({ publicKeys }) => publicKeys.length) : [];
    expect(loaded).toEqual([1, 1, 1, 1, 4, 1]);
  });

  it('takes PEM with text around it', () => {
    const key = { id: 'k', pem: `The attestor's key:\r\n${pem.replaceAll('\n', '\r\n')}` };
    expect(keyring([key]).ok).toBe(true);
  });

  it.each([
    ['for encryption', { use: 'enc' }, false],
    ['for signatures', { use: 'sig', key_ops: ['verify'], alg: 'ES256', kid: 'a' }, true],
  ])('takes of a JWK Set only what is for signatures: %s', (_, fields, taken) => {
    const outcome = keyring([jwks({ ...jwk(), ...fields }, jwk(keyPairs.ed25519().publicKey))]);
    const keys = outcome.ok ? outcome.value.keys[0]?.publicKeys : undefined;
    expect(keys).toHaveLength(taken ? 2 : 1);
  });

  const secret = createSecretKey(Buffer.alloc(32)).export({ format: 'jwk' });
  const certificate = (over: object) =>
    pemOf(certificateOf({ name: 'a', keys: keyPairs.rsa(), ...over }));
  const rows: [string, object, string, string, RegExp][] = [
    ['no PEM', { id: 'k', pem: 'x' }, 'malformed-key', '/pem', /is not PEM/],
    [
      'a private key',
      { id: 'k', pem: privatePem('pkcs8') },
      'private-key',
      '/pem',
      /Replace the p/,
    ],
    ['a SEC 1 key', { id: 'k', pem: privatePem('sec1') }, 'private-key', '/pem', /private key/],
    [
      'a private key beside it',
      { id: 'k', pem: pem + privatePem('pkcs8') },
      'private-key',
      '/pem',
      /private/,
    ],
    ['two keys', { id: 'k', pem: pem + pem }, 'malformed-key', '/pem', /holds 2 PEM blocks/],
    ['a certificate as key', { id: 'k', pem: x509 }, 'malformed-key', '/pem', /Give it as x509/],
    [
      'a key as certificate',
      { id: 'k', x509: pem },
      'malformed-key',
      '/x509',
      /Give a CERTIFICATE/,
    ],
    [
      'broken DER',
      { id: 'k', pem: pemOf(Buffer.from('x'), 'PUBLIC KEY') },
      'malformed-key',
      '/pem',
      /SPKI/,
    ],
    [
      'broken base64',
      { id: 'k', pem: pem.replace('M', '!') },
      'malformed-key',
      '/pem',
      /is not PEM/,
    ],
    ['a weak key', { id: 'k', pem: spkiPem(weak.publicKey) }, 'weak-key', '/pem', /only 1024 bits/],
    [
      'a weak certificate',
      { id: 'k', x509: certificate({ keys: weak }) },
      'weak-key',
      '/x509',
      /1024/,
    ],
    [
      'a broken certificate',
      { id: 'k', x509: pemOf(Buffer.from('x')) },
      'malformed-certificate',
      '/x509',
      /v3/,
    ],
    [
      'a SHA-1 certificate',
      { id: 'k', x509: certificate({ hash: 'sha1' }) },
      'malformed-certificate',
      '/x509',
      /weak or unknown/,
    ],
    [
      'name constraints',
      { id: 'k', x509: certificate({ strange: '2.5.29.30' }) },
      'malformed-certificate',
      '/x509',
      /2\.5\.29\.30/,
    ],
    ['an empty set', jwks(), 'malformed-key', '/jwks/keys', /without any key/],
    ['a shared secret', jwks({ ...secret }), 'unsupported-key', '/jwks/keys/0', /shared secret/],
    ['a private JWK', jwks(jwk(p256.privateKey)), 'private-key', '/jwks/keys/0', /private key/],
    ['a broken JWK', jwks(jwk(), { kty: 'EC' }), 'malformed-key', '/jwks/keys/1', /RFC 7518/],
    ['a weak JWK', jwks(jwk(weak.publicKey)), 'weak-key', '/jwks/keys/0', /1024 bits/],
    [
      'a JWK for nothing',
      jwks({ ...jwk(), alg: 'none' }),
      'unsupported-key',
      '/jwks/keys/0',
      /"none"/,
    ],
    [
      'a JWK for HMAC',
      jwks({ ...jwk(), alg: 'HS256' }),
      'unsupported-key',
      '/jwks/keys/0',
      /"HS256"/,
    ],
    [
      'a JWK for another curve',
      jwks({ ...jwk(), alg: 'ES384' }),
      'unsupported-key',
      '/jwks/keys/0',
      /"ES384"/,
    ],
    [
      'a JWK to sign with',
      jwks({ ...jwk(), key_ops: ['sign'] }),
      'unsupported-key',
      '/jwks/keys/0',
      /key_ops/,
    ],
    ['no material', { id: 'k' }, 'malformed-key', '', /exactly one of/],
    ['two materials', { id: 'k', pem, x509 }, 'malformed-key', '', /exactly one of/],
    [
      'a misspelt field',
      { id: 'k', pem, notafter: '2027-01-01T00:00:00Z' },
      'malformed-key',
      '',
      /notafter/,
    ],
    [
      'a date only',
      { id: 'k', pem, notAfter: '2027-01-01' },
      'malformed-key',
      '/notAfter',
      /RFC 3339/,
    ],
    ['no kinds', { id: 'k', pem, kinds: [] }, 'malformed-key', '/kinds', /kinds/],
    [
      'no time to be valid',
      { id: 'k', pem, notBefore: '2027-01-02T00:00:00Z', notAfter: '2027-01-02T01:00:00+01:00' },
      'wrong-validity',
      '/notAfter',
      /before its notAfter/,
    ],
  ];
  it.each(rows)('refuses %s', (_, key, code, at, message) => {
    const sound = { id: 'sound', pem };
    const outcome = keyring([sound, key as TrustedKey]);
    const fault = { code, retriable: false, key: 'k', pointer: `/1${at}` };
    expect(outcome).toEqual({
      ok: false,
      faults: [{ ...fault, message: expect.stringMatching(message) as string }],
    });
    expect(outcome).toHaveProperty('faults.0.message', expect.stringContaining('Trusted key k '));
  });

  it('refuses curves that are not asked for', () => {
    const secp256k1 =
      'MFYwEAYHKoZIzj0CAQYFK4EEAAoDQgAEeb5mfvncu6xVoGKVzocLBwKb/NstzijZWfKBWxb4F5hIOtp3JqPEZV2k+/wOEQio/Re0SKaFVBmcR9CP+xDUuA==';
    const outcome = keyring([
      { id: 'k', pem: pemOf(Buffer.from(secp256k1, 'base64'), 'PUBLIC KEY') },
    ]);
    expect(outcome).toMatchObject({ ok: false, faults: [{ code: 'unsupported-key' }] });
    expect(outcome).toHaveProperty('faults.0.message', expect.stringContaining('secp256k1'));
  });

  it('tells of every fault at once, and never throws, whatever it is given', () => {
    const broken = [{ id: 'a', pem }, { id: 'a', pem }, null, 'x', { pem }, { id: 'b', pem: 'x' }];
    const outcome = keyring(broken as TrustedKey[]);
    const faults = outcome.ok ? [] : outcome.faults;
    expect(faults.map(({ code, key }) => `${key} ${code}`)).toEqual([
      'a duplicate-key',
      '#3 malformed-key',
      '#4 malformed-key',
      '#5 malformed-key',
      'b malformed-key',
    ]);
  });
});
