import { GraphError } from '@pedigree/graph';
import { TOPICS } from '@pedigree/events';
import request from 'supertest';
import { type ApiUnderTest, eventOf, history, registered, startApi } from './spec-app';

const STUDENT = 'pkg:huggingface/acme/student@1';
const DIGEST = `sha256:${'ab'.repeat(32)}`;

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

describe('/api/v1/artifacts', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await startApi();
    await api.record(history('base', 'teacher', 'urn:corpus', STUDENT));
  });
  afterAll(() => api.app.close());
  afterEach(() => {
    api.graph.failWith();
    api.bus.failWith();
  });

  const get = (path: string) => request(api.app.getHttpServer()).get(`/api/v1/artifacts${path}`);
  const of = (id: string, rest = '') => get(`/${encodeURIComponent(id)}${rest}`);

  /** The broker takes events that the graph has not read yet. */
  const acknowledge = (count: number) =>
    api.bus.publisher.publish(
      TOPICS.lineageEvents,
      Array.from({ length: count }, () => ({ headers: [], value: Buffer.from('{}') })),
    );

  it.each([
    'a/b',
    'pkg:huggingface/Qwen/Qwen2.5-7B@abc',
    'modèle ✓ 模型 🦉',
    '100%',
    '%2F',
    '%',
    'a?b#c&d=e+f',
    'a//b/',
    'ancestry',
    'a\\b;c,d',
    '...',
  ])('finds %s by its percent-encoded id', async (id) => {
    await api.record([registered(id)]);
    const answer = await of(id).expect(200);
    expect(answer.body).toMatchObject({ id, kind: 'model', placeholder: false });
    expect((await of(id, '/ancestry').expect(200)).body.root).toBe(id);
  });

  it('describes an artifact with its evidence, its names and its neighbours', async () => {
    const id = 'pkg:generic/acme/described@1';
    await api.record([
      registered(id, { name: 'Described', digest: DIGEST, license: 'MIT' }),
      registered('pkg:generic/acme/described@2'),
      registered('pkg:generic/other', { digest: DIGEST }),
      eventOf('ai.pedigree.model.flagged.v1', { model: id, reason: 'incident', note: 'n' }),
    ]);
    const answer = await of(id).expect(200);
    expect(answer.body).toMatchObject({
      name: 'Described',
      digests: [DIGEST],
      attributes: { license: 'MIT' },
      versions: ['pkg:generic/acme/described@2'],
      sameDigest: ['pkg:generic/other'],
      evidence: [{ kind: 'flag', data: { reason: 'incident', note: 'n' } }],
      edges: { upstream: 0, downstream: 0 },
    });
    const student = await of(STUDENT).expect(200);
    expect(student.body.edges).toEqual({ upstream: 2, downstream: 0 });
    expect((await of('base').expect(200)).body.edges).toEqual({ upstream: 0, downstream: 2 });
  });

  it('marks what is flagged in graphs until a later clearance of the same reason', async () => {
    const id = 'pkg:generic/acme/flagged@1';
    const said = (type: 'flagged' | 'cleared', reason: 'incident' | 'red-team', day: string) => ({
      ...eventOf(`ai.pedigree.model.${type}.v1`, { model: id, reason, note: type }),
      ...{ id: `${type} ${reason}`, time: `2026-01-0${day}T00:00:00Z` },
    });
    const flagged = async () =>
      ((await of(id, '/ancestry').expect(200)).body as { nodes: { flagged?: boolean }[] }).nodes;
    await api.record([registered(id)]);
    expect(await flagged()).toEqual([expect.not.objectContaining({ flagged: true })]);
    await api.record([said('flagged', 'incident', '2')]);
    expect(await flagged()).toMatchObject([{ id, flagged: true }]);
    await api.record([said('cleared', 'red-team', '3'), said('cleared', 'incident', '1')]);
    expect(await flagged()).toMatchObject([{ id, flagged: true }]);
    await api.record([{ ...said('cleared', 'incident', '3'), id: 'at last' }]);
    expect(await flagged()).toEqual([expect.not.objectContaining({ flagged: true })]);
  });

  it('says of attestations whether they count now', async () => {
    const id = 'pkg:generic/acme/attested@1';
    const attestation = eventOf('ai.pedigree.attestation.recorded.v1', {
      subject: { id, digest: DIGEST },
      kind: 'judge',
      envelope: { hello: 'there' },
    });
    const other = { ...attestation, id: `${attestation.id}-b` };
    const withdrawn = eventOf('ai.pedigree.evidence.revoked.v1', {
      ...{ subject: id, evidence: `${other.source} ${other.id}`, reason: 'flawed' },
    });
    await api.record([registered(id), attestation, other, withdrawn]);
    const { evidence } = (await of(id).expect(200)).body;
    const statuses = evidence.map(({ eventId, status }: { eventId: string; status: unknown }) => [
      eventId,
      status,
    ]);
    expect(statuses).toEqual([
      [
        `/tests ${attestation.id}`,
        { ok: false, code: 'malformed-envelope', message: expect.any(String) },
      ],
      [`/tests ${other.id}`, { ok: false, code: 'revoked', message: expect.any(String) }],
      [expect.any(String), undefined],
    ]);
  });

  it('answers the blast radius: what runs, where, and by which way', async () => {
    const ids = ['run-base', 'run-teacher', 'urn:run-data', 'pkg:generic/run/student@1'] as const;
    const [base, , corpus, student] = ids;
    const deployment = (name: string, model: string, state: 'active' | 'retired') =>
      eventOf('ai.pedigree.deployment.changed.v1', {
        ...{ deployment: { id: name }, model, environment: 'production', state },
      });
    await api.record([
      ...history(...ids),
      deployment('chat-eu', student, 'active'),
      deployment('chat-us', student, 'retired'),
      deployment('elsewhere', STUDENT, 'active'),
    ]);
    const { body } = await of(corpus, '/descendants?deployed=true').expect(200);
    const since = '2026-11-23T10:00:00.000Z';
    expect(body).toMatchObject({
      root: corpus,
      nodes: [
        {
          id: student,
          kind: 'model',
          deployments: [{ id: 'chat-eu', environment: 'production', since }],
        },
      ],
      through: [{ id: corpus, kind: 'dataset' }],
      edges: [{ type: 'TRAINED_ON', from: student, to: corpus }],
      deployments: [{ id: 'chat-eu', environment: 'production', since, model: student }],
      truncated: false,
    });
    const whole = (await of(base, '/descendants?deployed=false').expect(200)).body;
    expect(whole.nodes).toHaveLength(4);
    expect(whole).not.toHaveProperty('deployments');
    const own = (await of(student, '/descendants?deployed=true').expect(200)).body;
    expect(own).toMatchObject({ nodes: [{ id: student }], edges: [], through: [] });
    const none = (await of('run-teacher', '/descendants?deployed=true&depth=1').expect(200)).body;
    expect(none).toMatchObject({ nodes: [], deployments: [], edges: [], truncated: false });
    const query = '/descendants?deployed=true&asOf=2026-01-01T00:00:00Z';
    expect((await of(base, query).expect(400)).body.errors).toMatchObject([{ parameter: 'asOf' }]);
    await of('no-such', '/descendants?deployed=true').expect(404);
  });

  it('says of an unknown id how ids are written', async () => {
    for (const rest of ['', '/ancestry', '/descendants', '/risk']) {
      const answer = await of('no/such', rest).expect(404);
      expect(answer.body.detail).toContain('no/such');
      expect(answer.body.errors[0].remedy).toContain('encodeURIComponent');
    }
  });

  it('answers 400 where the encoding is broken', async () => {
    const answer = await get('/%E0%A4%A').expect(400);
    expect(answer.body.errors).toMatchObject([{ parameter: 'path' }]);
  });

  it('answers ancestry and descendants as a graph', async () => {
    const up = (await of(STUDENT, '/ancestry').expect(200)).body;
    expect(up).toMatchObject({ root: STUDENT, truncated: false });
    expect(up.nodes.sort(byId)).toMatchObject([
      { id: 'base', kind: 'model', name: 'base', placeholder: false },
      { id: STUDENT, kind: 'model', name: 'student' },
      { id: 'teacher', kind: 'model' },
      { id: 'urn:corpus', kind: 'dataset' },
    ]);
    const generated = up.edges.find((edge: { type: string }) => edge.type === 'GENERATED_BY');
    expect(generated).toMatchObject({
      from: 'urn:corpus',
      to: 'teacher',
      channel: 'completions',
      share: 0.5,
      decoding: { top_p: 1 },
      runId: 'r-urn:corpus',
      eventId: expect.stringContaining('/tests e-'),
      occurredAt: '2026-11-23T10:00:00.000Z',
      recordedAt: '2026-11-23T12:00:00.000Z',
    });
    const down = (await of('teacher', '/descendants').expect(200)).body;
    expect(down.nodes.map(({ id }: { id: string }) => id).sort()).toEqual([
      STUDENT,
      'teacher',
      'urn:corpus',
    ]);
  });

  it('bounds depth and size', async () => {
    const ids = async (query: string) =>
      (await of(STUDENT, `/ancestry?${query}`).expect(200)).body.nodes.length;
    expect(await ids('depth=0')).toBe(1);
    expect(await ids('depth=1')).toBe(3);
    const cut = (await of(STUDENT, '/ancestry?limit=2').expect(200)).body;
    expect([cut.nodes.length, cut.truncated]).toEqual([2, true]);
  });

  it('answers what was known at a past moment', async () => {
    const [base, teacher] = history('old-base', 'old-teacher', 'x', 'y');
    await api.record([base!], '2026-01-01T00:00:00Z');
    await api.record([teacher!], '2026-02-01T00:00:00Z');
    const nodes = async (asOf: string) => {
      const query = `?asOf=${encodeURIComponent(asOf)}`;
      const answer = await of('old-base', `/descendants${query}`).expect(200);
      return answer.body.nodes.map(({ id }: { id: string }) => id);
    };
    expect(await nodes('2026-01-15T00:00:00Z')).toEqual(['old-base']);
    expect(await nodes('2026-02-01T01:00:00+01:00')).toHaveLength(2);
    // What was asked for is answered, without anything that was said of it later.
    expect(await nodes('2025-01-01T00:00:00Z')).toEqual(['old-base']);
  });

  it.each([
    ['depth=-1', 'depth'],
    ['depth=many', 'depth'],
    ['limit=0', 'limit'],
    ['limit=100001', 'limit'],
    ['asOf=yesterday', 'asOf'],
    ['asOf=2026-11-23', 'asOf'],
    ['asof=2026-11-23T10:00:00Z', 'asof'],
    ['limit=1&limit=2', 'limit'],
  ])('names the fault in ?%s', async (query, parameter) => {
    const answer = await of(STUDENT, `/ancestry?${query}`).expect(400);
    expect(answer.body.errors).toMatchObject([{ parameter, remedy: expect.any(String) }]);
  });

  it('says what the gate would say, without a promotion', async () => {
    const answer = await of(STUDENT, '/risk').expect(200);
    expect(answer.body).toMatchObject({
      model: STUDENT,
      environment: 'production',
      verdict: 'blocked',
    });
    expect(answer.body).not.toHaveProperty('promotion');
    const staging = await of(STUDENT, '/risk?environment=staging').expect(200);
    expect(staging.body.environment).toBe('staging');
  });

  it('is indeterminate, not wrong, while the graph lags behind what was acknowledged', async () => {
    await acknowledge(500);
    const lagging = (await of(STUDENT, '/risk').expect(200)).body;
    expect(lagging).toMatchObject({ verdict: 'blocked', indeterminate: true });
    await api.graph.writer.record([], [{ topic: TOPICS.lineageEvents, partition: 0, next: 500 }]);
    const fresh = (await of(STUDENT, '/risk').expect(200)).body;
    expect(fresh.indeterminate).toBe(false);
  });

  it('sees an artifact whose event is acknowledged but not yet recorded', async () => {
    await acknowledge(1);
    const reading = of('just-sent').then(({ status }) => status);
    await new Promise((resolve) => setImmediate(resolve));
    await api.record([registered('just-sent')]);
    await api.graph.writer.record([], [{ topic: TOPICS.lineageEvents, partition: 0, next: 501 }]);
    expect(await reading).toBe(200);
  });

  it('answers 503 and 504 without the words of the store', async () => {
    api.graph.failWith(new GraphError('unavailable', 'bolt://secret'));
    const answer = await of(STUDENT).expect(503);
    expect(answer.text).not.toContain('secret');
    expect(answer.headers['retry-after']).toBe('5');
    api.graph.failWith(new GraphError('timeout', 'slow'));
    await of(STUDENT, '/ancestry').expect(504);
    api.graph.failWith(new Error('password=hunter2'));
    expect((await of(STUDENT).expect(500)).text).not.toContain('hunter2');
  });
});
