import { type EventData, SAMPLES } from '@pedigree/events';
import request from 'supertest';
import { type OverviewView } from './overview-view';
import { type ApiUnderTest, eventOf, history, startApi } from './spec-app';

const BLOCKED = 'ai.pedigree.promotion.blocked.v1';
const APPROVED = 'ai.pedigree.promotion.approved.v1';
const REVOKED = 'ai.pedigree.promotion.revoked.v1';
const NOW = '2026-11-24T10:00:00.000Z';
const sample = SAMPLES[BLOCKED].data.reasons[0]!;
const reason = (rule: string) => ({ ...sample, rule, clearedBy: ['review'], remedies: [] });
const waiting = (rule: string) => ({
  ...reason(rule),
  remedies: [{ steps: [{ evidence: 'review', done: false, text: 'review it' }] }],
});

describe('GET /api/v1/overview', () => {
  let api: ApiUnderTest;
  beforeEach(async () => {
    api = await startApi(() => new Date(NOW));
  });
  afterEach(() => api.app.close());

  const get = (query = '') => request(api.app.getHttpServer()).get(`/api/v1/overview${query}`);
  const overview = async (query = ''): Promise<OverviewView> =>
    (await get(query).expect(200)).body as OverviewView;

  const promotion = (id: string, environment = 'production') => ({
    ...{ promotion: { id }, model: `m-${id}`, environment },
  });
  const decide = (
    type: typeof BLOCKED | typeof APPROVED,
    id: string,
    reasons: EventData<typeof BLOCKED>['reasons'],
    environment?: string,
  ) => {
    const verdict = type === BLOCKED ? 'blocked' : 'approved';
    const of = { ...promotion(id, environment), verdict, reasons } as const;
    return eventOf(type, { ...SAMPLES[type].data, ...of });
  };
  const revoke = (id: string) => {
    const of = { ...promotion(id), reasons: [reason('suspect-ancestor')] };
    return eventOf(REVOKED, { ...SAMPLES[REVOKED].data, ...of });
  };

  it('of nothing is all zeros, with a day for each day', async () => {
    const { perDay, ...rest } = await overview();
    expect(rest).toEqual({
      asOf: NOW,
      artifacts: { models: 0, datasets: 0, placeholders: 0 },
      coverage: {
        initialization: { known: 0, unknown: 0 },
        origin: { generated: 0, derived: 0, human: 0, unknown: 0 },
      },
      promotions: { pending: 0, approved: 0, blocked: 0, revoked: 0, byEnvironment: [] },
      deployments: { active: 0 },
      reviews: { waiting: 0 },
      rules: [],
      limited: false,
      limits: {},
    });
    expect(perDay).toHaveLength(14);
    expect(perDay[0]).toEqual({ day: '2026-11-11', approved: 0, blocked: 0, revoked: 0 });
    expect(perDay.at(-1)?.day).toBe('2026-11-24');
  });

  it('counts artifacts by what is known of them, and what runs', async () => {
    const deployment = (id: string, state: 'active' | 'retired') =>
      eventOf('ai.pedigree.deployment.changed.v1', {
        ...{ deployment: { id }, model: 'student', environment: 'production', state },
      });
    await api.record([
      ...history('base', 'teacher', 'corpus', 'student'),
      eventOf('ai.pedigree.dataset.registered.v1', { dataset: { id: 'book' }, origin: 'human' }),
      eventOf('ai.pedigree.dataset.derived.v1', {
        ...{ run: { id: 'r' }, output: 'subset', operation: 'subset' },
        parents: [{ dataset: 'elsewhere' }],
      }),
      deployment('d1', 'active'),
      deployment('d2', 'retired'),
    ]);
    expect(await overview()).toMatchObject({
      artifacts: { models: 3, datasets: 4, placeholders: 1 },
      coverage: {
        initialization: { known: 3, unknown: 0 },
        origin: { generated: 1, derived: 1, human: 1, unknown: 1 },
      },
      deployments: { active: 1 },
    });
  });

  it('counts each promotion once by how it stands, and rules and days besides', async () => {
    await api.record([
      decide(BLOCKED, 'p1', [waiting('relay'), reason('probe-drift'), reason('probe-drift')]),
      decide(BLOCKED, 'p2', [reason('probe-drift')], 'staging'),
      decide(APPROVED, 'p3', []),
      decide(APPROVED, 'p4', []),
      revoke('p4'),
      eventOf('ai.pedigree.promotion.requested.v1', promotion('p5', 'staging')),
    ]);
    const { promotions, perDay, rules, reviews } = await overview('?days=2');
    const staging = { environment: 'staging', pending: 1, approved: 0, blocked: 1, revoked: 0 };
    expect(promotions).toEqual({
      ...{ pending: 1, approved: 1, blocked: 2, revoked: 1 },
      byEnvironment: [
        { environment: 'production', pending: 0, approved: 1, blocked: 1, revoked: 1 },
        staging,
      ],
    });
    expect(perDay).toEqual([
      { day: '2026-11-23', approved: 2, blocked: 2, revoked: 1 },
      { day: '2026-11-24', approved: 0, blocked: 0, revoked: 0 },
    ]);
    expect(rules).toEqual([
      { rule: 'probe-drift', count: 2 },
      { rule: 'relay', count: 1 },
      { rule: 'suspect-ancestor', count: 1 },
    ]);
    expect(reviews).toEqual({ waiting: 1 });
  });

  it('says what was counted only up to a limit', async () => {
    const many = Array.from({ length: 201 }, (_, n) => decide(BLOCKED, `p${n}`, []));
    await api.record(many);
    expect(await overview()).toMatchObject({
      promotions: { blocked: 201 },
      limited: true,
      limits: { reviews: 200 },
    });
  });

  it.each(['0', '91', '1.5', 'many'])('refuses days=%s', async (days) => {
    const { body } = await get(`?days=${days}`).expect(400);
    expect(body).toMatchObject({
      type: 'urn:pedigree:problem:invalid-parameter',
      errors: [{ parameter: 'days', remedy: expect.any(String) }],
    });
  });
});
