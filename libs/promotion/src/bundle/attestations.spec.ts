import { generateSigner, publicJwks, type Signer, signStatement } from '@pedigree/attestation';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultInWords } from '.';
import { type Evidence } from '../evidence';
import { type Verification } from '../policy';
import { compiled, faultsOf, SMALLEST } from './fixtures/bundles';

const DEFAULT = readFileSync(join(__dirname, '../../../../policies/default.yaml'), 'utf8');
const HEX = 'ab'.repeat(32);
const DIGEST = `sha256:${HEX}`;
const AT = '2026-06-01T00:00:00Z';

const pemOf = ({ publicKey }: Signer): string =>
  publicKey.export({ type: 'spki', format: 'pem' }).toString();
const [alice, mallory] = [generateSigner(), generateSigner()];

/** The default bundle that trusts one key; JSON is YAML. */
const trusting = (key: object): string =>
  DEFAULT.replace('trustedKeys: []', `trustedKeys: [${JSON.stringify({ id: 'alice', ...key })}]`);

interface Attested {
  type?: string;
  predicate: object;
  by?: Signer;
  expiresAt?: string;
  sha256?: string;
}

/** What the event of an attestation leaves in the graph. */
function evidence(
  kind: string,
  { type, predicate, by = alice, expiresAt, sha256 = HEX }: Attested,
) {
  const statement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: 'teacher', digest: { sha256 } }],
    predicateType: type ?? `https://pedigree.ai/attestations/${kind}/v1`,
    predicate,
  };
  const data = { kind, envelope: signStatement(statement, by), ...(expiresAt && { expiresAt }) };
  return { id: kind, data: JSON.stringify(data) } as Evidence;
}

const verify = (
  kind: string,
  attested: Attested,
  key: object = { pem: pemOf(alice) },
): Verification => compiled(trusting(key)).verify(evidence(kind, attested), [DIGEST], AT);

const ALIGNED = { predicate: { conclusion: 'aligned' } };
const TEST_RESULT = 'https://in-toto.io/attestation/test-result/v0.1';
const VSA = 'https://slsa.dev/verification_summary/v1';

describe('attestations under the default bundle', () => {
  it.each([
    ['generator-alignment', ALIGNED],
    ['judge', ALIGNED],
    ['dataset-vetting', { predicate: { conclusion: 'vetted' } }],
    ['independence', { predicate: { independentOf: [{ id: 'base' }] } }],
    ['judge', { type: TEST_RESULT, predicate: { result: 'PASSED', passedTests: ['judge'] } }],
    [
      'generator-alignment',
      {
        type: VSA,
        predicate: {
          verificationResult: 'PASSED',
          verifiedLevels: ['PEDIGREE_GENERATOR_ALIGNMENT'],
        },
      },
    ],
  ])('count as %s: %j', (kind, attested) => {
    const { predicate } = attested;
    expect(verify(kind, attested)).toMatchObject({ ok: true, key: 'alice', predicate });
  });

  it.each([
    [
      'another conclusion',
      'generator-alignment',
      { predicate: { conclusion: 'misaligned' } },
      'not-accepted',
      /does not say so: the policy asks for "predicate\.conclusion == 'aligned'" of https:\/\/pedigree\.ai.*Have an attestation signed/,
    ],
    [
      'no conclusion',
      'generator-alignment',
      { predicate: {} },
      'not-accepted',
      /could not be judged \(No such key: conclusion\): the policy asks for/,
    ],
    [
      'independence of nothing',
      'independence',
      { predicate: { independentOf: [] } },
      'not-accepted',
      /does not say so/,
    ],
    [
      'unit tests',
      'generator-alignment',
      { type: TEST_RESULT, predicate: { result: 'PASSED', passedTests: ['unit'] } },
      'not-accepted',
      /does not say so/,
    ],
    [
      'a decision of this gate',
      'generator-alignment',
      {
        type: VSA,
        predicate: {
          verificationResult: 'PASSED',
          verifiedLevels: ['PEDIGREE_PROMOTION_APPROVED'],
        },
      },
      'not-accepted',
      /does not say so/,
    ],
    [
      'a test result on independence',
      'independence',
      { type: TEST_RESULT, predicate: { result: 'PASSED' } },
      'unknown-predicate',
      /./,
    ],
    [
      'another kind of predicate',
      'judge',
      { type: 'https://pedigree.ai/attestations/generator-alignment/v1', ...ALIGNED },
      'unknown-predicate',
      /./,
    ],
    ['another signer', 'judge', { ...ALIGNED, by: mallory }, 'unknown-key', /./],
    ['other weights', 'judge', { ...ALIGNED, sha256: 'cd'.repeat(32) }, 'wrong-subject', /./],
    [
      'an end that was given with it',
      'judge',
      { ...ALIGNED, expiresAt: '2026-05-31T00:00:00Z' },
      'expired',
      /./,
    ],
  ])('do not count with %s', (_, kind, attested: Attested, code, message) => {
    const result = verify(kind, attested);
    expect(result).toMatchObject({ ok: false, code });
    expect(result).toMatchObject({ message: expect.stringMatching(message) as string });
  });

  it('end when the event or the key says so, whichever is first', () => {
    const key = { pem: pemOf(alice), notAfter: '2026-12-31T00:00:00Z' };
    expect(verify('judge', ALIGNED, key)).toMatchObject({ expiresAt: '2026-12-31T00:00:00.000Z' });
    const sooner = { ...ALIGNED, expiresAt: '2026-07-01T00:00:00Z' };
    expect(verify('judge', sooner, key)).toMatchObject({ expiresAt: '2026-07-01T00:00:00.000Z' });
  });

  it('take JWK Sets, and keys for their kinds only', () => {
    expect(verify('judge', ALIGNED, { jwks: publicJwks(alice) })).toMatchObject({ ok: true });
    const narrow = { pem: pemOf(alice), kinds: ['dataset-vetting'] };
    expect(verify('judge', ALIGNED, narrow)).toMatchObject({ code: 'key-not-for-kind' });
  });

  it('do not count while nobody is trusted', () => {
    const result = compiled(DEFAULT).verify(evidence('judge', ALIGNED), [DIGEST], AT);
    expect(result).toMatchObject({ ok: false, code: 'unknown-key' });
  });

  it('do not count where the bundle says nothing of their kind', () => {
    const key = JSON.stringify({ id: 'alice', pem: pemOf(alice) });
    const policy = compiled(`${SMALLEST}trustedKeys: [${key}]\n`);
    expect(policy.verify(evidence('judge', ALIGNED), [DIGEST], AT)).toMatchObject({
      code: 'unknown-predicate',
    });
  });
});

