import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type ServiceProcess, startProcess } from '@pedigree/testing';

const ROOT = join(__dirname, '../../..');
const execute = promisify(execFile);

/** What users get: the packed package, installed into a folder of theirs. */
describe('the package of the command line', () => {
  let directory: string;
  let gate: ServiceProcess;

  const npm = (command: string, args: readonly string[], cwd = directory) =>
    execute(command, args, { cwd, env: { ...process.env, npm_config_update_notifier: 'false' } });

  const pedigree = (...args: string[]) =>
    npm('npx', ['--no-install', 'pedigree', ...args]).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      (error: unknown) => error as { code: number; stdout: string; stderr: string },
    );

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'pedigree-package-'));
    await npm(process.execPath, ['tools/package.mjs'], ROOT);
    const packing = ['pack', '--silent', '--pack-destination', directory, join(ROOT, 'dist/cli')];
    const { stdout } = await npm('npm', packing);
    const tarball = join(directory, stdout.trim());
    const quietly = ['--no-audit', '--no-fund', '--prefer-offline', '--silent'];
    await npm('npm', ['install', ...quietly, tarball]);
    gate = await startProcess('standalone', { PEDIGREE_DATA_DIR: join(directory, 'data') });
  });
  afterAll(async () => {
    await gate.stop();
    rmSync(directory, { recursive: true });
  });

  it('runs with the packages that it names, and without the server', async () => {
    const { name, version } = JSON.parse(
      readFileSync(join(directory, 'node_modules/@pedigree/cli/package.json'), 'utf8'),
    ) as { name: string; version: string };
    expect(name).toBe('@pedigree/cli');
    expect((await pedigree('--version')).stdout).toBe(`${version}\n`);
    expect((await pedigree('--help')).stdout).toContain('gate [options] <model>');
    expect(await pedigree('up')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('without the server'),
    });
    expect(await pedigree('dead-letters', 'list')).toMatchObject({ code: 2 });
  });

  it('asks a gate', async () => {
    const args = ['urn:nobody', '--env', 'production', '--url', gate.url];
    expect(await pedigree('gate', ...args)).toMatchObject({
      code: 3,
      stdout: expect.stringContaining('unknown-provenance'),
    });
    expect((await pedigree('complete', '--', 'ga')).stdout).toMatch(/^gate\t/m);
  });

  it('judges the cases of a policy bundle', async () => {
    const files = ['policies/default.yaml', 'policies/cases/default.yaml'];
    const judged = await pedigree('policy', 'test', ...files.map((file) => join(ROOT, file)));
    expect(judged).toMatchObject({ code: 0, stderr: expect.stringContaining(' 0 failed') });
  });
});
