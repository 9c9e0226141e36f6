import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Decision } from '@pedigree/events';
import { approved, blocked, indeterminate } from '../testing/decisions';
import { type FakeAnswer, fakeGate, type FakeGate } from '../testing/fake-gate';
import { cli } from '../testing/recorded';

const MODEL = 'pkg:generic/acme/support@1';

describe('gate', () => {
  let directory: string;
  let gate: FakeGate | undefined;
  beforeAll(() => (directory = mkdtempSync(join(tmpdir(), 'pedigree-gate-'))));
  afterAll(() => rmSync(directory, { recursive: true }));
  afterEach(async () => {
    await gate?.close();
    gate = undefined;
  });

  const asking = async (answer: FakeAnswer, ...args: string[]) => {
    gate = await fakeGate((asked) =>
      asked.headers.accept === 'text/markdown' ? { body: '## from the gate\n' } : answer,
    );
    return cli('gate', MODEL, '--env', 'prod', '--url', gate.url, '--retries', '0', ...args);
  };
  const file = (name: string) => join(directory, name);
  const text = (name: string) => readFileSync(file(name), 'utf8');

  it.each<[string, Decision, string[], number]>([
    ['an approval', approved, [], 0],
    ['a block', blocked, [], 1],
    ['a block that is only reported', blocked, ['--report-only'], 0],
    ['an indeterminate answer', indeterminate, [], 3],
    ['an indeterminate answer that is only reported', indeterminate, ['--report-only'], 3],
  ])('ends on %s with the code for it', async (_, body, args, code) => {
    expect(await asking({ body }, ...args)).toMatchObject({ code });
  });

  it('names the promotion itself, so that asking again is no second request', async () => {
    const { out } = await asking({ body: approved }, '--requested-by', 'ci', '--id', 'release/42');
    expect(gate?.asked[0]?.path).toMatch(/^\/api\/v1\/promotions\?wait=\d+$/);
    expect(JSON.parse(gate?.asked[0]?.body ?? '')).toEqual({
      promotion: { id: 'release/42' },
      model: MODEL,
      environment: 'prod',
      requestedBy: 'ci',
    });
    expect(out).toContain(`${String(gate?.url)}/promotions/release%2F42`);
  });

  it('prints what the gate answered, whole, as JSON', async () => {
    const body = { ...blocked, somethingNew: { of: 'a newer gate' } };
    expect(JSON.parse((await asking({ body }, '--json')).out)).toEqual(body);
  });

  it('exits 3 where it is not decided in time, and says how to ask again', async () => {
    const pending = { status: 202, body: { promotion: { id: 'p' }, status: 'pending' } };
    const args = ['--wait', '0', '--id', 'p', '--junit', file('pending.xml')];
    const { code, err } = await asking(pending, ...args);
    expect(code).toBe(3);
    expect(err).toContain('--id p');
    expect(text('pending.xml')).toContain('<error message="Not decided within 0 s');
  });

  it('exits 3 where the gate fails, 2 where it refuses, and reports either', async () => {
    const failed = await asking({ status: 503, body: {} }, '--sarif', file('failed.sarif'));
    expect(failed.code).toBe(3);
    expect(JSON.parse(text('failed.sarif'))).toMatchObject({
      runs: [{ invocations: [{ executionSuccessful: false }], results: [] }],
    });
    await gate?.close();
    const errors = [{ pointer: '/environment', message: 'is too long', remedy: 'Shorten it.' }];
    const refused = await asking({ status: 422, body: { detail: 'Invalid.', errors } });
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('/environment') });
  });

  it('exits 2 where the id of the promotion stands for another digest, and says which', async () => {
    const errors = [
      { pointer: '/promotion/id', message: 'stands for another digest', remedy: 'Use a new id.' },
    ];
    const detail = 'Promotion "p" was requested with digest sha256:ab.';
    const taken = { status: 409, body: { title: 'Conflict', detail, errors } };
    const { code, err } = await asking(taken, '--id', 'p', '--digest', `sha256:${'cd'.repeat(32)}`);
    expect(code).toBe(2);
    for (const part of [detail, '/promotion/id', 'Use a new id.']) expect(err).toContain(part);
    expect(gate?.asked).toHaveLength(1);
  });

  it('exits 3 on an answer that is no decision', async () => {
    expect(await asking({ body: { hello: 'world' } })).toMatchObject({
      code: 3,
      err: expect.stringContaining('Is this Pedigree'),
    });
  });

  it('prints errors as JSON where JSON was asked for', async () => {
    const { err } = await asking({ status: 503, body: { detail: 'Later.' } }, '--json');
    expect(JSON.parse(err)).toMatchObject({ error: { code: 'failed', retriable: true } });
  });

  it('writes every report that is asked for, and appends the Markdown', async () => {
    const args = ['--junit', file('j.xml'), '--sarif', file('s.sarif'), '--markdown', file('m.md')];
    await asking({ body: blocked }, ...args);
    await gate?.close();
    await asking({ body: blocked }, ...args);
    expect(text('j.xml')).toContain(`failures="${String(blocked.reasons.length)}"`);
    expect(JSON.parse(text('s.sarif'))).toMatchObject({ version: '2.1.0' });
    expect(text('m.md').match(/## from the gate/g)).toHaveLength(2);
  });

  it('says which file cannot be written', async () => {
    const answer = await asking({ body: approved }, '--junit', file('no/such/folder.xml'));
    expect(answer).toMatchObject({ code: 2, err: expect.stringContaining('folder.xml') });
  });

  it.each([
    ['a missing environment', ['gate', MODEL], '--env <environment>'],
    ['a misspelt option', ['gate', MODEL, '--evn', 'x'], 'Did you mean --env?'],
    ['a wait that is no number', ['gate', MODEL, '--env', 'x', '--wait', 'soon'], 'seconds'],
    ['a URL that is none', ['gate', MODEL, '--env', 'x', '--url', 'gate:1'], 'Give a URL'],
    ['a missing model', ['gate', '--env', 'x'], "missing required argument 'model'"],
  ])('exits 2 on %s', async (_, args, message) => {
    expect(await cli(...args)).toMatchObject({ code: 2, err: expect.stringContaining(message) });
  });
});
