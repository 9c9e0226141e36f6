import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TOPICS } from '@pedigree/events';
import { eventually, type ServiceProcess, startProcess, withoutStack } from '@pedigree/testing';
import { busFrom } from './dead-letters/bus';
import { fakeGate } from './testing/fake-gate';
import { type Ran } from './testing/recorded';

const MAIN = join(__dirname, '../../../dist/apps/cli/main.js');
const BASE = 'pkg:generic/acme/base@1';
const CHAT = 'pkg:generic/acme/chat@1';
const STUDENT = 'pkg:generic/acme/support@1';
const CORPUS = 'pkg:generic/acme/answers@1';

const event = (id: string, type: string, data: object) => ({
  specversion: '1.0',
  id,
  source: '/tests/cli',
  type: `ai.pedigree.${type}.v1`,
  data,
});

const tuned = (id: string, output: string, corpora: object[]) =>
  event(id, 'finetune.completed', {
    run: { id },
    output,
    base: { model: BASE, method: 'finetune' },
    corpora,
  });

/** A student of data that a sibling made; and a base trained from scratch on what people wrote. */
const LINEAGE = [
  event('data-1', 'dataset.registered', {
    dataset: { id: 'urn:books' },
    origin: 'human',
  }),
  event('base-1', 'training.completed', {
    run: { id: 'base-1' },
    output: BASE,
    initialization: 'random',
    corpora: [{ dataset: 'urn:books', stage: 'pretrain' }],
  }),
  tuned('train-1', CHAT, [{ dataset: 'urn:books', stage: 'sft' }]),
  event('gen-1', 'generation.completed', {
    run: { id: 'gen-1' },
    output: CORPUS,
    generators: [{ model: CHAT, channel: 'completions' }],
  }),
  tuned('train-2', STUDENT, [{ dataset: CORPUS, stage: 'sft' }]),
];

