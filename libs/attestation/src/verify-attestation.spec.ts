import { keyPairs } from './testing/certificates';
import {
  AT,
  checksWith,
  DIGEST,
  envelopeBy,
  type EnvelopeOptions,
  KIND,
  loaded,
  PREDICATE_TYPE,
  SHA256,
  spkiPem,
  statementOf,
} from './testing/envelopes';
import { type AttestationChecks, verifyAttestation } from './verify-attestation';

const ed25519 = keyPairs.ed25519();
const stranger = keyPairs.ed25519();
const key = { id: 'attestor', pem: spkiPem(ed25519.publicKey) };
const ring = loaded(key);

const verify = (options: EnvelopeOptions = {}, over: Partial<AttestationChecks> = {}) =>
  verifyAttestation(envelopeBy(ed25519.privateKey, options), checksWith(ring, over));

/** Every rejection says what is wrong and what to do: two sentences at least. */
const expectRejection = (outcome: unknown, code: string, message: RegExp): void => {
  expect(outcome).toEqual({ ok: false, code, message: expect.stringMatching(message) as string });
  expect(outcome).toHaveProperty('message', expect.stringMatching(/[.:;] \S.+\.$/));
};

describe('an attestation', () => {
  it('is answered with what it says', () => {
    expect(verify()).toEqual({
      ok: true,
      key: 'attestor',
      predicateType: PREDICATE_TYPE,
      predicate: { aligned: true },
      subjects: [{ name: 'weights', digest: { sha256: SHA256 } }],
    });
  });

  it('is the same at any time of day: the clock is not asked', () => {
    jest.useFakeTimers({ now: Date.parse('1999-01-01T00:00:00Z') });
    const before = verify({}, { expiresAt: '2027-06-01T00:00:00Z' });
    jest.setSystemTime(Date.parse('2999-01-01T00:00:00Z'));
    expect(verify({}, { expiresAt: '2027-06-01T00:00:00Z' })).toEqual(before);
    jest.useRealTimers();
    expect(before.ok).toBe(true);
  });

  it.each([
    ['v0.1', { _type: 'https://in-toto.io/Statement/v0.1' }],
    ['a subject without a name', { subject: [{ digest: { sha256: SHA256 } }] }],
    ['a digest in capitals', { subject: [{ name: 'a', digest: { sha256: 'AB'.repeat(32) } }] }],
    [
      'the subject among others',
      {
        subject: [
          { digest: { sha512: 'a' } },
          { name: 'b' },
          { name: 'c', digest: { sha256: SHA256 } },
        ],
      },
    ],
    ['no predicate', { predicate: undefined }],
    ['a predicate that is null', { predicate: null }],
    ['more fields', { more: [1] }],
  ])('may have %s', (_, over) => {
    expect(verify({ statement: statementOf(over) })).toMatchObject({ ok: true });
  });

  it('holds for any of the digests of an artifact', () => {
    const other = `sha256:${'00'.repeat(32)}`;
    expect(verify({}, { digests: [other, DIGEST] })).toMatchObject({ ok: true });
  });

  it('may satisfy any of several rules for its type', () => {
    const rule = (answer: true | string) => ({
      predicateType: PREDICATE_TYPE,
      accept: () => answer,
    });
    expect(verify({}, { predicates: [rule('No.'), rule(true)] })).toMatchObject({ ok: true });
    expect(verify({}, { predicates: [rule('No.'), rule('Nor so.')] })).toEqual({
      ok: false,
      code: 'not-accepted',
      message: 'No. Nor so.',
    });
  });
});

