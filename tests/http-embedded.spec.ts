import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SAMPLES } from '@pedigree/events';
import { createLog, type RunningService, startService } from '@pedigree/service-kit';
import { IngestGatewayModule } from '@pedigree/services/ingest-gateway';
import { LineageWriterModule } from '@pedigree/services/lineage-writer';
import { PolicyModule } from '@pedigree/services/policy';
import { QueryApiModule } from '@pedigree/services/query-api';
import { eventually } from '@pedigree/testing';
import { connect } from '@pedigree/wiring';
import request from 'supertest';

const MODULES = [IngestGatewayModule, LineageWriterModule, PolicyModule, QueryApiModule];
const STUDENT = 'pkg:huggingface/acme/student@1';

const event = (id: string, type: string, data: object) => ({
  specversion: '1.0',
  id,
  source: '/tests',
  type: `ai.pedigree.${type}.v1`,
  data,
});

/** `student` trained on what a sibling from the same base wrote: the case the gate is for. */
const HISTORY = [
  event('1', 'model.registered', { model: { id: 'base@1' }, initialization: 'random' }),
  event('2', 'finetune.completed', {
    run: { id: 'r-2' },
    output: 'teacher@1',
    base: { model: 'base@1', method: 'finetune' },
    corpora: [],
  }),
  event('3', 'generation.completed', {
    run: { id: 'r-3' },
    output: 'urn:corpus',
    generators: [{ model: 'teacher@1', channel: 'completions' }],
  }),
  event('4', 'finetune.completed', {
    run: { id: 'r-4' },
    output: STUDENT,
    base: { model: 'base@1', method: 'finetune' },
    corpora: [{ dataset: 'urn:corpus', stage: 'sft' }],
  }),
];

