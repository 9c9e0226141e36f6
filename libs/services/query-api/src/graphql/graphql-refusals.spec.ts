import { ThrottlerStorage } from '@nestjs/throttler';
import { GraphError } from '@pedigree/graph';
import { type ApiUnderTest, registered, startApi } from '../spec-app';
import { type Answer, askerOf } from './spec-asker';

describe('/api/graphql, where it does not answer,', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await startApi();
    await api.record([registered('base')]);
  });
  afterAll(() => api.app.close());
  afterEach(() => {
    api.graph.failWith();
    jest.restoreAllMocks();
  });

  const { post, ask, refused } = askerOf(() => api);

  it.each([
    ['{ artifacts(first: 0) { nodes { id } } }', 'first'],
    ['{ artifacts(first: 101) { nodes { id } } }', 'first'],
    ['{ artifacts(after: "%") { nodes { id } } }', 'after'],
    ['{ artifact(id: "base") { ancestry(limit: 1001) { root } } }', 'limit'],
    ['{ artifact(id: "base") { ancestry(asOf: "yesterday") { root } } }', 'asOf'],
    ['{ artifact(id: "") { id } }', 'id'],
  ])('names the fault in %s', async (query, parameter) => {
    const { extensions } = await refused(query);
    expect(extensions).toMatchObject({
      ...{ code: 'invalid-parameter', retriable: false },
      errors: [{ parameter, remedy: expect.any(String) }],
    });
  });

  it('says which errors pass, without the words of the store', async () => {
    api.graph.failWith(new GraphError('unavailable', 'bolt://secret'));
    const down = await refused('{ artifacts { nodes { id } } }');
    expect(down).toMatchObject({
      message: expect.not.stringContaining('secret'),
      extensions: { code: 'unavailable', retriable: true },
    });
    api.graph.failWith(new Error('password=hunter2'));
    const broken = await refused('{ artifacts { nodes { id } } }');
    expect(broken.extensions).toMatchObject({ code: 'internal', retriable: false });
    expect(JSON.stringify(broken)).not.toContain('hunter2');
  });

  it('answers what it can where one of several fields fails', async () => {
    jest
      .spyOn(api.graph.history, 'deployments')
      .mockRejectedValue(new GraphError('timeout', 'slow'));
    const { body } = await post('{ artifact(id: "base") { id deployments { id } } }');
    expect(body).toMatchObject({
      data: { artifact: null },
      errors: [
        { path: ['artifact', 'deployments'], extensions: { code: 'timeout', retriable: true } },
      ],
    });
  });

  it.each([
    ['a query that is none', '{ artifact', 'GRAPHQL_PARSE_FAILED'],
    ['a field that is not there', '{ artefact(id: "a") { id } }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'lists of lists',
      `{ artifacts(first: 100) { nodes { ancestry(limit: 1000) { nodes { id } } } } }`,
      'QUERY_TOO_COSTLY',
    ],
    [
      'the gate asked too often',
      `{ artifacts(first: 100) { nodes { risk { verdict } } } }`,
      'QUERY_TOO_COSTLY',
    ],
    [
      'a query that is too deep',
      `{ artifact(id: "a") ${'{ ancestry(limit: 1) { nodes '.repeat(6)} { id } ${'} }'.repeat(6)} }`,
      'QUERY_TOO_DEEP',
    ],
    [
      'fragments that double each other',
      `{ artifacts(first: 1) { nodes { ...F0 } } } ${Array.from(
        { length: 40 },
        (_, n) => `fragment F${n} on Artifact { ...F${n + 1} ...F${n + 1} }`,
      ).join(' ')} fragment F40 on Artifact { id }`,
      'QUERY_TOO_COSTLY',
    ],
    [
      'a variable of another type',
      'query ($id: ID!) { artifact(id: $id) { id } }',
      'BAD_USER_INPUT',
    ],
    ['too many words', `{ ${'a: __typename '.repeat(1000)} }`, 'GRAPHQL_PARSE_FAILED'],
  ])('refuses %s before it is run', async (_what, query, code) => {
    const reads = jest.spyOn(api.graph.lineage, 'artifacts');
    const { status, body } = await post(query);
    expect(status).toBe(400);
    expect((body as Answer).errors).toMatchObject([{ extensions: { code, retriable: false } }]);
    expect(reads).not.toHaveBeenCalled();
  });

  it('counts depth and cost through fragments and variables', async () => {
    const deep = `query { artifact(id: "a") { ...A } }
      fragment A on Artifact { ancestry(limit: 1) { nodes { ...B } } }
      fragment B on Artifact { ancestry(limit: 1) { nodes { ...C } } }
      fragment C on Artifact { ancestry(limit: 1) { nodes { ...D } } }
      fragment D on Artifact { ancestry(limit: 1) { nodes { ...E } } }
      fragment E on Artifact { ancestry(limit: 1) { nodes { ...F } } }
      fragment F on Artifact { ancestry(limit: 1) { nodes { id } } }`;
    expect((await refused(deep)).extensions).toMatchObject({ code: 'QUERY_TOO_DEEP' });
    const dear = `query ($n: Int!) { artifacts(first: $n) { nodes { ancestry { nodes { id name } } } } }`;
    expect((await refused(dear, { n: 100 })).extensions).toMatchObject({
      code: 'QUERY_TOO_COSTLY',
    });
    await ask(dear, { n: 3 });
  });

  it('answers a flood as REST does', async () => {
    const storage: ThrottlerStorage = api.app.get(ThrottlerStorage, { strict: false });
    const blocked = { totalHits: 9, timeToExpire: 1, isBlocked: true, timeToBlockExpire: 1 };
    jest.spyOn(storage, 'increment').mockResolvedValue(blocked);
    const { extensions } = await refused('{ artifacts { nodes { id } } }');
    expect(extensions).toMatchObject({ code: 'rate-limited', retriable: true });
  });
});
