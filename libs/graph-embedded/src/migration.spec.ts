import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { INTERPRETATION } from '@pedigree/lineage';
import { DatabaseSync } from '@photostructure/sqlite';
import { embeddedGraph } from './embedded-graph';
import { MIGRATIONS } from './schema';
import * as sql from './statements';

const minute = (n: number): string => new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString();

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'pedigree-graph-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

/** Does something with the file itself. */
function withFile<T>(work: (file: InstanceType<typeof DatabaseSync>) => T): T {
  const file = new DatabaseSync(join(directory, 'graph.db'));
  try {
    return work(file);
  } finally {
    file.close();
  }
}

/** Brings the file to this version, and takes its facts, which are of no event known today, for up to date. */
async function adopt(): Promise<void> {
  await (await embeddedGraph({ directory })).close();
  withFile((file) => file.exec(`UPDATE interpretation SET version = ${String(INTERPRETATION)}`));
}

const versionOf = (): unknown => withFile((file) => file.prepare('PRAGMA user_version').get());

describe('a file that version 1 wrote', () => {
  beforeEach(async () => {
    const dump = await readFile(join(__dirname, 'fixtures/version-1.sql'), 'utf8');
    withFile((file) => file.exec(dump));
  });

  test('opens, and has all that it had', async () => {
    await adopt();
    const { lineage, promotions, history, close } = await embeddedGraph({ directory });
    const query = { roots: ['m'], direction: 'upstream', limit: 9, timeoutMs: 1000 } as const;
    const { nodes, edges } = await lineage.reach(query);
    expect(nodes.map(({ id }) => id).sort()).toEqual(['base', 'm']);
    expect(edges).toMatchObject([{ eventId: '/v1 e0', properties: { method: 'finetune' } }]);
    expect(await lineage.positions()).toMatchObject([{ next: 7 }]);
    expect(await history.deployments({ models: ['m'] })).toMatchObject([{ id: 'd1' }]);
    expect((await promotions.promotions({ limit: 9 })).items.map(({ id }) => id)).toEqual([
      'p3',
      'p2',
      'p1',
    ]);
    await close();
    expect(versionOf()).toEqual({ user_version: MIGRATIONS.length });
  });

  test('shows of its promotions what this version shows', async () => {
    const { promotions, history, close } = await embeddedGraph({ directory });
    expect(await promotions.promotion('p1')).toEqual({
      ...{ id: 'p1', model: 'm', environment: 'production', requestedBy: 'ci' },
      ...{ requestedAt: minute(1), requestKey: '/v1 e1' },
      ...{ verdict: 'approved', decidedAt: minute(2), decisionKey: '/v1 e2' },
      ...{ validUntil: minute(90), decision: expect.stringContaining('validUntil') as string },
    });
    const standing = async (query: object) =>
      (await promotions.standing({ limit: 9, ...query })).items.map(({ id }) => id);
    expect(await standing({})).toEqual(['p1', 'p3']);
    expect(await standing({ models: ['m', 'base'] })).toEqual(['p1', 'p3']);
    expect(await standing({ expiringBefore: minute(90) })).toEqual(['p1']);
    const { items } = await promotions.trail('p2');
    expect(items).toMatchObject([{ step: 'requested' }, { step: 'decided', verdict: 'blocked' }]);
    const known = await history.recorded(['/v1 e4']);
    expect(known.get('/v1 e4')).toMatchObject({ offset: 4, recordedAt: minute(4) });
    await close();
  });

  test('finds its artifacts by all that this version finds them by', async () => {
    const fact = { fact: 'description', artifact: 'm', name: 'Big M', described: true };
    const attributes = JSON.stringify({ tags: ['chat'], developer: 'Acme' });
    const text = JSON.stringify({ ...fact, attributes });
    withFile((file) => file.prepare(`UPDATE description SET fact = ?`).run(text));
    const { lineage, counts, close } = await embeddedGraph({ directory });
    for (const query of [{ tag: 'chat' }, { developer: 'acme' }, { search: 'big m' }]) {
      const { items } = await lineage.artifacts({ ...query, limit: 9 });
      expect(items.map(({ id }) => id)).toEqual(['m']);
    }
    const { groups } = await counts.promotions(9);
    expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(3);
    await close();
  });

  test('goes on: what it approved can be revoked', async () => {
    await adopt();
    const first = await embeddedGraph({ directory });
    const stamp = { eventId: 'r', occurredAt: minute(9), recordedAt: minute(9) };
    const revocation = { fact: 'promotion', id: 'p1', step: 'revoked', model: 'm' } as const;
    const recording = {
      ...{ stamp: { ...stamp, topic: 't', partition: 0, offset: 0 }, type: 't', document: '{}' },
      ...{ artifacts: [{ id: 'm', kind: 'model' as const }], facts: [revocation] },
    };
    await first.writer.record([recording], []);
    await first.close();
    const { promotions, close } = await embeddedGraph({ directory });
    expect(await promotions.promotion('p1')).toMatchObject({ revokedAt: minute(9) });
    const { items } = await promotions.standing({ models: ['m'], limit: 9 });
    expect(items.map(({ id }) => id)).toEqual(['p3']);
    await close();
  });

  test('stays as it is where it cannot be brought to this version', async () => {
    const damage = `UPDATE history SET fact = 'no JSON' WHERE id = 'p3'`;
    withFile((file) => file.exec(damage));
    await expect(embeddedGraph({ directory })).rejects.toMatchObject({ name: 'GraphError' });
    expect(versionOf()).toEqual({ user_version: 1 });
    const columns = withFile((file) => file.prepare('PRAGMA table_info(promotion)').all());
    expect(columns).toHaveLength(6);
  });
});

test('claims that may relate two models are found by an index that has nothing else', async () => {
  await (await embeddedGraph({ directory })).close();
  const plan = withFile((file) => file.prepare(`EXPLAIN QUERY PLAN ${sql.SELECT_CLAIMED}`).all());
  const steps = (plan as { detail: string }[]).map(({ detail }) => detail);
  const read = steps.filter((step) => /^(SCAN|SEARCH) (?!c\b)/.test(step));
  expect(read).toEqual([
    expect.stringContaining('SCAN edge USING INDEX edge_claim'),
    expect.stringContaining('SCAN edge USING INDEX edge_claim'),
    expect.stringMatching(/^SEARCH a USING INTEGER PRIMARY KEY/),
  ]);
});

test.each([
  sql.SELECT_STANDING,
  sql.SELECT_EXPIRING,
  sql.SELECT_STANDING_OF,
  sql.SELECT_DEPLOYMENTS,
  sql.SELECT_TRAIL,
  sql.SELECT_RECORDED,
  sql.SELECT_POLICY,
])('%# looks things up by an index', async (statement) => {
  await (await embeddedGraph({ directory })).close();
  const plan = withFile((file) => file.prepare(`EXPLAIN QUERY PLAN ${statement}`).all());
  const steps = (plan as { detail: string }[]).map(({ detail }) => detail);
  expect(steps).toContainEqual(expect.stringMatching(/^SEARCH .* USING (INDEX|PRIMARY KEY)/));
  expect(steps.filter((step) => /^SCAN (?!j\b)/.test(step))).toEqual([]);
});
