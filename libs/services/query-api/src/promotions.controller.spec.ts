import { EVENT_TYPES, SAMPLES, encodeEvent, fromWire, TOPICS } from '@pedigree/events';
import request from 'supertest';
import { type ApiUnderTest, eventOf, startApi } from './spec-app';

const BLOCKED = 'ai.pedigree.promotion.blocked.v1';
const requested = (id: string, model: string, environment = 'production') =>
  eventOf('ai.pedigree.promotion.requested.v1', { promotion: { id }, model, environment });
const decided = (id: string, model: string, environment = 'production') =>
  eventOf(BLOCKED, { ...SAMPLES[BLOCKED].data, promotion: { id }, model, environment });

describe('/api/v1/promotions', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await startApi();
    await api.record([
      requested('p-1', 'm1'),
      decided('p-1', 'm1'),
      requested('p/2', 'm1', 'staging'),
      requested('p-3', 'm2'),
    ]);
  });
  afterAll(() => api.app.close());

  const get = (path: string) => request(api.app.getHttpServer()).get(`/api/v1/promotions${path}`);
  const ids = async (query: string) =>
    (await get(query).expect(200)).body.items.map(
      (item: { promotion: { id: string } }) => item.promotion.id,
    );

  it('lists the history with its state, newest first', async () => {
    const { items } = (await get('').expect(200)).body;
    expect(items).toMatchObject([
      { promotion: { id: 'p-3' }, model: 'm2', status: 'pending' },
      { promotion: { id: 'p/2' }, environment: 'staging', status: 'pending' },
      { promotion: { id: 'p-1' }, status: 'blocked', verdict: 'blocked' },
    ]);
    expect(items[2]).not.toHaveProperty('decision');
  });

  it('filters', async () => {
    expect(await ids('?model=m1')).toEqual(['p/2', 'p-1']);
    expect(await ids('?environment=staging')).toEqual(['p/2']);
    expect(await ids('?verdict=blocked')).toEqual(['p-1']);
    const answer = await get('?verdict=maybe').expect(400);
    expect(answer.body.errors).toMatchObject([{ parameter: 'verdict' }]);
  });

  it('pages', async () => {
    const first = (await get('?limit=2').expect(200)).body;
    expect(first.items).toHaveLength(2);
    expect(await ids(`?limit=2&cursor=${first.nextCursor}`)).toEqual(['p-1']);
    expect((await get('?limit=501').expect(400)).body.errors).toMatchObject([
      { parameter: 'limit' },
    ]);
  });

  it('answers the decision, or that there is none yet, or that there is no such promotion', async () => {
    expect((await get('/p-1').expect(200)).body).toMatchObject({
      promotion: { id: 'p-1' },
      verdict: 'blocked',
      reasons: expect.any(Array),
    });
    expect((await get('/p%2F2').expect(200)).body).toEqual({
      promotion: { id: 'p/2' },
      model: 'm1',
      environment: 'staging',
      status: 'pending',
    });
    expect((await get('/nope').expect(404)).body.detail).toContain('nope');
  });

  it('answers a decision that is made but not yet in the graph', async () => {
    const message = fromWire(encodeEvent(decided('p-3', 'm2')));
    await api.bus.publisher.publish(EVENT_TYPES[BLOCKED].topic, [message]);
    expect((await get('/p-3').expect(200)).body).toMatchObject({ verdict: 'blocked' });
  });

  it('finds a promotion that is acknowledged but not yet recorded', async () => {
    await api.bus.publisher.publish(TOPICS.promotionRequests, [
      fromWire(encodeEvent(requested('p-4', 'm4'))),
    ]);
    const reading = get('/p-4').then(({ body }) => body);
    await new Promise((resolve) => setImmediate(resolve));
    await api.record([requested('p-4', 'm4')]);
    await api.graph.writer.record([], [{ topic: TOPICS.promotionRequests, partition: 0, next: 1 }]);
    expect(await reading).toMatchObject({ status: 'pending' });
  });
});