const words = (more: string): string[] => faultsOf(SMALLEST + more).map((one) => faultInWords(one));
const keys = (given: string): string => `trustedKeys:\n  - ${given}\n`;

describe('trusted keys of a bundle', () => {
  it.each([
    [
      'no key',
      'id: a',
      /^line 22:5 trustedKeys\.a: holds no key\. Give exactly one of pem, x509 and jwks\.$/,
    ],
    [
      'two keys',
      '{ id: a, pem: x, jwks: { keys: [] } }',
      /^line 22:5 trustedKeys\.a: holds pem and jwks\. Give exactly one/,
    ],
    [
      'what is no key',
      '{ id: a, pem: hello }',
      /^line 22:19 trustedKeys\.a\.pem: Trusted key a .+\. .+$/,
    ],
    [
      'a misspelt field',
      '{ id: a, pem: x, kind: [judge] }',
      /^line 22:22 trustedKeys\.a\.kind: "kind" is not known here\..* Did you mean kinds\?$/,
    ],
    [
      'subjects of a plain key',
      '{ id: a, pem: x, subjects: [b] }',
      /^line 22:22 trustedKeys\.a\.subjects: "subjects" is not known here/,
    ],
    [
      'a kind that is not known',
      '{ id: a, pem: x, kinds: [judge, jugde] }',
      /^line 22:37 trustedKeys\.a\.kinds\.1: "jugde" is no kind of attestation\..* Did you mean judge\?$/,
    ],
    ['a text', 'hello', /^line 22:5 trustedKeys\.0: must be a mapping\./],
    [
      'a wrong time',
      '{ id: a, pem: x, notAfter: soon }',
      /^line 22:32 trustedKeys\.a\.notAfter: Trusted key a has a wrong field: notAfter/,
    ],
  ])('are refused with %s', (_, key, expected) => {
    expect(words(keys(key))).toEqual([expect.stringMatching(expected)]);
  });

  it('are refused with private keys, and every broken one is told of', () => {
    const pem = JSON.stringify(generateSigner().pem);
    const faults = words(`trustedKeys:\n  - { id: a, pem: ${pem} }\n  - { id: b, x509: no }\n`);
    expect(faults).toEqual([
      expect.stringMatching(/^line 22:19 trustedKeys\.a\.pem: .*private/),
      expect.stringMatching(/^line 23:20 trustedKeys\.b\.x509: /),
    ]);
  });

  it('are refused with an id that is taken', () => {
    const pem = JSON.stringify(pemOf(alice));
    const faults = words(`trustedKeys:\n  - { id: a, pem: ${pem} }\n  - { id: a, pem: ${pem} }\n`);
    expect(faults).toEqual([expect.stringMatching(/^line 23:11 trustedKeys\.a\.id: /)]);
  });
});

describe('attestations of a bundle', () => {
  const judge = (rule: string): string[] => words(`attestations:\n  judge:\n    - ${rule}\n`);

  it.each([
    [
      'a condition that is not valid',
      "{ predicateType: 'urn:x', accept: predicat.ok == true }",
      /^line 23:41 attestations\.judge\.0\.accept: is not valid CEL: Unknown variable: predicat\. Did you mean predicate\?/,
    ],
    [
      'a condition that may answer anything',
      "{ predicateType: 'urn:x', accept: predicate.ok }",
      /answers dyn, not true or false\. Compare it with something, e\.g\. `== true`\.$/,
    ],
    ['facts', "{ predicateType: 'urn:x', accept: path.grade == 'same' }", /Unknown variable: path/],
    [
      'no condition',
      "{ predicateType: 'urn:x' }",
      /^line 23:7 attestations\.judge\.0\.accept: is missing\./,
    ],
    [
      'a type that is no URI',
      "{ predicateType: x, accept: '1 == 1' }",
      /^line 23:24 attestations\.judge\.0\.predicateType: /,
    ],
    [
      'matches()',
      `{ predicateType: 'urn:x', accept: "predicate.by.matches('(a+)+')" }`,
      /uses matches\(\)/,
    ],
  ])('are refused with %s', (_, rule, expected) => {
    expect(judge(rule)).toEqual([expect.stringMatching(expected)]);
  });

  it('are refused for a kind that no event can bring', () => {
    expect(
      words("attestations:\n  jugde: [{ predicateType: 'urn:x', accept: '1 == 1' }]\n"),
    ).toEqual([
      expect.stringMatching(
        /^line 22:3 attestations\.jugde: "jugde" is no kind of attestation\..* Did you mean judge\?$/,
      ),
    ]);
  });

  it('may use a name that is a variable elsewhere', () => {
    expect(
      judge(`{ predicateType: 'urn:x', accept: "predicate.paths.exists(path, path == 'x')" }`),
    ).toEqual([]);
  });
});
