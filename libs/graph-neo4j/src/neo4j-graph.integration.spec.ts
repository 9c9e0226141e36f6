import { isGraphError } from '@pedigree/graph';
import { type EdgeFact, type Recording } from '@pedigree/lineage';
import { describeWithStack } from '@pedigree/testing';
import neo4j, { type Driver } from 'neo4j-driver';
import { neo4jGraph } from './neo4j-graph';
import { MIGRATIONS } from './migrations';
import * as read from './read-statements';
import { artifacts } from './search-statements';
import * as write from './write-statements';

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

/** Statements among what a module exports: texts, and texts by name. */
const textsIn = (exported: unknown): string[] =>
  typeof exported === 'string'
    ? [exported]
    : typeof exported === 'object' && exported !== null
      ? Object.values(exported).flatMap(textsIn)
      : [];

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
      { version: MIGRATIONS.length },
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
    await ask('MATCH (s:PedigreeSchema) SET s.version = $now', { now: MIGRATIONS.length });
  });

  test('what it tries out when it opens is not kept', async () => {
    await (await neo4jGraph(options)).close();
    const left = `MATCH (n) WHERE any(key IN ['id', 'key', 'digest', 'eventId']
      WHERE n[key] STARTS WITH 'urn:pedigree:rehearsal') RETURN count(n) AS nodes`;
    expect(await ask(left)).toEqual([{ nodes: 0 }]);
  });

  test('promotions that version 1 wrote show what this version shows', async () => {
    const at = (n: number): string => `2026-01-01T00:0${n}:00.000Z`;
    const steps = [
      { id: 'p1', step: 'requested', requestedBy: 'ci' },
      { id: 'p1', step: 'decided', verdict: 'approved', decision: `{"validUntil":"${at(9)}"}` },
      { id: 'p2', step: 'decided', verdict: 'blocked', decision: '{}' },
    ].map((step, n) => ({
      own: { ...step, id: run + step.id, model: `${run}m`, environment: 'e', index: neo4j.int(0) },
      event: { key: `${run}v1-${n}`, occurredAt: at(n), recordedAt: at(n), topic: 't' },
    }));
    await (await neo4jGraph(options)).close();
    await ask(
      `UNWIND $steps AS step
       MERGE (p:Promotion {id: step.own.id})
         SET p.model = step.own.model, p.environment = 'e', p.at = step.event.occurredAt
       CREATE (v:Event {partition: 0, offset: 0}) SET v += step.event
       CREATE (v)-[r:STATES]->(p) SET r = step.own`,
      { steps },
    );
    await ask('MATCH (s:PedigreeSchema) SET s.version = 1');
    const { promotions, history, close } = await neo4jGraph(options);
    expect(await promotions.promotion(`${run}p1`)).toEqual({
      ...{ id: `${run}p1`, model: `${run}m`, environment: 'e', requestedBy: 'ci' },
      ...{ requestedAt: at(0), requestKey: `${run}v1-0` },
      ...{ verdict: 'approved', decidedAt: at(1), decisionKey: `${run}v1-1` },
      ...{ validUntil: at(9), decision: `{"validUntil":"${at(9)}"}` },
    });
    const { items } = await promotions.standing({ models: [`${run}m`], limit: 9 });
    expect(items.map(({ id }) => id)).toEqual([`${run}p1`]);
    expect((await promotions.trail(`${run}p1`)).items).toHaveLength(2);
    expect([...(await history.recorded([`${run}v1-2`])).keys()]).toEqual([`${run}v1-2`]);
    const now = await ask('MATCH (s:PedigreeSchema) RETURN s.version AS version');
    expect(now).toEqual([{ version: MIGRATIONS.length }]);
    await close();
  });

  test('descriptions that version 2 wrote are read, and give way to earlier mentions', async () => {
    const graph = await neo4jGraph(options);
    const [id, digest] = [`${run}old`, 'sha256:1'];
    const stamp = { occurredAt: AT, recordedAt: AT, topic: 't', partition: 0 };
    const mention = JSON.stringify([id, digest, 't', 0]);
    const rows = [
      { ...stamp, eventId: 'v2-9', offset: neo4j.int(9), described: false, digest, mention },
      { ...stamp, eventId: 'v2-1', offset: neo4j.int(1), described: true, name: 'Old', runId: 'r' },
    ].map((row) => ({ ...row, index: neo4j.int(0) }));
    await graph.writer.record([saying('v3', [edge(id, `${run}base`)])], []);
    await ask(
      `UNWIND $rows AS row MATCH (a:Artifact {id: $id})
       CREATE (d:Description)-[:DESCRIBES]->(a) SET d = row`,
      { id, rows },
    );
    const described = async () => {
      const query = { roots: [id], direction: 'upstream', depth: 0, limit: 9 } as const;
      const { nodes } = await graph.lineage.reach({ ...query, timeoutMs: 9000 });
      return nodes[0]?.descriptions.toSorted((a, b) => a.offset - b.offset);
    };
    const about = { fact: 'description', artifact: id } as const;
    const [old, registered] = [
      { ...about, described: false, digest, eventId: 'v2-9', ...stamp, offset: 9 },
      { ...about, described: true, name: 'Old', runId: 'r', eventId: 'v2-1', ...stamp, offset: 1 },
    ];
    expect(await described()).toEqual([registered, old]);
    const [later, earlier] = [10, 4].map((offset) => {
      const event = { ...saying(`v3-${offset}`, []), artifacts: [{ id, kind: 'model' as const }] };
      const fact = { ...about, described: false, digest };
      return { ...event, stamp: { ...event.stamp, offset }, facts: [fact] };
    });
    await graph.writer.record([later!], []);
    expect(await described()).toEqual([registered, old]);
    await graph.writer.record([earlier!], []);
    expect(await described()).toEqual([
      registered,
      { ...about, described: false, digest, ...earlier!.stamp },
    ]);
    await graph.close();
  });

  test('artifacts that version 3 wrote are found by name, tag and developer from now on', async () => {
    const id = `${run}v3/support`;
    const about = { fact: 'description', artifact: id, described: true } as const;
    const attributes = JSON.stringify({ developer: `${run}acme`, tags: [`${run}chat`] });
    const facts = [
      { ...about, name: 'Support', attributes },
      { ...about, name: 'support' },
    ];
    const before = await neo4jGraph(options);
    const artifacts = [{ id, kind: 'model' as const }];
    await before.writer.record([{ ...saying('v3-named', []), artifacts, facts }], []);
    await before.close();
    // It kept ids and names in one text, and of names only what was not a part of it already.
    await ask('MATCH (a:Artifact {id: $id}) SET a.search = null', { id });
    await ask('MATCH (s:PedigreeSchema) SET s.version = 3');
    const texts = () => ask('MATCH (a:Artifact {id: $id}) RETURN a.search AS text', { id });
    const found = async (query: object): Promise<string[]> => {
      const { lineage, close } = await neo4jGraph(options);
      const { items } = await lineage.artifacts({ limit: 9, ...query });
      await close();
      return items.map((item) => item.id);
    };
    expect(await found({ tag: `${run}chat` })).toEqual([id]);
    expect(await found({ developer: `${run}acme` })).toEqual([id]);
    expect(await found({ search: 'support', developer: `${run}acme` })).toEqual([id]);
    const once = await texts();
    await ask('MATCH (s:PedigreeSchema) SET s.version = 3');
    expect(await found({ tag: `${run}chat` })).toEqual([id]);
    expect(await texts()).toEqual(once);
  });

  test('deployments that version 4 wrote have spans from now on', async () => {
    const [id, model] = [`${run}v4-d`, `${run}v4-m`];
    const record = { id, model, environment: 'e', state: 'active' as const };
    const before = await neo4jGraph(options);
    const deployed = { ...saying('v4', []), artifacts: [{ id: model }] };
    await before.writer.record([{ ...deployed, facts: [{ fact: 'deployment', ...record }] }], []);
    await before.close();
    await ask(
      `MATCH (d:Deployment {id: $id})-[:LASTS]->(s) DETACH DELETE s
       SET d = $record, d.since = $at`,
      { id, record, at: AT },
    );
    await ask('MATCH (s:PedigreeSchema) SET s.version = 4');
    const { history, close } = await neo4jGraph(options);
    expect(await history.deployments({ models: [model] })).toEqual([{ ...record, since: AT }]);
    await close();
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
      const text = `EXPLAIN ${read.reach(direction, depth)}`;
      const given = { roots: ['x'], most: neo4j.int(9) };
      const { summary } = await driver.executeQuery(text, { given });
      const plan = JSON.stringify(summary.plan);
      expect(plan).toMatch(/NodeUniqueIndexSeek/);
      expect(plan).toContain(expand);
      expect(plan).not.toMatch(/AllNodesScan|NodeByLabelScan/);
    },
  );

  const statements = [
    ...[write, read].flatMap((texts) => Object.values<unknown>(texts)).flatMap(textsIn),
    artifacts({ search: true, digest: true, tag: true, developer: true, kind: 'model' }),
    artifacts({ search: false, digest: false, tag: false, developer: false }),
    read.promotions(['environment']),
    read.promotions(['model', 'verdict']),
    read.reach('upstream', undefined),
  ];

  // Few positions, all of which are read.
  test.each(statements.filter((text) => text !== read.SELECT_POSITIONS))(
    'no scan in %#',
    async (text) => {
      const { summary } = await driver.executeQuery(`EXPLAIN ${text}`, { given: {} });
      expect(JSON.stringify(summary.plan)).not.toMatch(/AllNodesScan|NodeByLabelScan/);
    },
  );

  test('every statement has one parameter, whose type never changes: one plan is enough', () => {
    for (const text of statements) expect(text).not.toMatch(/\$(?!given\b)/);
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
