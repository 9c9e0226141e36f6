import fc from 'fast-check';
import { certificateOf, keyPairs, pemOf } from './testing/certificates';
import {
  checksWith,
  envelopeBy,
  loaded,
  spkiPem,
  type TestEnvelope,
  type TestSignature,
} from './testing/envelopes';
import { REJECTION_CODES } from './rejection';
import { verifyAttestation } from './verify-attestation';

const pairs = {
  ed25519: keyPairs.ed25519(),
  p256: keyPairs.p256(),
  p384: keyPairs.p384(),
  rsa: keyPairs.rsa(),
};
const authority = { name: 'authority', keys: keyPairs.p256() };
const signerKeys = keyPairs.p256();
const signer = certificateOf({ name: 'signer', keys: signerKeys, issuer: authority });
const ring = loaded(
  ...Object.entries(pairs).map(([id, { publicKey }]) => ({ id, pem: spkiPem(publicKey) })),
  { id: 'x509', x509: pemOf(certificateOf({ ...authority, authority: { is: true } })) },
);
const verify = (document: unknown) => verifyAttestation(document, checksWith(ring));

const good: Record<string, TestEnvelope> = Object.fromEntries(
  Object.entries(pairs).map(([id, { privateKey }]) => [id, envelopeBy(privateKey)]),
);
good.x509 = envelopeBy(signerKeys.privateKey, { with: { cert: pemOf(signer) } });
const keyids = fc.constantFrom(undefined, '', ...Object.keys(good));

const withSignature = (envelope: TestEnvelope, over: Partial<TestSignature>): TestEnvelope => ({
  ...envelope,
  signatures: envelope.signatures.map((signature) => ({ ...signature, ...over })),
});
/** The bytes with one of them changed. */
function flipped(bytes: Buffer, at: number, mask: number): Buffer {
  const copy = Buffer.from(bytes);
  const place = at % copy.length;
  copy[place] = (copy[place] ?? 0) ^ mask;
  return copy;
}
const masks = fc.integer({ min: 1, max: 255 });

describe.each(Object.entries(good))('an attestation by %s', (id, envelope) => {
  const [{ sig } = { sig: '' }] = envelope.signatures;
  const shape = { ok: true, key: id };

  it('counts', () => {
    expect(verify(envelope)).toMatchObject(shape);
  });

  it('never counts with a byte of its payload changed', () => {
    fc.assert(
      fc.property(fc.nat(), masks, keyids, (at, mask, keyid) => {
        const payload = flipped(Buffer.from(envelope.payload, 'base64'), at, mask);
        const changed = { ...envelope, payload: payload.toString('base64') };
        const code = keyid || id === 'x509' ? 'bad-signature' : 'unknown-key';
        const named = keyid === undefined ? changed : withSignature(changed, { keyid });
        expect(verify(named)).toMatchObject({ ok: false, code });
      }),
    );
  });

  it('never counts with a byte of its signature changed', () => {
    fc.assert(
      fc.property(fc.nat(), masks, (at, mask) => {
        const changed = flipped(Buffer.from(sig, 'base64'), at, mask).toString('base64');
        expect(verify(withSignature(envelope, { sig: changed }))).toMatchObject({ ok: false });
      }),
    );
  });

  it('never counts with a character of its text changed', () => {
    fc.assert(
      fc.property(fc.nat(), fc.base64String({ minLength: 4, maxLength: 4 }), (at, text) => {
        const place = at % envelope.payload.length;
        const payload = `${envelope.payload.slice(0, place)}${text.charAt(0)}${envelope.payload.slice(place + 1)}`;
        fc.pre(payload !== envelope.payload);
        expect(verify({ ...envelope, payload })).toMatchObject({ ok: false });
      }),
    );
  });

  it('never counts with a byte more or less', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 3 }), fc.boolean(), (more, front) => {
        const bytes = Buffer.from(sig, 'base64');
        const grown = Buffer.concat(front ? [more, bytes] : [bytes, more]);
        for (const changed of [grown, bytes.subarray(more.length)])
          expect(
            verify(withSignature(envelope, { sig: changed.toString('base64') })),
          ).toMatchObject({ ok: false });
      }),
    );
  });

  const junk = fc.record(
    {
      keyid: fc.oneof(keyids, fc.string({ maxLength: 20 })),
      sig: fc
        .uint8Array({ minLength: 1, maxLength: 300 })
        .map((a) => Buffer.from(a).toString('base64')),
      cert: fc.constantFrom(
        pemOf(signer),
        pemOf(certificateOf({ name: 'stranger', keys: keyPairs.p256() })),
        Buffer.from('not DER').toString('base64'),
      ),
    },
    { requiredKeys: ['sig'] },
  );
  it('counts the same among any other signatures, in any order', () => {
    const signatures = fc
      .array(junk, { maxLength: 8 })
      .chain((others) =>
        fc.shuffledSubarray([...envelope.signatures, ...others], { minLength: others.length + 1 }),
      );
    fc.assert(
      fc.property(signatures, (all) => {
        expect(verify({ ...envelope, signatures: all })).toEqual(verify(envelope));
      }),
    );
  });

  it('is refused alike for the same bad signatures in any order', () => {
    fc.assert(
      fc.property(fc.array(junk, { minLength: 1, maxLength: 6 }), (bad) => {
        const refused = verify({ ...envelope, signatures: bad });
        expect(refused).toMatchObject({ ok: false });
        expect(verify({ ...envelope, signatures: bad.toReversed() })).toEqual(refused);
      }),
    );
  });
});

