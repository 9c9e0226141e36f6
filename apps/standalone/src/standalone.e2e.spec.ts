import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@pedigree/testing';
import { Program } from './testing/program';

const START = 'tools/start.mjs';
/** Whatever stack the tests run beside. */
const EMBEDDED = { KAFKA_BROKERS: '', NEO4J_URI: '' };
const MAIN = 'dist/apps/standalone/main.js';

const registered = (index: number) => ({
  specversion: '1.0',
  id: `e-${index}`,
  source: '/tests/standalone',
  type: 'ai.pedigree.model.registered.v1',
  data: { model: { id: `pkg:generic/acme/m-${index}@1` } },
});

describe('npm start', () => {
  const programs: Program[] = [];
  let directory: string;

  const run = (
    script: string,
    environment: Readonly<Record<string, string>>,
    ...args: string[]
  ) => {
    const program = new Program([script, ...args], {
      ...EMBEDDED,
      PORT: '0',
      PEDIGREE_DATA_DIR: directory,
      ...environment,
    });
    programs.push(program);
    return program;
  };

  const ready = async (program: Program): Promise<string> => {
    const [, url = ''] = await program.prints(/API\s+(http:\S+)\/api\/v1/);
    return url;
  };

  const post = (url: string, path: string, type: string, body: unknown): Promise<Response> =>
    fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: JSON.stringify(body),
    });

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'pedigree-start-'));
  });

  afterEach(async () => {
    for (const program of programs.splice(0)) {
      program.kill('SIGKILL');
      await program.exit();
    }
    await rm(directory, { recursive: true, force: true });
  });

  it('builds, tells where to look, and ends within seconds when it is told to', async () => {
    const program = run(START, {});
    const url = await ready(program);
    expect(program.output).toContain(`${url}/api/docs`);
    expect(program.output).toContain(directory);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    const asked = Date.now();
    program.kill('SIGINT');
    program.kill('SIGINT');
    expect(await program.exit()).toBe(0);
    expect(Date.now() - asked).toBeLessThan(5000);
    expect(program.output).toContain('Stopped.');
  });

  it('says what to do about a port that is taken', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const program = run(START, { PORT: String(port) });
    expect(await program.exit()).toBe(1);
    expect(program.output).toContain(`Port ${port} on 127.0.0.1 is in use by another program.`);
    expect(program.output).not.toContain('    at ');
    server.close();
  });

  it('says what to do about a data folder that another process owns', async () => {
    await ready(run(START, {}));
    const second = run(START, {});
    expect(await second.exit()).toBe(1);
    expect(second.output).toContain('is in use by another process');
    expect(second.output).toContain('PEDIGREE_DATA_DIR');
  });

  it('lists everything that is wrong with the settings', async () => {
    const program = run(START, { PORT: 'http', KAFKA_BROKERS: 'localhost:9092' });
    expect(await program.exit()).toBe(1);
    expect(program.output).toMatch(/PORT has a value.*\n.*NEO4J_URI is not/);
  });

  it('explains itself', async () => {
    const help = run(START, {}, '--help');
    expect(await help.exit()).toBe(0);
    expect(help.output).toContain('--demo');
    expect(await run(START, {}, '--demmo').exit()).toBe(2);
  });

  it('loses nothing that it acknowledged when it is killed', async () => {
    const first = run(MAIN, {});
    const acknowledged: number[] = [];
    const url = await ready(first);
    const feeding = (async () => {
      for (let index = 0; ; index++) {
        const response = await post(
          url,
          '/events',
          'application/cloudevents+json',
          registered(index),
        );
        if (response.status === 202) acknowledged.push(index);
      }
    })().catch(() => undefined);
    await eventually(() => expect(acknowledged.length).toBeGreaterThan(100));
    const promotion = {
      promotion: { id: 'p-1' },
      model: 'pkg:generic/acme/m-1@1',
      environment: 'production',
    };
    expect((await post(url, '/promotions', 'application/json', promotion)).status).toBeLessThan(
      300,
    );
    first.kill('SIGKILL');
    expect(await first.exit()).toBe('SIGKILL');
    await feeding;

    const again = await ready(run(MAIN, {}));
    const read = async (path: string) =>
      (await fetch(`${again}/api/v1${path}`)).json() as Promise<Record<string, unknown>>;
    await eventually(async () => {
      for (const index of acknowledged.slice(-50)) {
        const id = encodeURIComponent(`pkg:generic/acme/m-${index}@1`);
        expect(await read(`/artifacts/${id}`)).toMatchObject({ placeholder: false });
      }
      expect(await read('/promotions/p-1')).toMatchObject({ verdict: expect.any(String) });
    });
  });
});
