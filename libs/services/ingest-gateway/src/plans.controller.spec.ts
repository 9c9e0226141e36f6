import { TOPICS } from '@pedigree/events';
import { eventually } from '@pedigree/testing';
import request from 'supertest';
import { DecisionWaiters } from './decision-waiters';
import {
  decideAtOnce,
  decisionMessage,
  eventsIn,
  type GatewayUnderTest,
  startGateway,
} from './spec-app';

const PLAN = {
  plan: { id: 'run/1' },
  base: { model: 'base@1', method: 'finetune' },
  corpora: [{ dataset: 'urn:corpus', stage: 'sft' }],
};

describe('POST /api/v1/plans', () => {
  let gateway: GatewayUnderTest;
  let now: Date;
  beforeEach(async () => {
    now = new Date('2026-11-23T10:00:00Z');
    gateway = await startGateway([], () => now);
  });
  afterEach(() => gateway.app.close());

  const post = (body: object, wait?: number | string) =>
    request(gateway.app.getHttpServer())
      .post(`/api/v1/plans${wait === undefined ? '' : `?wait=${wait}`}`)
      .send(body);
  const requests = () => eventsIn(gateway.bus, TOPICS.promotionRequests);
  const waiting = () => gateway.app.get(DecisionWaiters).size;
  const decide = (index = 0, more: object = {}) =>
    gateway.bus.publisher.publish(TOPICS.promotionDecisions, [
      decisionMessage(requests()[index]!, more),
    ]);

  it('waits for the decision without being told to', async () => {
    await decideAtOnce(gateway.bus);
    const answer = await post(PLAN).expect(200);
    expect(answer.body).toMatchObject({
      plan: { id: 'run/1' },
      model: 'urn:pedigree:plan:run/1',
      environment: 'production',
      verdict: 'blocked',
    });
    expect(requests()).toMatchObject([
      {
        type: 'ai.pedigree.training.planned.v1',
        source: '/pedigree/ingest-gateway/plans',
        subject: 'base@1',
        data: { ...PLAN, environment: 'production' },
      },
    ]);
    expect(waiting()).toBe(0);
  });

  it('makes an id where none is given, and answers 202 while it is pending', async () => {
    const answer = await post({ ...PLAN, plan: undefined }, 0).expect(202);
    expect(answer.body).toEqual({
      plan: { id: expect.stringMatching(/^plan-[0-9a-f-]{36}$/) },
      status: 'pending',
    });
    expect(answer.headers).toMatchObject({ 'retry-after': '1' });
    expect(answer.headers).not.toHaveProperty('location');
  });

  it('publishes a repeat once, in whatever order of fields, and answers the same decision', async () => {
    await post(PLAN, 0).expect(202);
    await post(Object.fromEntries(Object.entries(PLAN).reverse()), 0).expect(202);
    await decide();
    const first = await post({ ...PLAN, environment: 'production' }, 0).expect(200);
    expect((await post(PLAN).expect(200)).body).toEqual(first.body);
    expect(requests()).toHaveLength(1);
  });

  it('reads the environment in one spelling', async () => {
    await post({ ...PLAN, environment: 'Staging' }, 0).expect(202);
    await post({ ...PLAN, environment: ' STAGING' }, 0).expect(202);
    expect(requests()).toMatchObject([{ data: { environment: 'staging' } }]);
    const answer = await post({ ...PLAN, environment: 'st\u200baging' }, 0).expect(422);
    expect(answer.body.errors).toMatchObject([{ pointer: '/environment' }]);
  });

  it('refuses the same id for another plan', async () => {
    await post(PLAN, 0).expect(202);
    for (const change of [{ environment: 'staging' }, { corpora: [] }, { teachers: [] }]) {
      const answer = await post({ ...PLAN, ...change }, 0).expect(409);
      expect(answer.body.errors[0].pointer).toBe('/plan/id');
    }
    expect(requests()).toHaveLength(1);
  });

  it('does not take a decision on something else for its own', async () => {
    await post(PLAN, 0).expect(202);
    await decide();
    const other = await startGateway([], () => now);
    await other.bus.publisher.publish(TOPICS.promotionDecisions, [decisionMessage(requests()[0]!)]);
    const answer = await request(other.app.getHttpServer())
      .post('/api/v1/plans?wait=0')
      .send({ ...PLAN, corpora: [] })
      .expect(202);
    expect(answer.body.status).toBe('pending');
    await request(other.app.getHttpServer())
      .post('/api/v1/plans?wait=0')
      .send({ ...PLAN, corpora: [] })
      .expect(202);
    expect(eventsIn(other.bus, TOPICS.promotionRequests)).toHaveLength(1);
    await other.app.close();
  });

  it('leaves a decision on another plan under the same id to the gateway that asked for it', async () => {
    const answer = post(PLAN, 10).then((response) => response);
    await eventually(() => requests().length === 1);
    await decide(0, { plan: { id: 'run/1', request: '/elsewhere 1' } });
    expect((await answer).status).toBe(202);
    await decide();
    expect((await post(PLAN, 0)).status).toBe(200);
  });

  it('asks again, as a new event, for what got lost', async () => {
    await post(PLAN, 0).expect(202);
    now = new Date(now.getTime() + 130_000);
    await post(PLAN, 0).expect(202);
    const [first, second] = requests();
    expect(first!.id).not.toBe(second!.id);
    await decide(1, { verdict: 'approved', reasons: [] });
    expect((await post(PLAN, 0).expect(200)).body.verdict).toBe('approved');
    expect(requests()).toHaveLength(2);
  });

  it('keeps a plan and a promotion of one id apart', async () => {
    const promotion = { promotion: { id: 'run/1' }, model: 'm', environment: 'production' };
    const gate = () => request(gateway.app.getHttpServer()).post('/api/v1/promotions?wait=100');
    const plan = post(PLAN, 100).then(({ body }) => body);
    const promoted = gate()
      .send(promotion)
      .then(({ body }) => body);
    await eventually(() => requests().length === 2 && waiting() === 2);
    const keys = requests().map(({ source, id }) => `${source} ${id}`);
    expect(new Set(keys).size).toBe(2);
    await decide(0);
    await decide(1);
    expect(await plan).toMatchObject({ plan: { id: 'run/1' } });
    expect(await promoted).toMatchObject({ promotion: { id: 'run/1' } });
  });

  it('is Markdown where that is asked for', async () => {
    await post(PLAN, 0).expect(202);
    await decide(0, { conditions: ['show it'], alternatives: { teachers: ['other@1'] } });
    const answer = await post(PLAN, 0).set('accept', 'text/markdown').expect(200);
    expect(answer.text).toMatch(/^## ⛔ Blocked: plan `run\/1` for `production`/);
    expect(answer.text).toContain('- [ ] show it');
    expect(answer.text).toContain('- `other@1`');
  });

  it.each([
    ['base', { ...PLAN, base: undefined }, '/base'],
    ['method', { ...PLAN, base: { model: 'b', method: 'magic' } }, '/base/method'],
    ['corpora', { ...PLAN, corpora: [{ dataset: 7, stage: 'sft' }] }, '/corpora/0/dataset'],
    ['id', { ...PLAN, plan: { id: '' } }, '/plan/id'],
    ['environment', { ...PLAN, environment: '' }, '/environment'],
  ])('names the fault in the %s', async (_what, body, pointer) => {
    const answer = await post(body).expect(422);
    expect(answer.body.errors.map((each: { pointer: string }) => each.pointer)).toContain(pointer);
    expect(gateway.bus.log).toEqual([]);
  });

  it('refuses to wait for ever', async () => {
    expect((await post(PLAN, 121).expect(400)).body.errors).toMatchObject([{ parameter: 'wait' }]);
  });
});

describe('with tokens', () => {
  it('takes plans and reviews from those who have one only', async () => {
    const gateway = await startGateway(['s3cret']);
    const post = (path: string) => request(gateway.app.getHttpServer()).post(`/api/v1/${path}`);
    await post('plans?wait=0').send(PLAN).expect(401);
    await post('promotions/x/reviews').send({}).expect(401);
    await post('plans?wait=0').set('authorization', 'Bearer s3cret').send(PLAN).expect(202);
    await gateway.app.close();
  });
});
