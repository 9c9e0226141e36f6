import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from '@photostructure/sqlite';
import { embeddedGraph } from './embedded-graph';

const CHILD = join(__dirname, 'fixtures/writing-process.ts');
const REGISTER = join(__dirname, '../../../tools/register.cjs');

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'pedigree-graph-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

/** Lets a process write, kills it without notice, and answers how far it said it had come. */
async function writeAndKill(lines: number): Promise<number> {
  const child = spawn(process.execPath, ['-r', REGISTER, CHILD, directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  let acknowledged = 0;
  let seen = 0;
  for await (const line of createInterface(child.stdout)) {
    acknowledged = Number(line);
    if (++seen === lines) child.kill('SIGKILL');
  }
  await exit;
  return acknowledged;
}

describe('embedded graph', () => {
  test('after kill -9 has all that was acknowledged, and events and positions agree', async () => {
    for (const lines of [1, 7, 30]) {
      const acknowledged = await writeAndKill(lines);
      const graph = await embeddedGraph({ directory });
      const [position] = await graph.lineage.positions();
      const next = position?.next ?? 0;
      expect(next).toBeGreaterThanOrEqual(acknowledged);
      const query = { direction: 'downstream', limit: 100_000, timeoutMs: 10_000 } as const;
      const { nodes } = await graph.lineage.reach({ ...query, roots: ['m0'] });
      expect(nodes).toHaveLength(next + 1);
      await graph.close();
      await rm(directory, { recursive: true });
    }
  }, 60_000);

  test('what a failed transaction made is not remembered', async () => {
    const { writer, lineage } = await embeddedGraph({ directory });
    const at = '2026-01-01T00:00:00.000Z';
    const stamp = {
      eventId: 'e',
      occurredAt: at,
      recordedAt: at,
      topic: 't',
      partition: 0,
      offset: 1,
    };
    const edge = { fact: 'edge', type: 'TAUGHT_BY', from: 'a', to: 'b', properties: {} } as const;
    const artifacts = ['a', 'b'].map((id) => ({ id, kind: 'model' as const }));
    const recording = { stamp, type: 't', document: '{}', artifacts, facts: [edge] };
    const failing = writer.record([recording], [{ topic: 't', partition: 0, next: NaN }]);
    await expect(failing).rejects.toMatchObject({ code: 'rejected' });
    await writer.record([recording], []);
    const query = { roots: ['a'], direction: 'upstream', limit: 9, timeoutMs: 1000 } as const;
    const { nodes, edges } = await lineage.reach(query);
    expect([nodes.length, edges.length]).toEqual([2, 1]);
  });

  test('a file of a newer version is refused, and left as it is', async () => {
    await (await embeddedGraph({ directory })).close();
    const file = new DatabaseSync(join(directory, 'graph.db'));
    file.exec('PRAGMA user_version = 99');
    file.close();
    const opening = embeddedGraph({ directory });
    await expect(opening).rejects.toMatchObject({ code: 'incompatible', retriable: false });
  });

  test('a directory that cannot be made is unavailable', async () => {
    const opening = embeddedGraph({ directory: '/dev/null/graph' });
    await expect(opening).rejects.toMatchObject({ name: 'GraphError', code: 'unavailable' });
  });

  test('two openings of one directory write side by side', async () => {
    const graphs = [await embeddedGraph({ directory }), await embeddedGraph({ directory })];
    const at = '2026-01-01T00:00:00.000Z';
    for (const [n, { writer }] of [...graphs, ...graphs].entries()) {
      const stamp = {
        eventId: `e${n}`,
        occurredAt: at,
        recordedAt: at,
        topic: 't',
        partition: 0,
        offset: n,
      };
      const artifacts = ['base', `m${n}`].map((id) => ({ id, kind: 'model' as const }));
      const edge = {
        fact: 'edge',
        type: 'TAUGHT_BY',
        from: `m${n}`,
        to: 'base',
        properties: {},
      } as const;
      await writer.record([{ stamp, type: 't', document: '{}', artifacts, facts: [edge] }], []);
    }
    const query = { roots: ['base'], direction: 'downstream', limit: 9, timeoutMs: 1000 } as const;
    expect((await graphs[0]!.lineage.reach(query)).edges).toHaveLength(4);
    for (const graph of graphs) await graph.close();
  });
});
