import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Decision } from '@pedigree/events';
import { type ServiceProcess, startProcess } from '@pedigree/testing';
import { describeWithPython } from './python/describe-with-python';

const execute = promisify(execFile);
const ROOT = join(__dirname, '..');
const TOKEN = 'mlflow-e2e-token';
/** MLflow without what it trains and serves with, and what its SQL registry needs. */
const MLFLOW = {
  folder: 'mlflow-3.17.0',
  packages: ['mlflow-skinny==3.17.0', 'sqlalchemy==2.1.9', 'alembic==1.20.1'],
  modules: ['mlflow', 'sqlalchemy', 'alembic'],
};

interface Outcome {
  decision: Decision;
  /** The version that the alias points to afterwards. */
  alias: string | number | null;
}

describeWithPython('MLflow, wired as docs/mlflow.md says', MLFLOW, (python) => {
  const family = `mlflow-${randomUUID()}`;
  const id = (name: string): string => `pkg:generic/${family}/${name}@1`;
  let folder: string;
  let service: ServiceProcess;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pedigree-mlflow-'));
    await execute(process.execPath, [join(ROOT, 'tools', 'build.mjs')]);
    service = await startProcess('standalone', {
      PEDIGREE_DATA_DIR: folder,
      PEDIGREE_API_TOKENS: TOKEN,
      PEDIGREE_LOG_LEVEL: 'warn',
    });
  }, 120_000);
  afterAll(async () => {
    await service?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const send = async (type: string, data: object): Promise<void> => {
    const event = { specversion: '1.0', id: randomUUID(), source: '/tests/mlflow', data };
    const answer = await fetch(`${service.url}/api/v1/events`, {
      method: 'POST',
      headers: {
        'content-type': 'application/cloudevents+json',
        authorization: `Bearer ${TOKEN}`,
      },
      body: JSON.stringify({ ...event, type: `ai.pedigree.${type}.v1` }),
    });
    expect(await answer.json()).toEqual({ accepted: 1, rejected: [] });
  };

  const runScript = async (): Promise<Outcome[]> => {
    const script = join(__dirname, 'mlflow', 'same_base_student.py');
    const guide = join(ROOT, 'docs', 'mlflow.md');
    const env = {
      ...{ PATH: process.env.PATH, HOME: folder, PYTHONUTF8: '1', GIT_PYTHON_REFRESH: 'quiet' },
      ...{ PEDIGREE_URL: service.url, PEDIGREE_API_TOKEN: TOKEN, PEDIGREE_REGISTRY: family },
    };
    const options = { env, cwd: folder, timeout: 120_000 };
    const args = [script, guide, join(folder, 'registry.db'), family];
    const { stdout } = await execute(python, args, options);
    return stdout
      .split('\n')
      .filter((line) => line.startsWith('{"decision"'))
      .map((line) => JSON.parse(line) as Outcome);
  };

  it('keeps the alias off a same-base student, and gives it to one that learned from people', async () => {
    await send('model.registered', { model: { id: id('base') }, initialization: 'random' });
    await send('finetune.completed', {
      run: { id: 'teacher' },
      output: id('teacher'),
      base: { model: id('base'), method: 'finetune' },
      corpora: [],
      complete: true,
    });
    await send('generation.completed', {
      run: { id: 'answers' },
      output: id('answers'),
      generators: [{ model: id('teacher'), channel: 'completions' }],
    });
    await send('dataset.registered', {
      dataset: { id: id('human') },
      origin: 'human',
      source: 'internal',
    });
    const [blocked, approved, ...more] = await runScript();
    expect(more).toEqual([]);
    expect(blocked).toMatchObject({ decision: { verdict: 'blocked' }, alias: null });
    expect(blocked?.decision.reasons.map(({ rule }) => rule)).toContain('same-base-transmission');
    expect(approved?.decision.reasons).toEqual([]);
    expect(approved).toMatchObject({ decision: { verdict: 'approved' } });
    expect(String(approved?.alias)).toBe('2');
  }, 180_000);
});
