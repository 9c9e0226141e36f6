import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SAMPLES } from '@pedigree/events';
import { buildClientSchema, getIntrospectionQuery, printSchema } from 'graphql';
import request from 'supertest';
import { type ApiUnderTest, eventOf, history, registered, startApi } from '../spec-app';
import { graphQlSchema } from './schema';
import { askerOf } from './spec-asker';

const STUDENT = 'pkg:huggingface/acme/student@1';
const FILE = join(__dirname, '../../../../../docs/api/schema.graphql');

describe('/api/graphql', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await startApi();
    await api.record([
      ...history('base', 'teacher', 'urn:corpus', STUDENT),
      eventOf('ai.pedigree.deployment.changed.v1', {
        ...{ deployment: { id: 'chat-eu' }, model: STUDENT },
        ...{ environment: 'production', state: 'active' },
      }),
      ...(['p1', 'p2', 'p3'] as const).map((id) =>
        eventOf('ai.pedigree.promotion.requested.v1', {
          ...{ promotion: { id }, model: STUDENT, environment: 'production' },
        }),
      ),
      eventOf('ai.pedigree.promotion.blocked.v1', {
        ...SAMPLES['ai.pedigree.promotion.blocked.v1'].data,
        ...{ promotion: { id: 'p1' }, model: STUDENT, environment: 'production' },
      }),
    ]);
  });
  afterAll(() => api.app.close());
  afterEach(() => {
    api.graph.failWith();
    jest.restoreAllMocks();
  });

  const { ask } = askerOf(() => api);
  const rest = async (path: string) =>
    (await request(api.app.getHttpServer()).get(`/api/v1${path}`).expect(200)).body;
  const studentPath = `/artifacts/${encodeURIComponent(STUDENT)}`;

  it('serves the schema that is in docs/api', async () => {
    expect(readFileSync(FILE, 'utf8')).toBe(graphQlSchema());
    const served = buildClientSchema((await ask(getIntrospectionQuery())) as never);
    const names = (text: string) => text.match(/^(type|enum|scalar) \w+/gm)?.sort();
    expect(names(printSchema(served))).toEqual(names(graphQlSchema()));
  });

  it('describes an artifact as REST does', async () => {
    const fields = 'id kind name placeholder digests';
    const { artifact } = await ask(
      `query ($id: ID!) { artifact(id: $id) { ${fields}
         details { produced versions sameDigest attributes edges { upstream downstream } } } }`,
      { id: STUDENT },
    );
    const { id, kind, name, placeholder, digests, ...details } = await rest(studentPath);
    const { produced, versions, sameDigest, attributes, edges } = details;
    expect(artifact).toEqual({
      ...{ id, kind, name, placeholder, digests },
      details: { produced, versions, sameDigest, attributes, edges },
    });
    expect(await ask('{ artifact(id: "no/such") { id } }')).toEqual({ artifact: null });
  });

  it.each(['ancestry', 'descendants'])('answers %s as REST does', async (field) => {
    const id = field === 'ancestry' ? STUDENT : 'base';
    const { artifact } = await ask(
      `query ($id: ID!) { artifact(id: $id) { ${field} { root truncated
         nodes { id kind name placeholder digests }
         edges { type from to method stage channel share decoding runId eventId } } } }`,
      { id },
    );
    const whole = await rest(`/artifacts/${encodeURIComponent(id)}/${field}`);
    const { nodes, edges, ...head } = artifact[field] as unknown as typeof whole;
    expect(head).toEqual({ root: id, truncated: false });
    expect(nodes).toEqual(whole.nodes);
    const said = edges.map((edge: object) =>
      Object.fromEntries(Object.entries(edge).filter(([, value]) => value !== null)),
    );
    expect(whole.edges).toMatchObject(said);
  });

  it('bounds ancestry by depth, size and time', async () => {
    const { artifact } = await ask(`{ artifact(id: "${STUDENT}") {
      near: ancestry(depth: 1) { nodes { id } }
      cut: ancestry(limit: 2) { nodes { id } truncated }
      then: ancestry(asOf: "2020-01-01T00:00:00Z", depth: null) { nodes { id } }
    } }`);
    expect(artifact).toMatchObject({
      near: { nodes: { length: 3 } },
      cut: { nodes: { length: 2 }, truncated: true },
      then: { nodes: [{ id: STUDENT }] },
    });
  });

  it('says what the gate would say, with its witnesses', async () => {
    const { artifact } = await ask(`{ artifact(id: "${STUDENT}") { risk(environment: "staging") {
      verdict environment indeterminate
      reasons { rule severity clearedBy paths { grade generator length hops { edge from to } } }
    } } }`);
    const decision = await rest(`${studentPath}/risk?environment=staging`);
    const { verdict, environment, indeterminate, reasons } = decision;
    expect(artifact['risk']).toMatchObject({
      ...{ verdict, environment, indeterminate },
      reasons: reasons.map(({ rule, severity }: { rule: string; severity: string }) => ({
        rule,
        severity,
      })),
    });
    const [first] = (artifact as unknown as { risk: { reasons: { paths: object[] }[] } }).risk
      .reasons;
    expect(first?.paths[0]).toMatchObject({ generator: 'teacher', length: 2, hops: { length: 2 } });
  });

  it('lists artifacts page by page with the cursors of REST', async () => {
    const page = `query ($after: String) { artifacts(first: 2, after: $after) {
      nodes { id } pageInfo { hasNextPage endCursor } } }`;
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { artifacts } = (await ask(page, { after })) as unknown as {
        artifacts: {
          nodes: { id: string }[];
          pageInfo: { hasNextPage: boolean; endCursor: string | null };
        };
      };
      seen.push(...artifacts.nodes.map(({ id }) => id));
      after = artifacts.pageInfo.endCursor;
      expect(artifacts.pageInfo.hasNextPage).toBe(after !== null);
    } while (after !== null);
    const { items } = await rest('/artifacts');
    expect(seen).toEqual(items.map(({ id }: { id: string }) => id));
    const found = await ask('{ artifacts(search: "CORP", kind: dataset) { nodes { id kind } } }');
    expect(found).toEqual({ artifacts: { nodes: [{ id: 'urn:corpus', kind: 'dataset' }] } });
  });

  it('finds by tag and developer, the best fit first', async () => {
    await api.record([
      registered('urn:fit/talker', { tags: ['chat'], developer: 'Acme' }),
      registered('urn:fit/other', { tags: ['chat'], developer: 'Others', name: 'A talker' }),
    ]);
    const found = async (asked: string) => {
      const data = await ask(`{ artifacts(${asked}) { nodes { id } } }`);
      return (data.artifacts as unknown as { nodes: { id: string }[] }).nodes.map(({ id }) => id);
    };
    expect(await found('tag: "chat", developer: "acme"')).toEqual(['urn:fit/talker']);
    expect(await found('search: "talker", tag: "chat"')).toEqual([
      'urn:fit/talker',
      'urn:fit/other',
    ]);
  });

  it('answers paths and the overview as REST does', async () => {
    const { paths } = (await ask(
      `query ($from: ID!) { paths(from: $from, to: "teacher") {
         from to paths truncated nodes { id details { produced } } } }`,
      { from: STUDENT },
    )) as unknown as { paths: { nodes: object[] } };
    const query = `from=${encodeURIComponent(STUDENT)}&to=teacher`;
    const { nodes, ...whole } = await rest(`/paths?${query}`);
    const told = (id: string) => ({ id, details: { produced: true } });
    expect(paths).toEqual({ ...whole, nodes: nodes.map(({ id }: { id: string }) => told(id)) });
    expect(whole.paths).toHaveLength(1);
    const { overview } = (await ask(`{ overview(days: 3) {
      artifacts { models datasets } promotions { pending byEnvironment { environment pending } }
      perDay { day } limited } }`)) as unknown as { overview: object };
    expect(await rest('/overview?days=3')).toMatchObject(overview);
  });

  it('reads where several models run at once, and an artifact once however often it is asked for', async () => {
    const deployments = jest.spyOn(api.graph.history, 'deployments');
    const namesakes = jest.spyOn(api.graph.lineage, 'namesakes');
    const { artifacts } = await ask(
      '{ artifacts { nodes { id deployments { id environment } } } }',
    );
    expect(deployments).toHaveBeenCalledTimes(1);
    const { nodes } = artifacts as unknown as { nodes: { id: string }[] };
    expect(nodes.find(({ id }) => id === STUDENT)).toMatchObject({
      deployments: [{ id: 'chat-eu', environment: 'production' }],
    });
    await ask(`{ a: artifact(id: "base") { id details { produced } }
                 b: artifact(id: "base") { details { versions } } }`);
    expect(namesakes).toHaveBeenCalledTimes(1);
  });

  it('answers promotions with their decisions', async () => {
    const fields = 'id model environment status verdict decision { verdict reasons { rule } }';
    const data = await ask(`{
      one: promotion(id: "p1") { ${fields} artifact { id kind } }
      none: promotion(id: "nobody") { id }
      blocked: promotions(verdict: blocked) { nodes { ${fields} } pageInfo { hasNextPage } }
      page: promotions(first: 1) { nodes { id status decision { verdict } } pageInfo { hasNextPage } }
      of: artifact(id: "${STUDENT}") { promotions { nodes { id } } }
    }`);
    const { reasons } = SAMPLES['ai.pedigree.promotion.blocked.v1'].data;
    const p1 = {
      ...{ id: 'p1', model: STUDENT, environment: 'production', status: 'blocked' },
      verdict: 'blocked',
      decision: { verdict: 'blocked', reasons: reasons.map(({ rule }) => ({ rule })) },
    };
    expect(data).toMatchObject({
      one: { ...p1, artifact: { id: STUDENT, kind: 'model' } },
      none: null,
      blocked: { nodes: [p1], pageInfo: { hasNextPage: false } },
      page: { nodes: [{ status: 'pending', decision: null }], pageInfo: { hasNextPage: true } },
      of: { promotions: { nodes: { length: 3 } } },
    });
  });

  it('reads by GET too, with an ETag, but not for a page of another site', async () => {
    const server = api.app.getHttpServer();
    const query = encodeURIComponent('{ artifacts { nodes { id } } }');
    const simple = await request(server).get(`/api/graphql?query=${query}`);
    expect([simple.status, JSON.stringify(simple.body)]).toEqual([
      400,
      expect.stringContaining('CSRF'),
    ]);
    const get = () =>
      request(server).get(`/api/graphql?query=${query}`).set('apollo-require-preflight', '1');
    const { headers } = await get().expect(200);
    expect(headers['cache-control']).toBe('private, no-cache');
    await get().set('if-none-match', String(headers['etag'])).expect(304);
    const form = await request(server).post('/api/graphql').type('text/plain').send('{}');
    expect(form.status).toBe(415);
  });

  it('serves no page, and keeps the strict policy', async () => {
    const page = await request(api.app.getHttpServer())
      .get('/api/graphql')
      .set('accept', 'text/html');
    expect(page.text).not.toMatch(/<script|<html/);
    expect(page.headers['content-security-policy']).toContain("default-src 'self'");
  });

  it('keeps up with what was just acknowledged', async () => {
    await api.record([registered('just-sent')]);
    expect(await ask('{ artifact(id: "just-sent") { id } }')).toEqual({
      artifact: { id: 'just-sent' },
    });
  });
});
