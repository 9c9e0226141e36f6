import { keyring } from './keyring';
import { fixture, fixtureJson } from './testing/read-fixture';
import { AT, checksWith, PREDICATE_TYPE } from './testing/envelopes';
import { type TrustedKey } from './trusted-key';
import { verifyAttestation } from './verify-attestation';
import { verifyEnvelope } from './verify-envelope';

/* What other tools wrote, as they wrote it; testing/fixtures/README.md says how. */

/** Of "model weights" and a line break. */
const DIGEST = 'sha256:3100795e42b2eb175e3a53bf0787528bf2c1fef29b867b771abbd580ca4f7341';

const ringOf = (...keys: TrustedKey[]) => {
  const outcome = keyring(keys);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return outcome.value;
};
const pem = (name: string): TrustedKey => ({ id: name, pem: fixture(`${name}.pub.pem`) });
const x509 = (name: string, over: object = {}): TrustedKey => ({
  id: name,
  x509: fixture(`${name}.pem`),
  ...over,
});
const verify = (file: string, ...keys: TrustedKey[]) =>
  verifyAttestation(fixtureJson(file), checksWith(ringOf(...keys), { digests: [DIGEST] }));
const accepted = {
  ok: true,
  predicateType: PREDICATE_TYPE,
  predicate: { aligned: true, evaluator: 'Größe 教師' },
  subjects: [{ name: 'weights.bin', digest: { sha256: DIGEST.slice('sha256:'.length) } }],
};

describe('cosign', () => {
  it.each(['p256', 'p384', 'rsa'])('attests with a %s key', (name) => {
    expect(verify(`cosign-${name}.bundle`, pem('ed25519'), pem(name))).toEqual({
      ...accepted,
      key: name,
    });
  });

  it('names its key by a hint, so that the wrong payload is told from the wrong key', () => {
    const bundle = fixtureJson<{ dsseEnvelope: object }>('cosign-p256.bundle');
    const dsseEnvelope = { ...bundle.dsseEnvelope, payload: 'e30=' };
    const check = (...keys: TrustedKey[]) =>
      verifyAttestation({ ...bundle, dsseEnvelope }, checksWith(ringOf(...keys)));
    expect(check(pem('p256'))).toMatchObject({ code: 'bad-signature' });
    expect(check(pem('p384'))).toMatchObject({ code: 'unknown-key' });
  });

  const EMAIL = { subjects: ['*@acme.example'] };
  it.each([
    ['a chain, to the root', 'x509', x509('root', EMAIL)],
    ['a chain, to the intermediate', 'x509', x509('intermediate', EMAIL)],
    ['a certificate alone, to its issuer', 'x509-signer-only', x509('intermediate', EMAIL)],
    ['a certificate alone, to itself', 'x509-signer-only', x509('signer', EMAIL)],
  ])('attests with %s', (_, file, key) => {
    const expiresAt = expect.stringMatching(/^2126-/) as string;
    expect(verify(`cosign-${file}.bundle`, key)).toEqual({ ...accepted, key: key.id, expiresAt });
  });

  it.each([
    ['a name that is not asked for', 'x509', x509('root', { subjects: ['*@else.example'] })],
    ['no way to the root', 'x509-signer-only', x509('root')],
    ['a root that is not trusted', 'x509', pem('p384')],
  ])('is not believed with %s', (_, file, key) => {
    const outcome = verify(`cosign-${file}.bundle`, key);
    expect(outcome).toMatchObject({ code: 'untrusted-certificate' });
    expect(outcome).toHaveProperty('message', expect.stringContaining('attestor@acme.example'));
  });

  it('signs with Ed25519ph where it has an Ed25519 key: refused, and told so', () => {
    const outcome = verify('cosign-ed25519.bundle', pem('ed25519'));
    expect(outcome).toMatchObject({ code: 'bad-signature' });
    expect(outcome).toHaveProperty('message', expect.stringContaining('Ed25519ph'));
  });
});

describe('openssl', () => {
  it.each(['p256', 'p384', 'rsa-pkcs1', 'rsa-pss', 'ed25519'])('signs as %s', (name) => {
    const [key = ''] = name.split('-');
    expect(verify(`openssl-${name}.envelope`, pem(key))).toEqual({ ...accepted, key });
  });
});

describe('in-toto-golang', () => {
  it.each(['p256', 'rsa', 'ed25519'])('signs a link with a %s key', (name) => {
    const link = fixtureJson(`in-toto-golang-${name}.link`);
    const verified = verifyEnvelope(link, { keyring: ringOf(pem(name)), at: AT });
    expect(verified).toMatchObject({ ok: true, key: name });
    const payload = verified.ok ? verified.payload.toString() : '';
    expect(JSON.parse(payload)).toMatchObject({ _type: 'link', name: 'train' });
    expect(verify(`in-toto-golang-${name}.link`, pem(name))).toMatchObject({
      code: 'malformed-statement',
    });
  });
});
