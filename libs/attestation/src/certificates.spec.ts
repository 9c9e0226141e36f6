import { certificateOf, type CertificateOptions, keyPairs, pemOf } from './testing/certificates';
import { AT, checksWith, envelopeBy, loaded, type TestEnvelope } from './testing/envelopes';
import { type TrustedKey } from './trusted-key';
import { verifyAttestation } from './verify-attestation';

const [rootKeys, middleKeys, otherKeys] = [keyPairs.rsa(), keyPairs.p384(), keyPairs.ed25519()];
const signerKeys = keyPairs.p256();
const AUTHORITY = { authority: { is: true }, usage: [5] };
const root = { name: 'root', keys: rootKeys };
const middle = { name: 'middle', keys: middleKeys };

const rootCertificate = certificateOf({ ...root, ...AUTHORITY });
const middleCertificate = (over: Partial<CertificateOptions> = {}) =>
  certificateOf({ ...middle, ...AUTHORITY, issuer: root, ...over });
const signerCertificate = (over: Partial<CertificateOptions> = {}) =>
  certificateOf({
    name: 'signer',
    keys: signerKeys,
    issuer: middle,
    usage: [0],
    email: 'attestor@acme.example',
    uri: 'https://acme.example/ci',
    ...over,
  });

const trusted = (der: Buffer = rootCertificate, over: object = {}): TrustedKey => ({
  id: 'root',
  x509: pemOf(der),
  ...over,
});
const signedWith = (certificates: readonly Buffer[], keys = signerKeys): TestEnvelope =>
  envelopeBy(keys.privateKey, { with: { cert: certificates.map((der) => pemOf(der)).join('') } });
const verify = (certificates: readonly Buffer[], key = trusted(), at = AT) =>
  verifyAttestation(signedWith(certificates), checksWith(loaded(key), { at }));

describe('a certificate in the envelope', () => {
  it.each([
    ['issued by the trusted one', [signerCertificate({ issuer: root })], trusted()],
    ['over an intermediate', [signerCertificate(), middleCertificate()], trusted()],
    [
      'with the root itself',
      [signerCertificate(), rootCertificate, middleCertificate()],
      trusted(),
    ],
    ['under a trusted intermediate', [signerCertificate()], trusted(middleCertificate())],
    ['trusted itself', [signerCertificate()], trusted(signerCertificate())],
    ['without keyUsage', [signerCertificate({ issuer: root, usage: [] })], trusted()],
  ])('counts %s', (_, certificates, key) => {
    expect(verify(certificates, key)).toMatchObject({
      ok: true,
      key: 'root',
      expiresAt: '2126-01-01T00:00:00.000Z',
    });
  });

  it('counts when others beside it are of no use', () => {
    const useless = [Buffer.from('not DER'), certificateOf({ name: 'x', keys: otherKeys })];
    const certificates = [signerCertificate(), ...useless, middleCertificate()];
    expect(verify(certificates)).toMatchObject({ ok: true });
  });

  it('in witness form counts as well', () => {
    const [certificate = '', intermediate = ''] = [signerCertificate(), middleCertificate()].map(
      (der) => Buffer.from(pemOf(der)).toString('base64'),
    );
    const fields = { certificate, intermediates: [intermediate] };
    const envelope = envelopeBy(signerKeys.privateKey, { with: fields });
    expect(verifyAttestation(envelope, checksWith(loaded(trusted())))).toMatchObject({ ok: true });
  });

  const plain = { authority: { is: false }, usage: [0] };
  const deep = { name: 'deep', keys: otherKeys };
  const rows: [string, Buffer[], RegExp][] = [
    [
      'issued by nobody known',
      [signerCertificate({ issuer: deep })],
      /was not issued by a trusted/,
    ],
    ['without its intermediate', [signerCertificate()], /intermediate certificates into the env/],
    [
      'after its intermediate',
      [middleCertificate(), signerCertificate()],
      /lacks digitalSignature/,
    ],
    [
      'under the name, but not the key, of an authority',
      [signerCertificate({ issuer: { ...middle, keys: otherKeys } }), middleCertificate()],
      /was not issued/,
    ],
    [
      'under the key, but not the name, of an authority',
      [signerCertificate({ issuer: { name: 'else', keys: middleKeys } }), middleCertificate()],
      /was not issued/,
    ],
    ['under one that is no authority', [signerCertificate(), middleCertificate(plain)], /was not/],
    [
      'under one without basicConstraints',
      [signerCertificate(), certificateOf({ ...middle, issuer: root, usage: [5] })],
      /was not issued/,
    ],
    [
      'under an authority that may not issue',
      [signerCertificate(), middleCertificate({ authority: { is: true }, usage: [0] })],
      /was not issued/,
    ],
    ['not for signatures', [signerCertificate({ issuer: root, usage: [5] })], /lacks digitalSig/],
    ['signed with SHA-1', [signerCertificate({ issuer: root, hash: 'sha1' })], /weak or unknown/],
    ['with name constraints', [signerCertificate({ strange: '2.5.29.30' })], /2\.5\.29\.30/],
    ['that cannot be read', [Buffer.from('not DER')], /cannot be used|that can be read/],
    [
      'deeper than an authority allows',
      [
        certificateOf({ name: 'signer', keys: signerKeys, issuer: deep }),
        certificateOf({ ...deep, ...AUTHORITY, issuer: middle }),
        middleCertificate({ authority: { is: true, pathLength: 0 } }),
      ],
      /was not issued/,
    ],
  ];
  it.each(rows)('does not count %s', (_, certificates, message) => {
    const outcome = verify(certificates);
    expect(outcome).toMatchObject({ ok: false, code: 'untrusted-certificate' });
    expect(outcome).toHaveProperty('message', expect.stringMatching(message));
  });

  it('may be as deep as an authority allows', () => {
    const certificates = [
      certificateOf({ name: 'signer', keys: signerKeys, issuer: deep }),
      certificateOf({ ...deep, ...AUTHORITY, issuer: middle }),
      middleCertificate({ authority: { is: true, pathLength: 1 } }),
    ];
    expect(verify(certificates)).toMatchObject({ ok: true });
  });

  it('that is trusted does not make up for a signature by another key', () => {
    const certificates = [signerCertificate(), middleCertificate()];
    const outcome = verifyAttestation(
      signedWith(certificates, otherKeys),
      checksWith(loaded(trusted())),
    );
    expect(outcome).toMatchObject({ ok: false, code: 'bad-signature' });
  });

  it('that is not trusted does not hinder a key that is', () => {
    const certificates = [signerCertificate({ issuer: deep })];
    const pem = signerKeys.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const outcome = verifyAttestation(
      signedWith(certificates),
      checksWith(loaded(trusted(), { id: 'pem', pem })),
    );
    expect(outcome).toMatchObject({ ok: true, key: 'pem' });
  });

  it.each([
    ['may', [0, 5], true],
    ['may not', [5], false],
  ])('is not needed where the trusted one signed itself, if it %s sign', (_, usage, ok) => {
    const certificate = certificateOf({ ...root, authority: { is: true }, usage });
    for (const fields of [{}, { cert: pemOf(certificate) }]) {
      const envelope = envelopeBy(rootKeys.privateKey, { with: fields });
      const outcome = verifyAttestation(envelope, checksWith(loaded(trusted(certificate))));
      expect(outcome).toMatchObject({ ok });
    }
  });

  it('goes round in no circle: authorities that issued each other lead nowhere', () => {
    const a = { name: 'a', keys: middleKeys };
    const b = { name: 'b', keys: otherKeys };
    const certificates = [
      signerCertificate({ issuer: a }),
      certificateOf({ ...a, ...AUTHORITY, issuer: b }),
      certificateOf({ ...b, ...AUTHORITY, issuer: a }),
      certificateOf({ ...a, ...AUTHORITY }),
    ];
    expect(verify(certificates)).toMatchObject({ code: 'untrusted-certificate' });
  });
});

