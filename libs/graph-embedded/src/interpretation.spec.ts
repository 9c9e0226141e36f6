import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { interpretStored } from '@pedigree/connectors';
import { type Graph, isMention } from '@pedigree/graph';
import { describe as describeNode, INTERPRETATION, type StoredEvent } from '@pedigree/lineage';
import { DatabaseSync } from '@photostructure/sqlite';
import { embeddedGraph } from './embedded-graph';

const CHILD = join(__dirname, 'fixtures/reading-anew-process.ts');
const REGISTER = join(__dirname, '../../../tools/register.cjs');
/** More than are read anew at once, several times. */
const MANY = 2_000;

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'pedigree-graph-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

function withFile<T>(work: (file: InstanceType<typeof DatabaseSync>) => T): T {
  const file = new DatabaseSync(join(directory, 'graph.db'));
  try {
    return work(file);
  } finally {
    file.close();
  }
}

async function upstream({ lineage }: Graph, root: string) {
  const query = { roots: [root], direction: 'upstream', limit: 99, timeoutMs: 9000 } as const;
  const { nodes, edges } = await lineage.reach(query);
  return { ids: nodes.map(({ id }) => id).sort(), nodes, edges };
}

const waiting = { name: 'GraphError', code: 'unavailable', retriable: true };

describe('a file whose facts the rules of version 3 made', () => {
  beforeEach(async () => {
    const dump = await readFile(join(__dirname, 'fixtures/version-3.sql'), 'utf8');
    withFile((file) => file.exec(dump));
  });

  test('is not read for conclusions, nor added to, until its events are read anew', async () => {
    const { lineage, writer, close } = await embeddedGraph({ directory });
    await expect(lineage.positions()).rejects.toMatchObject(waiting);
    await expect(writer.record([], [])).rejects.toMatchObject(waiting);
    expect(await writer.reinterpret(interpretStored)).toBe(8);
    expect(await lineage.positions()).toEqual([{ topic: 'lineage.events', partition: 0, next: 8 }]);
    await writer.record([], [{ topic: 'lineage.events', partition: 0, next: 9 }]);
    expect(await writer.reinterpret(interpretStored)).toBe(0);
    await close();
  });

  test('then says what the rules of today say', async () => {
    const graph = await embeddedGraph({ directory });
    await graph.writer.reinterpret(interpretStored);
    const { ids, nodes, edges } = await upstream(graph, 'urn:m');
    expect(ids).toEqual(['pkg:huggingface/Acme/Base', 'urn:m', 'urn:m#undisclosed-corpora']);
    expect(edges.map(({ type, runId }) => `${type} ${runId ?? ''}`).sort()).toEqual([
      ...['INITIALIZED_FROM r0', 'TRAINED_ON r0'],
    ]);
    const model = nodes.find(({ id }) => id === 'urn:m')!;
    expect(describeNode(model)).toMatchObject({ kind: 'model', produced: true });
    expect(model.descriptions.filter(isMention)).toEqual([]);
    expect(model.evidence.map(({ kind }) => kind)).toEqual(['evaluation', 'parked']);
    expect((await upstream(graph, 'ns/clean')).ids).toContain('ns/raw');
    const spelled = await graph.lineage.artifacts({
      search: 'https://huggingface.co/Acme/Base',
      limit: 9,
    });
    expect(spelled.items).toMatchObject([{ id: 'pkg:huggingface/Acme/Base', kind: 'model' }]);
    const models = ['urn:m', 'urn:before'];
    expect(await graph.history.deployments({ models })).toMatchObject([
      { model: 'urn:m', state: 'active' },
    ]);
    expect(await graph.promotions.promotion('p')).toMatchObject({ requestedBy: 'ci' });
    expect(await graph.history.policy(`sha256:${'a'.repeat(64)}`)).toMatchObject({ version: '2' });
    const { nodes: before } = await upstream(graph, 'urn:before');
    expect(before).toMatchObject([{ kinds: [] }]);
    await graph.close();
  });

  test('goes on where it was broken off', async () => {
    const first = await embeddedGraph({ directory });
    const failing = first.writer.reinterpret((event: StoredEvent) => {
      if (event.stamp.offset === 5) throw new Error('broken off');
      return interpretStored(event);
    });
    await expect(failing).rejects.toThrow('broken off');
    await expect(first.lineage.positions()).rejects.toMatchObject(waiting);
    await first.close();
    const again = await embeddedGraph({ directory });
    await expect(again.lineage.positions()).rejects.toMatchObject(waiting);
    expect(await again.writer.reinterpret(interpretStored)).toBe(8);
    expect((await upstream(again, 'urn:m')).ids).toContain('urn:m#undisclosed-corpora');
    await again.close();
  });

  test('goes on after kill -9, and has each fact once', async () => {
    const more = `
      INSERT INTO event SELECT n + 8, '/many ' || n, NULL, occurred_at, recorded_at, topic, partition, n + 8,
        type, json_set(document, '$.data.output', 'urn:m' || n)
      FROM event, (WITH RECURSIVE c (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM c WHERE n < ${String(MANY)})
        SELECT n FROM c) WHERE seq = 1`;
    withFile((file) => file.exec(more));
    const child = spawn(process.execPath, ['-r', REGISTER, CHILD, directory], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exit = once(child, 'exit');
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await exit;
    const graph = await embeddedGraph({ directory });
    await expect(graph.lineage.positions()).rejects.toMatchObject(waiting);
    const left = await graph.writer.reinterpret(interpretStored);
    expect([left > 0, left < MANY + 8]).toEqual([true, true]);
    const query = { direction: 'downstream', limit: 9_999, timeoutMs: 9_000 } as const;
    const { edges } = await graph.lineage.reach({ ...query, roots: ['pkg:huggingface/Acme/Base'] });
    expect(edges).toHaveLength(MANY + 1);
    await graph.close();
  }, 60_000);
});

test('an empty file is up to date, one of newer rules is refused', async () => {
  const empty = await embeddedGraph({ directory });
  expect(await empty.writer.reinterpret(interpretStored)).toBe(0);
  await empty.close();
  withFile((file) =>
    file.exec(`UPDATE interpretation SET version = ${String(INTERPRETATION + 1)}`),
  );
  const newer = await embeddedGraph({ directory });
  await expect(newer.lineage.positions()).rejects.toMatchObject({ code: 'incompatible' });
  await newer.close();
});
