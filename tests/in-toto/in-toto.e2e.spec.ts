import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  type AttestationChecks,
  generateSigner,
  keyring,
  publicJwks,
  signerFromPem,
  signStatement,
  STATEMENT_TYPE,
  type TrustedKey,
  verifyAttestation,
} from '@pedigree/attestation';
import { describeWithPython } from '../python/describe-with-python';

/* The Python packages of in-toto, securesystemslib and Sigstore write and read what Pedigree reads and writes. */

const execute = promisify(execFile);
const CLIENT = {
  folder: 'in-toto-attestation-0.9.3',
  packages: [
    'in-toto-attestation==0.9.3',
    'securesystemslib==1.6.0',
    'cryptography==50.0.2',
    'sigstore-protobuf-specs==0.5.2',
  ],
  modules: ['in_toto_attestation', 'securesystemslib', 'sigstore_protobuf_specs.io.intoto'],
};
const SHA256 = 'c0ffee'.repeat(10) + 'feed';
const AT = '2026-12-01T00:00:00Z';
const UNTIL = '2027-05-01T00:00:00.000Z';
const TEST_RESULT = 'https://in-toto.io/attestation/test-result/v0.1';
const SUMMARY = 'https://slsa.dev/verification_summary/v1';

const passed = ({ result }: Readonly<Record<string, unknown>>): true | string =>
  result === 'PASSED' || 'The test result must be PASSED. Run the suite again.';

function check(document: unknown, key: TrustedKey, over: Partial<AttestationChecks> = {}) {
  const ring = keyring([key]);
  if (!ring.ok) throw new Error(JSON.stringify(ring.faults));
  return verifyAttestation(document, {
    keyring: ring.value,
    kind: 'generator-alignment',
    digests: [`sha256:${SHA256}`],
    predicates: [{ predicateType: TEST_RESULT, accept: passed }, { predicateType: SUMMARY }],
    at: AT,
    ...over,
  });
}

const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const PEMS = [generateSigner().pem, p256.export({ type: 'pkcs8', format: 'pem' }).toString()];
const SIGNERS = PEMS.map((pem) => ({ pem, ...signerFromPem(pem) }));
const statement = {
  _type: STATEMENT_TYPE,
  subject: [{ name: 'größe 教師', digest: { sha256: SHA256 } }],
  predicateType: TEST_RESULT,
  predicate: { result: 'PASSED', nested: { list: [1, 2.5, null, 'ü'] } },
};

