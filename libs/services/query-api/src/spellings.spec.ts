import { SAMPLES } from '@pedigree/events';
import request from 'supertest';
import { askerOf } from './graphql/spec-asker';
import { type ApiUnderTest, eventOf, history, startApi } from './spec-app';

const ID = 'pkg:huggingface/acme/student';
const [BASE, TEACHER] = ['pkg:huggingface/acme/base', 'pkg:huggingface/acme/teacher'];
const SPELLINGS = [
  ID,
  'https://huggingface.co/acme/student',
  'https://hf.co/acme/student/',
  'hf://acme/student',
  'pkg:HuggingFace/acme/student',
  'models--acme--student',
];
const HUB_BASE = 'https://huggingface.co/acme/base';
const APPROVED = 'ai.pedigree.promotion.approved.v1';
const END = '2026-11-24T00:00:00.000Z';

describe('artifact ids and environments in any spelling', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await startApi(() => new Date('2026-11-25T00:00:00Z'));
    const about = { promotion: { id: 'p-1' }, model: ID, environment: 'Production' };
    const approval = { ...SAMPLES[APPROVED].data, ...about, validUntil: END };
    await api.record([
      ...history(BASE, TEACHER, 'urn:corpus', ID),
      eventOf('ai.pedigree.deployment.changed.v1', {
        deployment: { id: 'd-1' },
        ...{ model: HUB_BASE, environment: ' PROD ', state: 'active' },
      }),
      eventOf('ai.pedigree.promotion.requested.v1', about),
      eventOf(APPROVED, approval),
    ]);
  });
  afterAll(() => api.app.close());

  const get = (path: string) => request(api.app.getHttpServer()).get(`/api/v1${path}`);
  const { ask } = askerOf(() => api);

  describe.each(SPELLINGS)('%s', (spelling) => {
    const id = encodeURIComponent(spelling);
    it.each([
      [`/artifacts/${id}`, { id: ID }],
      [`/artifacts/${id}/ancestry`, { root: ID }],
      [`/artifacts/${id}/ancestry?paged=true`, { root: ID }],
      [`/artifacts/${id}/descendants`, { root: ID }],
      [`/artifacts/${id}/descendants?deployed=true`, { root: ID }],
      [`/artifacts/${id}/risk`, { model: ID }],
      [`/artifacts/${id}/changes?since=2020-01-01T00:00:00Z`, { root: ID }],
      [`/artifacts/${id}/ml-bom`, { metadata: { component: { 'bom-ref': ID } } }],
      [`/artifacts/shared?of=${id}&of=urn:corpus`, { of: [ID, 'urn:corpus'] }],
      [`/paths?from=${id}&to=${encodeURIComponent(HUB_BASE)}`, { from: ID, to: BASE }],
      [`/promotions?model=${id}`, { items: [{ promotion: { id: 'p-1' } }] }],
    ])('is found by GET %s', async (path, expected) => {
      expect((await get(path).expect(200)).body).toMatchObject(expected);
    });

    it('is found as lines', async () => {
      const { text } = await get(`/artifacts/${id}/ancestry?format=ndjson`)
        .buffer(true)
        .expect(200);
      expect(text).toContain(JSON.stringify(BASE));
    });

    it('is found by GraphQL', async () => {
      const found = await ask(`{
        artifact(id: "${spelling}") { id }
        paths(from: "${spelling}", to: "${HUB_BASE}") { from to }
        promotions(model: "${spelling}") { nodes { id } }
      }`);
      expect(found).toEqual({
        artifact: { id: ID },
        paths: { from: ID, to: BASE },
        promotions: { nodes: [{ id: 'p-1' }] },
      });
    });
  });

  it.each(['production', 'PRODUCTION', ' Production', '\uff30roduction'])(
    'environment %j is production',
    async (environment) => {
      const query = `environment=${encodeURIComponent(environment)}`;
      const student = encodeURIComponent(ID);
      const risk = (await get(`/artifacts/${student}/risk?${query}`).expect(200)).body;
      expect(risk.environment).toBe('production');
      const { items } = (await get(`/promotions?${query}`).expect(200)).body;
      expect(items).toMatchObject([{ promotion: { id: 'p-1' }, environment: 'production' }]);
      await get(`/reviews?${query}`).expect(200);
    },
  );

  it.each([
    `/artifacts/${encodeURIComponent(ID)}/risk?environment=`,
    '/promotions?environment=',
    '/reviews?environment=',
    '/decisions/stream?environment=',
    '/artifacts/shared?of=a&of=b&environment=',
  ])('refuses what cannot be seen, by name: GET %s', async (path) => {
    const { body } = await get(`${path}prod%E2%80%8Buction`).expect(400);
    expect(body.errors).toMatchObject([{ parameter: 'environment', remedy: expect.any(String) }]);
  });

  it('shows where something runs in the one spelling', async () => {
    const id = encodeURIComponent(BASE);
    const { body } = await get(`/artifacts/${id}/descendants?deployed=true`).expect(200);
    expect(JSON.stringify(body)).toContain('"environment":"prod"');
  });

  it('does not show an approval whose time has passed as one, and keeps it beside', async () => {
    const { body } = await get('/promotions/p-1').expect(200);
    expect(body).toMatchObject({
      verdict: 'blocked',
      reasons: [{ rule: 'approval-ended' }],
      ended: { at: END, decision: { verdict: 'approved', validUntil: END } },
    });
    const found = await ask('{ promotion(id: "p-1") { status decision { verdict } } }');
    expect(found).toMatchObject({ promotion: { decision: { verdict: 'blocked' } } });
  });
});