describe('the verifier', () => {
  it('never believes a certificate with a byte changed', () => {
    fc.assert(
      fc.property(fc.nat(), masks, (at, mask) => {
        const cert = flipped(signer, at, mask).toString('base64');
        const envelope = withSignature(good.x509 as TestEnvelope, { cert });
        expect(verify(envelope)).toMatchObject({ ok: false, code: 'untrusted-certificate' });
      }),
      { numRuns: 500 },
    );
  });

  it('answers anything with a rejection, and throws at nothing', () => {
    const field = fc.oneof(
      fc.jsonValue(),
      fc.base64String(),
      fc.constant('application/vnd.in-toto+json'),
    );
    const signature = fc.record(
      { keyid: field, sig: field, cert: field, intermediates: field },
      { requiredKeys: [] },
    );
    const envelope = fc.record(
      {
        payloadType: field,
        payload: field,
        signatures: fc.oneof(field, fc.array(fc.oneof(signature, field))),
      },
      { requiredKeys: [] },
    );
    const bundle = fc.record(
      { mediaType: field, dsseEnvelope: fc.oneof(envelope, field), verificationMaterial: field },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.anything(), envelope, bundle), (document) => {
        const outcome = verify(document);
        expect(outcome).toMatchObject({ ok: false, message: expect.any(String) as string });
        expect(REJECTION_CODES).toContain(outcome.ok ? '' : outcome.code);
      }),
      { numRuns: 1000 },
    );
  });

  it('answers any payload that a trusted key signed with a rejection, and throws at nothing', () => {
    const statement = fc.oneof(
      fc.jsonValue(),
      fc.record(
        {
          _type: fc.constant('https://in-toto.io/Statement/v1'),
          subject: fc.oneof(fc.jsonValue(), fc.array(fc.record({ digest: fc.jsonValue() }))),
          predicateType: fc.jsonValue(),
          predicate: fc.jsonValue(),
        },
        { requiredKeys: [] },
      ),
    );
    const payload = fc.oneof(
      statement.map((value) => Buffer.from(JSON.stringify(value))),
      fc.uint8Array({ maxLength: 50 }).map((bytes) => Buffer.from(bytes)),
    );
    fc.assert(
      fc.property(payload, (bytes) => {
        const outcome = verify(envelopeBy(pairs.ed25519.privateKey, { payload: bytes }));
        const codes = ['malformed-statement', 'unknown-predicate', 'wrong-subject'];
        expect(codes).toContain(outcome.ok ? '' : outcome.code);
      }),
      { numRuns: 500 },
    );
  });
});
