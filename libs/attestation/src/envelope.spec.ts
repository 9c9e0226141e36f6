import { parseEnvelope } from './envelope';
import { MAX_CERTIFICATES, MAX_PAYLOAD_BYTES, MAX_SIGNATURES } from './limits';
import { certificateOf, keyPairs, pemOf } from './testing/certificates';

const keys = keyPairs.p256();
const der = certificateOf({ name: 'a', keys });
const other = certificateOf({ name: 'b', keys });
const BUNDLE = 'application/vnd.dev.sigstore.bundle.v0.3+json';

const plain = (over: object = {}, signature: object = {}) => ({
  payloadType: 'application/vnd.in-toto+json',
  payload: 'e30=',
  signatures: [{ keyid: 'k', sig: 'c2ln', ...signature }],
  ...over,
});
const bundle = (verificationMaterial: object, over: object = {}) => ({
  mediaType: BUNDLE,
  verificationMaterial,
  dsseEnvelope: plain({}, { keyid: undefined }),
  ...over,
});
const read = (document: unknown) => {
  const parsed = parseEnvelope(document);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value;
};
const signature = { keyid: 'k', bytes: Buffer.from('sig'), certificates: [] };

describe('an envelope', () => {
  it('is read from plain DSSE, other fields passed over', () => {
    expect(read(plain({ more: 1 }, { timestamps: [] }))).toEqual({
      payloadType: 'application/vnd.in-toto+json',
      payload: Buffer.from('{}'),
      signatures: [signature],
    });
  });

  it.each([undefined, null, ''])('may leave the key id %j', (keyid) => {
    expect(read(plain({}, { keyid })).signatures).toEqual([{ ...signature, keyid: '' }]);
  });

  it.each([
    ['cert as PEM (in-toto)', { cert: pemOf(der) + pemOf(other) }],
    ['cert as base64 of DER', { cert: der.toString('base64'), intermediates: [pemOf(other)] }],
    [
      'certificate as base64 of PEM (witness)',
      {
        certificate: Buffer.from(pemOf(der)).toString('base64'),
        intermediates: [Buffer.from(pemOf(other)).toString('base64')],
      },
    ],
  ])('has certificates from %s', (_, fields) => {
    expect(read(plain({}, fields)).signatures[0]?.certificates).toEqual([der, other]);
  });

  const rawBytes = (bytes: Buffer) => ({ rawBytes: bytes.toString('base64') });
  it.each([
    ['certificate (0.3)', { certificate: rawBytes(der) }, { keyid: '', certificates: [der] }],
    [
      'x509CertificateChain (0.1)',
      { x509CertificateChain: { certificates: [rawBytes(der), rawBytes(other)] } },
      { keyid: '', certificates: [der, other] },
    ],
    ['publicKey', { publicKey: { hint: 'the-hint' } }, { keyid: 'the-hint', certificates: [] }],
    ['publicKey without hint', { publicKey: {} }, { keyid: '', certificates: [] }],
  ])('is read from a Sigstore bundle with %s', (_, material, expected) => {
    expect(read(bundle(material)).signatures).toEqual([{ ...signature, ...expected }]);
  });

  it.each([BUNDLE, 'application/vnd.dev.sigstore.bundle+json;version=0.1'])('knows %s', (type) => {
    expect(parseEnvelope(bundle({}, { mediaType: type })).ok).toBe(true);
  });

  const rows: [string, unknown, RegExp][] = [
    ['text', JSON.stringify(plain()), /must be a DSSE envelope or a Sigstore bundle/],
    ['null', null, /must be a DSSE envelope/],
    ['a list', [plain()], /must be a DSSE envelope/],
    ['no payload', plain({ payload: undefined }), /\/payload: is required/],
    ['a payload of another type', plain({ payload: 7 }), /\/payload: must be a string/],
    ['a payload not in base64', plain({ payload: '{}' }), /\/payload: it is not base64/],
    ['no payload type', plain({ payloadType: '' }), /\/payloadType: must/],
    ['a payload type beyond ASCII', plain({ payloadType: 'ä' }), /\/payloadType: must be a media/],
    ['no signature', plain({ signatures: [] }), /\/signatures: must have at least 1/],
    ['a signature without sig', plain({}, { sig: undefined }), /\/signatures\/0\/sig: is required/],
    ['a sig not in base64', plain({}, { sig: 'ä' }), /\/signatures\/0\/sig: it is not base64/],
    ['a wrong certificate', plain({}, { cert: '!' }), /\/signatures\/0: a certificate is neither/],
    [
      'a wrong certificate in a bundle',
      bundle({ certificate: { rawBytes: '!' } }),
      /\/verificationMaterial: a certificate is neither/,
    ],
    ['an unknown media type', bundle({}, { mediaType: 'text/plain' }), /\/mediaType: must be the/],
    ['no verification material', { ...bundle({}), verificationMaterial: undefined }, /is required/],
    [
      'a bundle of a bare signature',
      { mediaType: BUNDLE, messageSignature: {}, verificationMaterial: {} },
      /cosign attest-blob/,
    ],
    [
      'a payload too large',
      plain({ payload: 'A'.repeat(Math.ceil(MAX_PAYLOAD_BYTES / 3) * 4 + 4) }),
      /\/payload: must have at most/,
    ],
    [
      'too many signatures',
      plain({ signatures: Array.from({ length: MAX_SIGNATURES + 1 }, () => ({ sig: 'c2ln' })) }),
      /\/signatures: must have at most 20 entries/,
    ],
    [
      'too many certificates',
      plain({}, { cert: pemOf(der), intermediates: Array(MAX_CERTIFICATES).fill(pemOf(der)) }),
      /more than 20 certificates/,
    ],
  ];
  it.each(rows)('is refused with %s', (_, document, message) => {
    const parsed = parseEnvelope(document);
    expect(parsed).toMatchObject({ ok: false, code: 'malformed-envelope' });
    expect(parsed).toHaveProperty('message', expect.stringMatching(message));
  });

  it('may be as large as the limits say', () => {
    const payload = Buffer.alloc(MAX_PAYLOAD_BYTES, 'x').toString('base64');
    const signatures = Array.from({ length: MAX_SIGNATURES }, () => ({ sig: 'c2ln' }));
    expect(read(plain({ payload, signatures })).signatures).toHaveLength(MAX_SIGNATURES);
  });
});