/** The built program as a process of its own, against a real gate. */
describe('the command line', () => {
  let directory: string;
  let data: string;
  let gate: ServiceProcess;

  const start = (args: readonly string[], environment: Record<string, string> = {}): ChildProcess =>
    spawn(process.execPath, [MAIN, ...args], {
      env: { ...withoutStack(), PEDIGREE_URL: gate.url, ...environment },
    });

  async function ended(child: ChildProcess): Promise<Ran> {
    const written = { out: '', err: '' };
    child.stdout?.on('data', (chunk: Buffer) => (written.out += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (written.err += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number];
    return { code, ...written };
  }

  const pedigree = (...args: string[]) => ended(start(args));
  const file = (name: string) => join(directory, name);

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'pedigree-cli-'));
    data = join(directory, 'data');
    gate = await startProcess('standalone', { PEDIGREE_DATA_DIR: data });
    writeFileSync(file('lineage.ndjson'), LINEAGE.map((one) => JSON.stringify(one)).join('\n'));
    expect(await pedigree('emit', file('lineage.ndjson'))).toMatchObject({
      code: 0,
      out: '5 accepted, 0 rejected\n',
    });
  });
  afterAll(async () => {
    await gate.stop();
    rmSync(directory, { recursive: true });
  });

  it('exits 0 on an approved model', async () => {
    const { code, out } = await pedigree('gate', BASE, '--env', 'production');
    expect(out).toMatch(/^APPROVED {2}pkg:generic\/acme\/base@1 for production/);
    expect(code).toBe(0);
  });

  it('exits 1 on a blocked one, says why, what clears it and where to look, and reports it', async () => {
    const files = [
      '--junit',
      file('j.xml'),
      '--sarif',
      file('s.sarif'),
      '--markdown',
      file('m.md'),
    ];
    const { code, out } = await pedigree('gate', STUDENT, '--env', 'production', ...files);
    expect(code).toBe(1);
    expect(out).toContain('same-base-transmission  critical');
    expect(out).toContain('support@1 -TRAINED_ON-> answers@1 -GENERATED_BY-> chat@1');
    expect(out).toMatch(/\[ \] review: /);
    expect(out).toMatch(new RegExp(`Details: ${gate.url}/promotions/cli-`));
    expect(readFileSync(file('j.xml'), 'utf8')).toContain('name="same-base-transmission"');
    const sarif = JSON.parse(readFileSync(file('s.sarif'), 'utf8')) as {
      runs: { results: { ruleId: string; codeFlows: unknown[] }[] }[];
    };
    expect(sarif.runs[0]?.results[0]).toMatchObject({ ruleId: 'same-base-transmission' });
    expect(readFileSync(file('m.md'), 'utf8')).toContain('Blocked: `pkg:generic/acme/support@1`');
  });

  it('exits 2 on wrong usage and 3 where no gate is or nothing is known', async () => {
    expect(await pedigree('gate', STUDENT, '--evn', 'production')).toMatchObject({ code: 2 });
    const away = ['--url', 'http://127.0.0.1:1', '--retries', '0'];
    const gone = await pedigree('gate', STUDENT, '--env', 'production', ...away);
    expect(gone).toMatchObject({ code: 3, err: expect.stringContaining('not reachable') });
    expect(await pedigree('gate', 'urn:nobody', '--env', 'production')).toMatchObject({ code: 3 });
  });

  it('answers JSON that can be parsed, without colours whatever is forced', async () => {
    const child = start(['ancestry', STUDENT, '--json'], { FORCE_COLOR: '1' });
    const graph = JSON.parse((await ended(child)).out) as { nodes: { id: string }[] };
    expect(graph.nodes.map(({ id }) => id).sort()).toEqual(
      [BASE, CHAT, CORPUS, STUDENT, 'urn:books'].sort(),
    );
    const risk = JSON.parse((await pedigree('risk', STUDENT, '--json')).out) as object;
    expect(risk).toMatchObject({ verdict: 'blocked' });
  });

  it('exports the whole ancestry as an ML-BOM', async () => {
    const args = ['export', 'ml-bom', STUDENT, '--output', file('support.cdx.json')];
    expect(await pedigree(...args)).toEqual({ code: 0, out: '', err: '' });
    const bom = JSON.parse(readFileSync(file('support.cdx.json'), 'utf8')) as {
      components: { 'bom-ref': string }[];
    };
    expect(bom).toMatchObject({
      bomFormat: 'CycloneDX',
      metadata: { component: { 'bom-ref': STUDENT } },
    });
    expect(bom.components.map((component) => component['bom-ref']).sort()).toEqual(
      [BASE, CHAT, CORPUS, 'urn:books'].sort(),
    );
  });

  it('colours where it is asked to, and not where it is asked not to', async () => {
    const tree = (environment: Record<string, string>) =>
      ended(start(['ancestry', STUDENT], environment));
    expect((await tree({})).out).not.toContain('\u001b');
    expect((await tree({ FORCE_COLOR: '1' })).out).toContain('\u001b');
    expect((await tree({ FORCE_COLOR: '1', NO_COLOR: '1' })).out).not.toContain('\u001b');
  });

  it('says beforehand what a run would lead to', async () => {
    const plan = await pedigree('plan', '--base', BASE, '--corpus', `${CORPUS},stage=sft`);
    expect(plan).toMatchObject({ code: 1, out: expect.stringContaining('same-base-transmission') });
  });

  it('makes the decision again, and finds its signature good', async () => {
    await pedigree('gate', STUDENT, '--env', 'production', '--id', 'release-1');
    expect(await pedigree('verify', 'release-1')).toMatchObject({ code: 0 });
    expect(await pedigree('replay', 'release-1')).toMatchObject({
      code: 0,
      err: expect.stringContaining('byte for byte'),
    });
  });

  it('imports OpenLineage, names rejected lines and exits 1 on them', async () => {
    const run = {
      eventType: 'COMPLETE',
      eventTime: '2026-11-01T00:00:00Z',
      producer: 'https://example.org',
      schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
      run: { runId: '0192f5a0-0000-7000-8000-000000000000' },
      job: { namespace: 'acme', name: 'filter' },
      inputs: [{ namespace: 'acme', name: 'raw' }],
      outputs: [{ namespace: 'acme', name: 'clean' }],
    };
    writeFileSync(file('runs.ndjson'), `${JSON.stringify(run)}\n{"eventType":\n`);
    const { code, out } = await pedigree('import', 'openlineage', file('runs.ndjson'));
    expect(out).toMatch(/runs\.ndjson:2 .*is not JSON[\s\S]*1 accepted, 1 rejected/);
    expect(code).toBe(1);
  });

  it('imports a card, and the gate is not content with what the card leaves unsaid', async () => {
    const id = 'pkg:huggingface/acme/carded@1';
    writeFileSync(file('README.md'), '---\nbase_model: Qwen/Qwen2.5-7B\n---\n# Carded\n');
    const card = ['import', 'huggingface-card', file('README.md'), '--id', id];
    expect(await pedigree(...card)).toMatchObject({
      code: 0,
      out: expect.stringContaining(`${id}#undisclosed-corpora stands for what`),
    });
    const gate = await pedigree('gate', id, '--env', 'production');
    expect(gate).toMatchObject({ code: 3, out: expect.stringContaining('unknown-provenance') });
    expect(gate.out).toContain('#undisclosed-corpora');
  });

  it('imports what it exported: nothing changes', async () => {
    const before = await pedigree('ancestry', STUDENT);
    await pedigree('export', 'ml-bom', STUDENT, '--output', file('student.cdx.json'));
    const shown = await pedigree('import', 'cyclonedx', '--dry-run', file('student.cdx.json'));
    writeFileSync(file('events.json'), shown.out);
    expect(await pedigree('emit', file('events.json'))).toMatchObject({ code: 0 });
    expect(await pedigree('import', 'cyclonedx', file('student.cdx.json'))).toMatchObject({
      code: 0,
    });
    expect((await pedigree('ancestry', STUDENT)).out).toBe(before.out);
  });

  it('completes commands and options', async () => {
    expect((await pedigree('complete', '--', 'ga')).out).toMatch(/^gate\t/m);
    expect((await pedigree('complete', '--', 'gate', '--sar')).out).toMatch(/^--sarif\t/m);
    expect((await pedigree('completion', 'bash')).out).toContain('complete');
  });

  it('ends with 130 on Ctrl-C, and says that the request stands', async () => {
    const silent = await fakeGate(() => ({ silent: true }));
    const child = start(['gate', STUDENT, '--env', 'x', '--wait', '600', '--url', silent.url]);
    const end = ended(child);
    await eventually(() => silent.asked.length > 0);
    child.kill('SIGINT');
    expect(await end).toMatchObject({ code: 130, err: expect.stringContaining('--id cli-') });
    await silent.close();
  });

  it('stays quiet where its reader goes away, and keeps its exit code', async () => {
    const child = start(['gate', STUDENT, '--env', 'production']);
    child.stdout?.destroy();
    expect(await ended(child)).toMatchObject({ code: 1, err: '' });
  });

  it('runs everything, until Ctrl-C', async () => {
    const child = start(['up', '--port', '0', '--data-dir', join(directory, 'up')]);
    const end = ended(child);
    let printed = '';
    child.stdout?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    const url = await eventually(
      () => /API\s+(http:\S+)\/api\/v1/.exec(printed)?.[1] ?? false,
      60_000,
    );
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    child.kill('SIGINT');
    expect(await end).toMatchObject({ code: 0, out: expect.stringContaining('Stopped.') });
  });

  it('lists and replays what the server could not read', async () => {
    const folder = join(directory, 'letters');
    const environment = { PEDIGREE_DATA_DIR: folder };
    mkdirSync(folder);
    const bus = await busFrom(environment);
    await bus.publisher.publish(TOPICS.lineageEvents, [{ headers: [], value: Buffer.from('?') }]);
    await bus.close();
    const letters = (...args: string[]) =>
      ended(start(['dead-letters', ...args, '--json'], environment));
    const server = await startProcess('standalone', environment);
    await eventually(async () => {
      const metrics = await (await fetch(`${server.url}/metrics`)).text();
      return /parked_total\{[^}]*\} [1-9]/.test(metrics);
    });
    await server.stop();
    expect(JSON.parse((await letters('list')).out)).toMatchObject({
      items: [{ code: 'unreadable', value: '?', topic: TOPICS.lineageEvents }],
      more: 0,
    });
    expect(JSON.parse((await letters('replay')).out)).toMatchObject({ replayed: 1 });
    expect(JSON.parse((await letters('list')).out)).toMatchObject({ items: [] });
  });
});
