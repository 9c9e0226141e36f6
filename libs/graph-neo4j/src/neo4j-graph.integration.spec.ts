import { isGraphError } from '@pedigree/graph';
import { type EdgeFact, type Recording } from '@pedigree/lineage';
import { describeWithStack } from '@pedigree/testing';
import neo4j, { type Driver } from 'neo4j-driver';
import { neo4jGraph } from './neo4j-graph';
import * as cypher from './statements';

const AT = '2026-01-01T00:00:00.000Z';
const run = `urn:n${process.pid}-${Date.now().toString(36)}:`;

const edge = (from: string, to: string): EdgeFact => ({
  fact: 'edge',
  type: 'INITIALIZED_FROM',
  from,
  to,
  properties: { method: 'finetune', rank: 8 },
});

function saying(event: string, facts: EdgeFact[]): Recording {
  const ids = [...new Set(facts.flatMap(({ from, to }) => [from, to]))];
  return {
    stamp: {
      eventId: run + event,
      runId: 'r',
      occurredAt: AT,
      recordedAt: AT,
      topic: 't',
      partition: 0,
      offset: 7,
    },
    type: 'test',
    document: '{}',
    artifacts: ids.map((id) => ({ id, kind: 'model' })),
    facts,
  };
}

describeWithStack('Neo4j graph', ({ neo4jUri: uri, neo4jUser: user, neo4jPassword: password }) => {
  const options = { uri, user, password };
  let driver: Driver;
  beforeAll(() => {
    const auth = neo4j.auth.basic(user, password);
    driver = neo4j.driver(uri, auth, { disableLosslessIntegers: true });
  });
  afterAll(() => driver.close());

  const ask = async (text: string, parameters: object = {}): Promise<Record<string, unknown>[]> =>
    (await driver.executeQuery(text, parameters)).records.map((record) => record.toObject());

  test('processes that start at once agree on the schema', async () => {
    await ask('MATCH (s:PedigreeSchema) DETACH DELETE s');
    await ask('DROP CONSTRAINT pedigree_pedigreeschema_id IF EXISTS');
    const graphs = await Promise.all([1, 2, 3, 4].map(() => neo4jGraph(options)));
    expect(await ask('MATCH (s:PedigreeSchema) RETURN s.version AS version')).toEqual([
      { version: 1 },
    ]);
    await Promise.all(graphs.map((graph) => graph.close()));
  });

  test('a graph of a newer version is refused', async () => {
    await (await neo4jGraph(options)).close();
    await ask('MATCH (s:PedigreeSchema) SET s.version = 99');
    await expect(neo4jGraph(options)).rejects.toMatchObject({
      code: 'incompatible',
      retriable: false,
    });
    await ask('MATCH (s:PedigreeSchema) SET s.version = 1');
  });

  test('a wrong password is refused, a port that nobody listens on is unavailable', async () => {
    const wrong = neo4jGraph({ ...options, password: 'wrong' });
    await expect(wrong).rejects.toMatchObject({ code: 'rejected' });
    const nobody = neo4jGraph({ ...options, uri: 'bolt://127.0.0.1:1', retryTimeMs: 100 });
    await expect(nobody).rejects.toMatchObject({ code: 'unavailable', retriable: true });
  });

  test('other tools find models, edges and their properties as they are documented', async () => {
    const graph = await neo4jGraph(options);
    const [from, to] = [`${run}Doc@1`, `${run}base`];
    await graph.writer.record([saying('doc', [edge(from, to)])], []);
    const [row] = await ask(
      `MATCH (m:Model {id: $from})-[r:INITIALIZED_FROM]->(b:Model {id: $to})
       RETURN labels(m) AS labels, properties(r) AS r, m.base AS base, valueType(r.rank) AS rank`,
      { from, to },
    );
    expect(row).toEqual({
      labels: ['Artifact', 'Model'],
      base: `${run}Doc`,
      rank: 'INTEGER NOT NULL',
      r: {
        ...{ method: 'finetune', rank: 8, index: 0, runId: 'r', eventId: `${run}doc` },
        ...{ occurredAt: AT, recordedAt: AT, topic: 't', partition: 0, offset: 7 },
      },
    });
    await graph.close();
  });

  test.each([
    ['upstream', undefined, 'Pruning'],
    ['downstream', undefined, 'Pruning'],
    ['upstream', 5, 'Pruning'],
    ['upstream', 0, ''],
  ] as const)(
    'reach %s to depth %s seeks by index and prunes',
    async (direction, depth, expand) => {
      const text = `EXPLAIN ${cypher.reach(direction, depth)}`;
      const { summary } = await driver.executeQuery(text, { roots: ['x'], most: neo4j.int(9) });
      const plan = JSON.stringify(summary.plan);
      expect(plan).toMatch(/NodeUniqueIndexSeek/);
      expect(plan).toContain(expand);
      expect(plan).not.toMatch(/AllNodesScan|NodeByLabelScan/);
    },
  );

  test.each([
    [cypher.SELECT_NAMESAKES, { bases: ['x'], digests: ['y'], most: neo4j.int(9) }],
    [cypher.MERGE_EVENTS, { rows: [], batch: 'b' }],
    [cypher.CREATE_FACTS, {}],
    [cypher.NAME_ARTIFACTS, {}],
    [cypher.CREATE_HISTORY.run, {}],
    [cypher.ADVANCE_POSITIONS, {}],
    [cypher.SELECT_HISTORY.promotion, { ids: ['x'] }],
    [cypher.SELECT_DEPLOYMENTS, { models: ['x'] }],
    [
      cypher.artifacts({ search: true, label: 'Model' }),
      { after: '', search: 'x', most: neo4j.int(9) },
    ],
    [cypher.promotions(['environment']), { at: '~', id: '', environment: 'e', most: neo4j.int(9) }],
  ])('no scan in %#', async (text, parameters) => {
    const { summary } = await driver.executeQuery(`EXPLAIN ${text}`, parameters);
    expect(JSON.stringify(summary.plan)).not.toMatch(/AllNodesScan|NodeByLabelScan/);
  });

  test('parallel writers on one popular base neither deadlock nor lose anything', async () => {
    // Without time for retries a deadlock would be seen.
    const graphs = await Promise.all(
      [1, 2, 3, 4].map(() => neo4jGraph({ ...options, retryTimeMs: 0 })),
    );
    const popular = `${run}popular`;
    const write = async (k: number): Promise<void> => {
      for (let batch = 0; batch < 8; batch++) {
        const events = Array.from({ length: 50 }, (_, n) => {
          const shared = [3, 5, 7].map((prime) => `${run}shared${(n * prime + k + batch) % 40}`);
          const model = `${run}m${k}-${batch}-${n}`;
          return saying(
            model,
            [...shared, popular].map((to) => edge(model, to)),
          );
        });
        await graphs[k]?.writer.record(events, []);
      }
    };
    const results = await Promise.allSettled([0, 1, 2, 3].map(write));
    expect(results.filter(({ status }) => status === 'rejected')).toEqual([]);
    const count = `MATCH (:Artifact {id: $popular})<-[r]-() RETURN count(r) AS edges`;
    expect(await ask(count, { popular })).toEqual([{ edges: 1600 }]);
    await Promise.all(graphs.map((graph) => graph.close()));
  });

  test('a server that went away is unavailable', async () => {
    const graph = await neo4jGraph(options);
    await graph.close();
    const failure: unknown = await graph.lineage.positions().catch((error: unknown) => error);
    expect(isGraphError(failure) && failure.code).toBe('unavailable');
  });
});