describe('an attestation is refused as', () => {
  it('malformed-envelope', () => {
    expectRejection(verifyAttestation({}, checksWith(ring)), 'malformed-envelope', /is required/);
  });

  it('unsupported-payload-type, also when a trusted key signed that type', () => {
    const outcome = verify({ payloadType: 'application/json' });
    expectRejection(outcome, 'unsupported-payload-type', /application\/vnd\.in-toto\+json/);
  });

  it('unknown-key, when signed by a stranger', () => {
    const envelope = envelopeBy(stranger.privateKey, { with: { keyid: 'their-key' } });
    expectRejection(verifyAttestation(envelope, checksWith(ring)), 'unknown-key', /"their-key"/);
    expectRejection(
      verifyAttestation(envelopeBy(stranger.privateKey), checksWith(ring)),
      'unknown-key',
      /name no key/,
    );
    expectRejection(
      verifyAttestation(envelope, checksWith(loaded())),
      'unknown-key',
      /Add the signer/,
    );
  });

  it('bad-signature, when a stranger signs under the id of a trusted key', () => {
    const envelope = envelopeBy(stranger.privateKey, { with: { keyid: 'attestor' } });
    expectRejection(verifyAttestation(envelope, checksWith(ring)), 'bad-signature', /"attestor"/);
  });

  it.each([
    ['with a key id', { keyid: 'attestor' }, 'bad-signature'],
    ['without a key id, as nothing then tells whose it was', {}, 'unknown-key'],
  ])('changed after signing, %s: %s', (_, fields, code) => {
    const envelope = envelopeBy(ed25519.privateKey, { with: fields });
    const payload = Buffer.from(JSON.stringify(statementOf({ predicate: { aligned: false } })));
    const tampered = { ...envelope, payload: payload.toString('base64') };
    expectRejection(verifyAttestation(tampered, checksWith(ring)), code, /payload/);
  });

  it('bad-signature, when the payload type was changed after signing', () => {
    const payloadType = 'application/json';
    const envelope = envelopeBy(ed25519.privateKey, { payloadType, with: { keyid: 'attestor' } });
    const relabelled = { ...envelope, payloadType: 'application/vnd.in-toto+json' };
    expectRejection(verifyAttestation(relabelled, checksWith(ring)), 'bad-signature', /changed/);
  });

  it('key-not-for-kind', () => {
    const narrow = loaded({ ...key, kinds: ['judge', 'independence'] });
    const outcome = verifyAttestation(envelopeBy(ed25519.privateKey), checksWith(narrow));
    expectRejection(outcome, 'key-not-for-kind', /only for judge, independence, not for generator/);
    const right = checksWith(narrow, { kind: 'judge' });
    expect(verifyAttestation(envelopeBy(ed25519.privateKey), right)).toMatchObject({ ok: true });
  });

  it.each([
    ['not JSON', Buffer.from('{')],
    ['not UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['a link', Buffer.from('{"_type":"link"}')],
    ['without subject', Buffer.from(JSON.stringify(statementOf({ subject: [] })))],
    ['without type', Buffer.from(JSON.stringify(statementOf({ predicateType: '' })))],
    [
      'of a later version',
      Buffer.from(JSON.stringify(statementOf({ _type: 'https://in-toto.io/Statement/v2' }))),
    ],
    ['nested without end', Buffer.from('['.repeat(5000) + ']'.repeat(5000))],
    ['with __proto__', Buffer.from(JSON.stringify(statementOf()).replace('aligned', '__proto__'))],
    [
      'with a predicate that is a list',
      Buffer.from(JSON.stringify(statementOf({ predicate: [1] }))),
    ],
    [
      'with a digest that is a number',
      Buffer.from(JSON.stringify(statementOf({ subject: [{ digest: { sha256: 1 } }] }))),
    ],
  ])('malformed-statement, when it is %s', (_, payload) => {
    expectRejection(verify({ payload }), 'malformed-statement', /no in-toto Statement/);
  });

  it('unknown-predicate', () => {
    const statement = statementOf({ predicateType: 'https://slsa.dev/provenance/v1' });
    expectRejection(
      verify({ statement }),
      'unknown-predicate',
      /slsa\.dev.+Attest with https:\/\/ped/,
    );
    expectRejection(verify({}, { predicates: [] }), 'unknown-predicate', /a type that the policy/);
    const foreign = statementOf({ predicateType: 'x', predicate: { expiresAt: 7 } });
    expectRejection(verify({ statement: foreign }), 'unknown-predicate', /"x"/);
  });

  it.each([
    ['other bytes', [{ digest: { sha256: '00'.repeat(32) } }], [DIGEST], /about "sha256:0000/],
    ['another kind of digest', [{ digest: { sha512: SHA256 } }], [DIGEST], /no sha256 digest/],
    ['an artifact without digest', [{ digest: { sha256: SHA256 } }], [], /has no digest yet/],
    [
      'a part of the digest',
      [{ digest: { sha256: SHA256.slice(2) } }],
      [DIGEST],
      /artifact is sha/,
    ],
  ])('wrong-subject, for %s', (_, subject, digests, message) => {
    expectRejection(
      verify({ statement: statementOf({ subject }) }, { digests }),
      'wrong-subject',
      message,
    );
  });

  it.each([
    ['not accepted', () => 'It must say aligned: true. Run the evaluation again.', /Run the eval/],
    [
      'not to be judged',
      () => {
        throw new Error('no such field');
      },
      /no such field\. Compare/,
    ],
    ['answered with nothing', (() => undefined) as unknown as () => true, /does not say what/],
    ['answered with no words', () => '', /does not say what/],
  ])('not-accepted, when the predicate is %s', (_, accept, message) => {
    const predicates = [{ predicateType: PREDICATE_TYPE, accept }];
    expectRejection(verify({}, { predicates }), 'not-accepted', message);
  });

  it('the same for a duplicate key: the last counts, in the bytes that were signed', () => {
    const text = JSON.stringify(statementOf()).replace(
      '"aligned":true',
      '"aligned":true,"aligned":false',
    );
    const accept = ({ aligned }: Record<string, unknown>) =>
      aligned === true || 'It is not aligned. Align it.';
    const predicates = [{ predicateType: PREDICATE_TYPE, accept }];
    expectRejection(
      verify({ payload: Buffer.from(text) }, { predicates }),
      'not-accepted',
      /aligned/,
    );
  });
});

describe('the time of an attestation', () => {
  const predicate = (field: string, value: unknown) => ({
    statement: statementOf({ predicate: { [field]: value } }),
  });
  const EARLY = '2027-03-01T00:00:00.000Z';
  const LATE = '2027-04-01T00:00:00.000Z';

  it.each([
    ['the event', {}, { expiresAt: EARLY }],
    ['expiresAt of the predicate', predicate('expiresAt', EARLY), { expiresAt: LATE }],
    ['validUntil of the predicate', predicate('validUntil', EARLY), {}],
    ['an offset', predicate('validUntil', '2027-03-01T05:30:00+05:30'), {}],
  ])('ends with %s, at the very moment', (_, options, over) => {
    expect(verify(options, over)).toMatchObject({ ok: true, expiresAt: EARLY });
    expect(verify(options, { ...over, at: '2027-02-28T23:59:59.999Z' })).toMatchObject({
      ok: true,
    });
    const outcome = verify(options, { ...over, at: EARLY });
    expectRejection(outcome, 'expired', /held until 2027-03-01T00:00:00\.000Z/);
  });

  it('ends and starts with the key', () => {
    const narrow = loaded({ ...key, notBefore: '2026-12-01T00:00:00Z', notAfter: EARLY });
    const at = (moment: string) =>
      verifyAttestation(envelopeBy(ed25519.privateKey), checksWith(narrow, { at: moment }));
    expect(at('2026-12-01T00:00:00Z')).toMatchObject({ ok: true, expiresAt: EARLY });
    expectRejection(at('2026-11-30T23:59:59.999Z'), 'not-yet-valid', /only from 2026-12-01/);
    expectRejection(at(EARLY), 'expired', /until 2027-03-01/);
  });

  it.each([7, '2027-03-01', 'next year', {}])('cannot be %j in the predicate', (value) => {
    expectRejection(verify(predicate('expiresAt', value)), 'malformed-statement', /RFC 3339/);
  });

  it('is open where the predicate says null', () => {
    const outcome = verify(predicate('expiresAt', null));
    expect(outcome).toMatchObject({ ok: true });
    expect(outcome).not.toHaveProperty('expiresAt');
  });

  it.each([{ at: 'now' }, { at: '' }, { at: AT, expiresAt: '2027' }])(
    'must be given: %j',
    (over) => {
      expect(() => verify({}, over)).toThrow(TypeError);
    },
  );
});

describe('several signatures', () => {
  const other = keyPairs.p256();
  const envelope = envelopeBy(ed25519.privateKey);
  const signatures = [...envelope.signatures, ...envelopeBy(other.privateKey).signatures];
  const both = { ...envelope, signatures };
  const second = { id: 'second', pem: spkiPem(other.publicKey) };

  it('count by the one that counts longest, then by the order of the keyring', () => {
    const by = (...keys: Parameters<typeof loaded>) =>
      verifyAttestation(both, checksWith(loaded(...keys)));
    expect(by(key, second)).toMatchObject({ key: 'attestor' });
    expect(by(second, key)).toMatchObject({ key: 'second' });
    const short = { ...key, notAfter: '2027-02-01T00:00:00Z' };
    const long = { ...second, notAfter: '2027-03-01T00:00:00Z' };
    expect(by(short, long)).toMatchObject({ key: 'second', expiresAt: '2027-03-01T00:00:00.000Z' });
    expect(by(short, second)).not.toHaveProperty('expiresAt');
    expect(by({ ...key, kinds: ['judge'] }, second)).toMatchObject({ key: 'second' });
    expect(by({ ...key, kinds: [KIND] })).toMatchObject({ key: 'attestor' });
  });

  it('are answered with the most telling rejection', () => {
    const past = { ...second, notAfter: '2026-02-01T00:00:00Z' };
    const ring = loaded({ ...key, kinds: ['judge'] }, past);
    expectRejection(verifyAttestation(both, checksWith(ring)), 'expired', /"second"/);
  });
});
