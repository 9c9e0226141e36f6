import { get, type IncomingMessage } from 'node:http';
import { type AddressInfo } from 'node:net';
import { GraphError } from '@pedigree/graph';
import { type LineageNode } from '@pedigree/lineage';
import { eventually } from '@pedigree/testing';
import request from 'supertest';
import { type ApiUnderTest, history, startApi } from '../spec-app';
import { ClosureStreams } from './closure-streams';

const STUDENT = 'pkg:huggingface/acme/student@1';
const NDJSON = 'application/x-ndjson';

type Line = Partial<Record<'node' | 'edge' | 'end' | 'error', Record<string, unknown>>>;

const linesIn = (text: string): Line[] => {
  expect(text.endsWith('\n')).toBe(true);
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
};
const all = (lines: readonly Line[], key: keyof Line) => lines.flatMap((line) => line[key] ?? []);

describe('closures as JSON lines', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await startApi();
    await api.record(history('base', 'teacher', 'urn:corpus', STUDENT));
  });
  afterAll(() => api.app.close());
  afterEach(() => {
    api.graph.failWith();
    jest.restoreAllMocks();
  });

  const path = (id: string, rest: string) => `/api/v1/artifacts/${encodeURIComponent(id)}/${rest}`;
  const of = (id: string, rest: string, accept = NDJSON) =>
    request(api.app.getHttpServer())
      .get(path(id, rest))
      .set('accept', accept)
      .buffer(true)
      .parse((response, done) => {
        let text = '';
        response.on('data', (part: Buffer) => (text += part.toString()));
        response.on('end', () => done(null, text));
      });

  it.each(['ancestry', 'descendants', 'ancestry?depth=1', 'ancestry?asOf=2026-11-24T00:00:00Z'])(
    'are what %s answers as a document',
    async (rest) => {
      const id = rest.startsWith('ancestry') ? STUDENT : 'base';
      const answer = await of(id, rest).expect(200).expect('content-type', NDJSON);
      const lines = linesIn(answer.body);
      const { nodes, edges } = JSON.parse((await of(id, rest, '*/*').expect(200)).body);
      expect(all(lines, 'node')).toHaveLength(nodes.length);
      expect(all(lines, 'node')).toEqual(expect.arrayContaining(nodes));
      expect(all(lines, 'edge')).toHaveLength(edges.length);
      expect(all(lines, 'edge')).toEqual(expect.arrayContaining(edges));
      const end = { nodes: nodes.length, edges: edges.length, truncated: false };
      expect(lines.at(-1)).toEqual({ end });
      expect(answer.headers.vary).toContain('Accept');
    },
  );

  it('are answered to whoever asks by parameter, and only then', async () => {
    const byName = await of(STUDENT, 'ancestry?format=ndjson', 'application/json').expect(200);
    expect(linesIn(byName.body).at(-1)).toHaveProperty('end');
    const document = await of(STUDENT, 'ancestry?format=json').expect(200);
    expect(JSON.parse(document.body)).toMatchObject({ root: STUDENT });
    await of(STUDENT, 'ancestry', 'text/html').expect(200).expect('content-type', /json/);
    await of(STUDENT, 'ancestry?format=xml').expect(400);
  });

  it('say that a limit cut them', async () => {
    const lines = linesIn((await of(STUDENT, 'ancestry?limit=2').expect(200)).body);
    expect(lines.at(-1)).toMatchObject({ end: { nodes: 2, truncated: true } });
    expect(lines[0]).toMatchObject({ node: { id: STUDENT } });
  });

  it('take a larger limit than a document, and name what they do not take', async () => {
    await of(STUDENT, 'ancestry?limit=1000000').expect(200);
    for (const [query, parameter] of [
      ['limit=1000001', 'limit'],
      ['limit=100001&asOf=2026-11-24T00:00:00Z', 'limit'],
      ['deployed=true', 'deployed'],
      ['depth=-1', 'depth'],
    ] as const) {
      const answer = await of(STUDENT, `descendants?${query}`).expect(400);
      const { errors } = JSON.parse(answer.body);
      expect(errors).toMatchObject([{ parameter, remedy: expect.any(String) }]);
    }
  });

  it('are a problem where nothing could be read yet', async () => {
    const unknown = await of('no/such', 'ancestry').expect(404);
    expect(unknown.headers['content-type']).toContain('application/problem+json');
    api.graph.failWith(new GraphError('timeout', 'bolt://secret'));
    await of(STUDENT, 'ancestry').expect(504);
    api.graph.failWith();
    jest
      .spyOn(api.graph.closures, 'facts')
      .mockRejectedValue(new GraphError('unavailable', 'bolt://secret'));
    expect((await of(STUDENT, 'ancestry').expect(503)).body).not.toContain('secret');
  });

  it('end with the problem where a later part cannot be read', async () => {
    const facts = pretendWide(api.graph, 600);
    facts
      .mockImplementationOnce(facts.getMockImplementation()!)
      .mockRejectedValue(new GraphError('unavailable', 'bolt://secret'));
    const { body } = await of('wide', 'descendants').expect(200);
    const lines = linesIn(body);
    expect(all(lines, 'node')).toHaveLength(500);
    expect(lines.at(-1)).toMatchObject({
      error: { type: 'urn:pedigree:problem:unavailable', status: 503, detail: expect.any(String) },
    });
    expect(all(lines, 'end')).toEqual([]);
    expect(body).not.toContain('secret');
  });

  it('are read no faster than the client takes them, and no further once it has gone', async () => {
    const facts = pretendWide(api.graph, 12_000);
    const { port } = api.app.getHttpServer().address() as AddressInfo;
    const response = await new Promise<IncomingMessage>((resolve, reject) =>
      get({ port, path: path('wide', 'descendants?format=ndjson') }, resolve).on('error', reject),
    );
    response.pause();
    expect(response.statusCode).toBe(200);
    const streams = api.app.get(ClosureStreams);
    expect([response.statusCode, streams.size]).toEqual([200, 1]);
    response.destroy();
    await eventually(() => streams.size === 0);
    const read = facts.mock.calls.length;
    expect(read).toBeLessThan(24);
    await of(STUDENT, 'ancestry').expect(200);
    expect(facts.mock.calls.length).toBe(read + 1);
  });
});

/** Stands in for a base with so many fine-tunes; a node is two kilobytes. */
function pretendWide({ closures }: ApiUnderTest['graph'], count: number) {
  const next = Array.from({ length: count }, (_, n) => `tuned-${n}`);
  jest.spyOn(closures, 'frontier').mockImplementation(async ({ ids }) => ({
    known: ids,
    digests: [],
    next: ids.includes('wide') ? next : [],
  }));
  return jest.spyOn(closures, 'facts').mockImplementation(async ({ ids }) => ({
    nodes: ids.map((id): LineageNode => {
      return { id, kinds: ['model'], descriptions: [namedAtLength(id)], evidence: [] };
    }),
    edges: [],
  }));
}

const namedAtLength = (artifact: string): LineageNode['descriptions'][number] => ({
  ...{ fact: 'description', artifact, described: true, name: 'n'.repeat(2000) },
  ...{ eventId: artifact, occurredAt: '', recordedAt: '', topic: '', partition: 0, offset: 0 },
});