/** The routes over the embedded log and graph, with the real writer and the real gate behind them. */
describe('HTTP over the embedded adapters', () => {
  let service: RunningService;
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'pedigree-http-'));
    const config = {
      port: 0,
      host: '127.0.0.1',
      backends: { kind: 'embedded', dataDir: directory },
      partitions: 3,
      apiTokens: [],
      logLevel: 'silent',
      lagTimeoutMs: 5000,
      readTimeoutMs: 5000,
      ancestryLimit: 10_000,
      signing: { file: join(directory, 'signing-key.pem'), make: true },
    } as const;
    const platform = { ...(await connect(config)), config };
    const logger = createLog({ level: 'silent', terse: false });
    service = await startService({ modules: MODULES, platform, logger });
  });
  afterAll(async () => {
    await service.close();
    await rm(directory, { recursive: true, force: true });
  });

  const api = () => request(service.app.getHttpServer());
  const artifact = (id: string, rest = '') =>
    api().get(`/api/v1/artifacts/${encodeURIComponent(id)}${rest}`);
  const send = (events: object[]) =>
    api()
      .post('/api/v1/events')
      .set('content-type', 'application/cloudevents-batch+json')
      .send(JSON.stringify(events));

  it('blocks what it was told of in the request before', async () => {
    await send(HISTORY).expect(202);
    const body = { promotion: { id: 'e2e/1' }, model: STUDENT, environment: 'production' };
    const decided = await api().post('/api/v1/promotions?wait=10').send(body).expect(200);
    expect(decided.body).toMatchObject({ ...body, verdict: 'blocked' });
    const rules = decided.body.reasons.map(({ rule }: { rule: string }) => rule);
    expect(rules).toContain('same-base-transmission');
    const again = await api().post('/api/v1/promotions').send(body).expect(200);
    expect(again.body).toEqual(decided.body);
    const read = await api().get('/api/v1/promotions/e2e%2F1').expect(200);
    expect(read.body).toEqual(decided.body);
    await api()
      .post('/api/v1/promotions')
      .send({ ...body, environment: 'staging' })
      .expect(409);
  });

  it('follows the Location of a request that nobody waits for', async () => {
    const body = { model: STUDENT, environment: 'production' };
    const pending = await api().post('/api/v1/promotions').send(body).expect(202);
    const { location } = pending.headers;
    await api().get(location!).expect(200);
    await eventually(async () => {
      const { body: decision } = await api().get(location!);
      expect(decision.verdict).toBe('blocked');
    });
    await eventually(async () => {
      const { body: page } = await api().get('/api/v1/promotions?verdict=blocked&limit=500');
      const ids = page.items.map((item: { promotion: { id: string } }) => item.promotion.id);
      expect(ids).toContain(pending.body.promotion.id);
    });
  });

  it('judges, describes and walks what it has just been told', async () => {
    const id = 'pkg:generic/modèle 🦉/50%@1';
    await send([event('u-1', 'model.registered', { model: { id, license: 'MIT' } })]).expect(202);
    const found = await artifact(id).expect(200);
    expect(found.body).toMatchObject({ id, attributes: { license: 'MIT' } });
    const risk = await artifact(STUDENT, '/risk').expect(200);
    expect(risk.body).toMatchObject({ model: STUDENT, verdict: 'blocked' });
    const up = (await artifact(STUDENT, '/ancestry').expect(200)).body;
    expect(up.nodes).toHaveLength(5);
    expect(up.edges).toHaveLength(5);
    const down = (await artifact('base@1', '/descendants?depth=1').expect(200)).body;
    expect(down.nodes.map((node: { id: string }) => node.id).sort()).toEqual([
      'base@1',
      STUDENT,
      'teacher@1',
    ]);
  });

  it('pages through artifacts without losing one', async () => {
    await artifact(STUDENT).expect(200);
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await api().get(`/api/v1/artifacts?limit=2&cursor=${cursor}`).expect(200);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor ?? '';
    } while (cursor !== '');
    expect(seen).toEqual([...new Set(seen)]);
    expect(seen).toEqual(expect.arrayContaining(['base@1', 'teacher@1', 'urn:corpus', STUDENT]));
  });

  it('takes every sample of its own documentation', async () => {
    const samples = Object.values(SAMPLES).filter(
      ({ type }) =>
        !/promotion\.(approved|blocked|revoked|recheck)|plan\.|policy\.|lineage\.recorded/.test(
          type,
        ),
    );
    const answer = await send(samples).expect(202);
    expect(answer.body).toEqual({ accepted: samples.length, rejected: [] });
  });

  it('keeps a trail that is paged, and lists what waits for a person', async () => {
    const body = { promotion: { id: 'e2e/2' }, model: STUDENT, environment: 'staging' };
    await api().post('/api/v1/promotions?wait=10').send(body).expect(200);
    const path = '/api/v1/promotions/e2e%2F2';
    const review = { id: 'r-1', reviewer: 'alice', reason: 'benign' };
    const wish = { decision: 'request', requestedBy: 'ci' };
    await api().post(`${path}/reviews`).send(wish).expect(201);
    const waiting = async () =>
      (await api().get('/api/v1/reviews?environment=staging').expect(200)).body.items;
    expect(await waiting()).toMatchObject([
      { promotion: { id: 'e2e/2' }, requests: [{ state: 'open' }] },
    ]);
    for (const decision of ['deny', 'deny'])
      await api()
        .post(`${path}/reviews`)
        .send({ ...review, decision })
        .expect(201);
    expect(await waiting()).toEqual([]);
    const steps: string[] = [];
    for (let cursor = '', more = true; more;) {
      const { body: page } = await api().get(`${path}/trail?limit=1&cursor=${cursor}`).expect(200);
      steps.push(...page.items.map(({ step }: { step: string }) => step));
      cursor = page.nextCursor ?? '';
      more = cursor !== '';
    }
    expect(steps).toEqual(['requested', 'decided', 'review-requested', 'reviewed']);
    const broken = await api().get(`${path}/trail?cursor=YWJj`).expect(400);
    expect(broken.body.errors).toMatchObject([{ parameter: 'cursor' }]);
    const inputs = (await api().get(`${path}/inputs`).expect(200)).body;
    expect(inputs.policy.document).toContain('kind: PolicyBundle');
    expect(inputs.ancestry.nodes).toHaveLength(5);
  });

  it('keeps operations outside the prefix and answers 404 and 405 as problems', async () => {
    await api().get('/healthz').expect(200);
    await api().get('/readyz').expect(200);
    await api().get('/metrics').expect(200);
    const unknown = await api().get('/api/v1/nope').expect(404);
    expect(unknown.headers['content-type']).toMatch('problem+json');
    expect(unknown.body).toMatchObject({ status: 404, instance: '/api/v1/nope' });
    const wrong = await api().delete('/api/v1/artifacts/x').expect(405);
    expect(wrong.headers.allow).toBe('GET, HEAD');
    expect((await api().get('/api/v1/events').expect(405)).headers.allow).toBe('POST');
    expect((await api().put('/healthz').expect(405)).headers.allow).toBe('GET, HEAD');
  });
});