describeWithPython('the in-toto and Sigstore packages for Python', CLIENT, (python) => {
  let folder: string;
  const run = (script: string, ...args: string[]) =>
    execute(python, [join(__dirname, script), ...args], {
      env: { PATH: process.env.PATH, HOME: folder, PYTHONUTF8: '1' },
      timeout: 60_000,
    });
  const document = async (name: string): Promise<Record<string, unknown>> =>
    JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')) as Record<string, unknown>;
  const pem = (name: string) => readFile(join(folder, `${name}.pem`), 'utf8');

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pedigree-in-toto-'));
    await run('attest.py', folder, SHA256, UNTIL);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const DSSE = ['ed25519', 'ecdsa-p256', 'ecdsa-p384', 'rsa-pss', 'rsa-pkcs1v15', 'two-signers'];
  it.each(DSSE)('attest a test result as DSSE: %s', async (name) => {
    const envelope = await document(name);
    const key = { id: 'attestor', pem: await pem(name) };
    const outcome = check(envelope, key);
    expect(outcome).toMatchObject({
      ok: true,
      key: 'attestor',
      predicateType: TEST_RESULT,
      predicate: { result: 'PASSED', passedTests: ['neutral prompts ✓', 'truthfulness'] },
      expiresAt: UNTIL,
    });
    expect(outcome.ok && outcome.subjects[1]).toMatchObject({ name: 'weights 教師.safetensors' });
    expect(check(envelope, key, { at: UNTIL })).toMatchObject({ code: 'expired' });
    const digests = [`sha256:${'00'.repeat(32)}`];
    expect(check(envelope, key, { digests })).toMatchObject({ code: 'wrong-subject' });
  });

  it.each(DSSE)('name their key, so that tampering shows as such: %s', async (name) => {
    const tampered = { ...(await document(name)), payload: 'e30=' };
    const outcome = check(tampered, { id: 'attestor', pem: await pem(name) });
    expect(outcome).toMatchObject({ code: 'bad-signature' });
    const stranger = await pem(name === 'rsa-pss' ? 'ed25519' : 'rsa-pss');
    expect(check(tampered, { id: 'else', pem: stranger })).toMatchObject({ code: 'unknown-key' });
  });

  it('attest a SLSA verification summary, timestamps with nanoseconds and all', async () => {
    const outcome = check(await document('summary'), { id: 'attestor', pem: await pem('summary') });
    expect(outcome).toMatchObject({
      ok: true,
      predicateType: SUMMARY,
      predicate: { verificationResult: 'PASSED', timeVerified: '2026-11-23T10:00:00.123456789Z' },
    });
  });

  const WORKFLOW = 'https://github.com/acme/*/.github/workflows/attest.yml@refs/heads/main';
  it.each(['bundle-0.3', 'bundle-0.2'])('attest with a certificate in a %s', async (name) => {
    const bundle = await document(name);
    const authority = { id: 'acme-ca', x509: await pem(name), subjects: [WORKFLOW] };
    const outcome = check(bundle, authority);
    expect(outcome).toMatchObject({ ok: true, key: 'acme-ca', expiresAt: UNTIL });
    const before = check(bundle, authority, { at: '2026-10-31T23:59:59Z' });
    expect(before).toMatchObject({ code: 'not-yet-valid' });
    const elsewhere = { ...authority, subjects: ['https://github.com/evil/**'] };
    expect(check(bundle, elsewhere)).toMatchObject({ code: 'untrusted-certificate' });
  });

  it('attest with a key named in a Sigstore bundle', async () => {
    const bundle = await document('bundle-key');
    const key = { id: 'attestor', pem: await pem('bundle-key') };
    expect(check(bundle, key)).toMatchObject({ ok: true, key: 'attestor' });
    const stranger = { id: 'attestor', pem: await pem('ed25519') };
    expect(check(bundle, stranger)).toMatchObject({ code: 'bad-signature' });
  });

  it.each(SIGNERS)('verify what Pedigree signed with $algorithm', async (signer) => {
    const [envelopeFile, jwksFile] = ['ours.json', 'jwks.json'].map((name) => join(folder, name));
    const write = (envelope: object) => writeFile(envelopeFile ?? '', JSON.stringify(envelope));
    const envelope = signStatement(statement, signer);
    await writeFile(jwksFile ?? '', JSON.stringify(publicJwks(signer)));
    await write(envelope);
    const { stdout } = await run('verify.py', envelopeFile ?? '', jwksFile ?? '');
    expect(JSON.parse(stdout)).toEqual(statement);

    const other = signStatement({ ...statement, predicate: { result: 'FAILED' } }, signer);
    await write({ ...other, signatures: envelope.signatures });
    const refused = run('verify.py', envelopeFile ?? '', jwksFile ?? '');
    await expect(refused).rejects.toThrow('VerificationError');
  });
});

describe('jose', () => {
  const script = `
    import { calculateJwkThumbprint, createLocalJWKSet, jwtVerify, SignJWT, importPKCS8 } from 'jose';
    const [jwks, pem, alg] = JSON.parse(process.argv[1]);
    const token = await new SignJWT({}).setProtectedHeader({ alg, kid: jwks.keys[0].kid }).sign(await importPKCS8(pem, alg));
    const { protectedHeader } = await jwtVerify(token, createLocalJWKSet(jwks));
    console.log(JSON.stringify([protectedHeader.kid, await calculateJwkThumbprint(jwks.keys[0])]));
  `;
  it.each(SIGNERS)('finds $algorithm by its kid, an RFC 7638 thumbprint', async (signer) => {
    const args = JSON.stringify([publicJwks(signer), signer.pem, signer.algorithm]);
    const command = ['--input-type=module', '--eval', script, args];
    const options = { cwd: join(__dirname, '..', '..') };
    const { stdout } = await execute(process.execPath, command, options);
    expect(JSON.parse(stdout)).toEqual([signer.keyid, signer.keyid]);
  });
});
