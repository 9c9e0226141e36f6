import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSigner, keyring, verifyAttestation } from '@pedigree/attestation';
import { cli } from './testing/recorded';

const BUNDLE = join(__dirname, '../../../policies/default.yaml');
const CASES = join(__dirname, '../../../policies/cases/default.yaml');

describe('pedigree', () => {
  let directory: string;
  const file = (name: string, text: string): string => {
    const path = join(directory, name);
    writeFileSync(path, text);
    return path;
  };
  beforeAll(() => (directory = mkdtempSync(join(tmpdir(), 'pedigree-cli-'))));
  afterAll(() => rmSync(directory, { recursive: true }));

  it('policy test judges the cases of the default bundle, and all pass', async () => {
    const { code, out, err } = await cli('policy', 'test', BUNDLE, CASES);
    expect(err).toMatch(/\d+ passed, 0 failed/);
    expect(out).toContain('ok  ');
    expect(code).toBe(0);
  });

  it('policy test exits 1 and shows the difference where a case fails', async () => {
    const text = readFileSync(CASES, 'utf8').replace('verdict: approved', 'verdict: blocked');
    const { code, out } = await cli('policy', 'test', BUNDLE, file('cases.yaml', text));
    expect(code).toBe(1);
    expect(out).toMatch(/FAIL .*\n {7}.*verdict/);
  });

  it('policy check names line, reason and remedy of a broken bundle', async () => {
    const broken = file('broken.yaml', readFileSync(BUNDLE, 'utf8').replace("'same'", "'sane'"));
    const { code, err } = await cli('policy', 'check', broken);
    expect(code).toBe(1);
    expect(err).toMatch(/broken\.yaml:\d+:\d+ rules\.same-base-sensitive\.when: .*sane/);
  });

  it('attest prints an event that a policy with the public key believes', async () => {
    const { pem, ...signer } = generateSigner();
    const digest = `sha256:${'a'.repeat(64)}`;
    const key = file('key.pem', pem);
    const args = ['urn:teacher', '--digest', digest, '--kind', 'generator-alignment', '--key', key];
    const { code, out } = await cli('attest', ...args);
    expect(code).toBe(0);
    const event = JSON.parse(out) as { type: string; data: { envelope: object } };
    expect(event.type).toBe('ai.pedigree.attestation.recorded.v1');
    const spki = signer.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const keys = keyring([{ id: 'us', pem: spki }]);
    if (!keys.ok) throw new Error(JSON.stringify(keys.faults));
    const predicateType = 'https://pedigree.ai/attestations/generator-alignment/v1';
    expect(
      verifyAttestation(event.data.envelope, {
        keyring: keys.value,
        kind: 'generator-alignment',
        digests: [digest],
        predicates: [{ predicateType }],
        at: '2026-11-24T00:00:00Z',
      }),
    ).toMatchObject({ ok: true, key: 'us', predicate: { conclusion: 'aligned' } });
  });

  it.each([
    ['an unknown command', ['bogus'], 2, 'unknown command'],
    ['a missing argument', ['policy', 'test', BUNDLE], 2, "missing required argument 'cases'"],
    ['a file that is not there', ['policy', 'check', 'nowhere.yaml'], 2, 'cannot be read'],
    [
      'a gate that is away',
      ['verify', 'p', '--url', 'http://127.0.0.1:1', '--retries', '0'],
      3,
      'not reachable',
    ],
  ])('answers %s with code %s', async (_, args, code, message) => {
    expect(await cli(...args)).toMatchObject({
      code,
      err: expect.stringContaining(message),
    });
  });

  it('prints help with exit code 0', async () => {
    expect(await cli('replay', '--help')).toMatchObject({
      code: 0,
      out: expect.stringContaining('--inputs'),
    });
  });
});