describe('the time of a certificate', () => {
  const from = '2026-06-01T00:00:00Z';
  const until = '2027-06-01T00:00:00Z';
  const short = { notBefore: from, notAfter: until };
  const chains: [string, Buffer[], TrustedKey][] = [
    ['the signer', [signerCertificate(short), middleCertificate()], trusted()],
    ['an intermediate', [signerCertificate(), middleCertificate(short)], trusted()],
    [
      'the trusted one',
      [signerCertificate({ issuer: root })],
      trusted(certificateOf({ ...root, ...AUTHORITY, ...short })),
    ],
    ['the trusted key', [signerCertificate({ issuer: root })], trusted(rootCertificate, short)],
  ];
  it.each(chains)('of %s bounds the attestation', (_, certificates, key) => {
    const at = (moment: string) => verify(certificates, key, moment);
    expect(at(from)).toMatchObject({ ok: true, expiresAt: '2027-06-01T00:00:00.000Z' });
    expect(at('2026-05-31T23:59:59Z')).toMatchObject({ code: 'not-yet-valid' });
    expect(at(until)).toMatchObject({ code: 'expired' });
  });

  it('is that of the chain that is valid, where there are several', () => {
    const certificates = [signerCertificate(), middleCertificate(short), middleCertificate()];
    expect(verify(certificates, trusted(), '2099-01-01T00:00:00Z')).toMatchObject({ ok: true });
  });

  it('is read beyond 2049, where the notation changes', () => {
    const certificate = signerCertificate({ issuer: root, notAfter: '2049-12-31T23:59:59Z' });
    expect(verify([certificate])).toMatchObject({ expiresAt: '2049-12-31T23:59:59.000Z' });
    const later = signerCertificate({ issuer: root, notAfter: '2050-01-01T00:00:00Z' });
    expect(verify([later])).toMatchObject({ expiresAt: '2050-01-01T00:00:00.000Z' });
  });
});

describe('the subjects of a trusted certificate', () => {
  const certificates = [signerCertificate({ dns: 'ci.acme.example' }), middleCertificate()];
  it.each([
    ['*@acme.example', true],
    ['https://acme.example/ci', true],
    ['*.acme.example', true],
    ['**', true],
    ['*@acme', false],
    ['attestor', false],
    ['https://acme.example/*/more', false],
  ])('%s name its signer: %s', (pattern, named) => {
    const outcome = verify(certificates, trusted(rootCertificate, { subjects: ['none', pattern] }));
    expect(outcome).toMatchObject(named ? { ok: true } : { code: 'untrusted-certificate' });
  });

  it('name nobody who has no name', () => {
    const nameless = certificateOf({
      name: 'attestor@acme.example',
      keys: signerKeys,
      issuer: root,
    });
    const key = trusted(rootCertificate, { subjects: ['**'] });
    expect(verify([nameless], key)).toMatchObject({ code: 'untrusted-certificate' });
    expect(verify([nameless])).toMatchObject({ ok: true });
  });

  it('hold for a signer that is trusted itself, with the certificate in the envelope or without', () => {
    const envelopes = [signedWith([signerCertificate()]), envelopeBy(signerKeys.privateKey)];
    for (const envelope of envelopes)
      for (const [subjects, ok] of [
        [['*@acme.example'], true],
        [['*@else.example'], false],
      ] as const) {
        const key = trusted(signerCertificate(), { subjects: [...subjects] });
        expect(verifyAttestation(envelope, checksWith(loaded(key)))).toMatchObject({ ok });
      }
  });
});
